"""Customers: who they are, what they have, and what is changed about them."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import Response

from app.access.permissions import Capability
from app.customers import changes, queries, service
from app.customers.rules import Deployment
from app.customers.schemas import (
    ChangeCustomer,
    CustomerView,
    Language,
    LowCreditDays,
    LowCreditMinutes,
    NewCustomer,
    customer_view,
)
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import Active, ListPage
from app.kit.web.schema import Id, Name, Zone
from app.pages.addresses import Words
from app.pages.admin import edits
from app.pages.admin import queries as office
from app.pages.admin.access import ActsOnCustomer, ShowsCustomer
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.routing import page_router
from app.plans import queries as plans

router = page_router()

Shows = Annotated[Page, shows(Capability.MANAGE_CUSTOMERS)]
Makes = Annotated[Page, acts(Capability.MANAGE_CUSTOMERS)]

# What stands in the form of a customer who is not known yet.
_AT_FIRST = {"deployment": Deployment.ON_PREMISE, "time_zone": "Europe/Prague", "language": "en"}


class EditedCustomer(ChangeCustomer):
    """All that can be changed about a customer."""

    name: Name
    deployment: Deployment
    time_zone: Zone
    language: Language
    low_credit_minutes: LowCreditMinutes | None
    low_credit_days: LowCreditDays | None


@router.get("/admin")
async def home(page: Shows) -> Response:
    """Where the office begins."""
    return page.lead("/admin/customers")


@router.get("/admin/customers")
async def the_customers(
    page: Shows, part: ListPage, q: Words = "", active: Active = None
) -> Response:
    """The customers, in the order they were made; those that were looked for."""
    return await _customers(page, part, q, active)


@router.get("/admin/customers/new")
async def asked(page: Shows) -> Response:
    """What is asked about a new customer."""
    return await _asked(page, page.prefilled(_AT_FIRST))


@router.post("/admin/customers/new")
async def make(page: Makes) -> Response:
    """Make a customer, with an empty credit account."""
    return await page.act(
        NewCustomer,
        service.create,
        done="customer_made",
        to="/admin/customers/{id}",
        again=lambda given: _asked(page, given),
    )


@router.get("/admin/customers/{customer_id}")
async def customer(page: ShowsCustomer, customer_id: Id) -> Response:
    """One customer: facts, plan, credit, people and servers."""
    db, now = page.context.db, page.context.now
    found = page.context.found(await queries.customer(db, customer_id))
    present = page.context.found(await plans.plan_of(db, customer_id, now))
    return page.show(
        "admin/customer.html",
        customer=customer_view(found),
        present=present,
        beside=await office.beside_customer(db, customer_id, now),
        most=office.MOST_SHOWN,
    )


@router.get("/admin/customers/{customer_id}/edit")
async def edit(page: ShowsCustomer, customer_id: Id) -> Response:
    """What is known about it, to be changed."""
    return await _edit(page, customer_id)


@router.post("/admin/customers/{customer_id}/edit")
async def change(page: ActsOnCustomer, customer_id: Id) -> Response:
    """Change it; with its time zone the ends of its credit move."""
    return await page.act(
        EditedCustomer,
        lambda tx, body: _change(tx, customer_id, body),
        done="customer_saved",
        to=f"/admin/customers/{customer_id}",
        again=lambda given: _edit(page, customer_id, given),
    )


async def _change(tx: Tx, customer_id: UUID, body: EditedCustomer) -> CustomerView:
    before = await changes.lock_customer(tx, customer_id)
    told = edits.what_differs(body, before, ChangeCustomer)
    return await changes.change_customer(tx, customer_id, told)


async def _customers(page: Page, part: pagination.Page, q: str, active: bool | None) -> Response:
    db, now = page.context.db, page.context.now
    found = await queries.customers(db, part, None, active, q.strip() or None)
    beside = await office.beside_customers(db, [one.id for one in found[: part.limit]], now)
    return page.show(
        "admin/customers.html",
        customers=part.of(customer_view, found),
        beside=beside,
        q=q,
        active=active,
        address=_address,
    )


async def _asked(page: Page, given: Given[NewCustomer]) -> Response:
    return page.show("admin/customer_new.html", status=given.status, given=given)


async def _edit(
    page: Page, customer_id: UUID, given: Given[EditedCustomer] | None = None
) -> Response:
    found = page.context.found(await queries.customer(page.context.db, customer_id))
    shown = given or edits.known(page, found, EditedCustomer)
    return page.show(
        "admin/customer_edit.html",
        status=shown.status,
        customer=customer_view(found),
        given=shown,
    )


def _address(**asked: object) -> str:
    """The list's address with what is asked of it."""
    given = {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in asked.items()
    }
    told = urlencode({name: value for name, value in given.items() if value not in (None, "")})
    return f"/admin/customers?{told}" if told else "/admin/customers"
