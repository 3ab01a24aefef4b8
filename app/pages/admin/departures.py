"""Who leaves, and comes back: what is left of them is shown before, and nothing is deleted."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from msgspec import Struct
from starlette.responses import Response

from app.customers import queries as customers
from app.customers.schemas import contact_view, customer_view, server_view
from app.departures import service
from app.departures.schemas import Deactivate, DepartureView
from app.kit.postgres.database import Reader, Tx
from app.kit.web.schema import Id, View
from app.pages.admin import queries as office
from app.pages.admin.access import (
    ActsOnContact,
    ActsOnCustomer,
    ActsOnServer,
    ActsOnTechnician,
    ShowsContact,
    ShowsCustomer,
    ShowsServer,
    ShowsTechnician,
)
from app.pages.admission import Page
from app.pages.forms import Given, Nothing
from app.pages.routing import page_router
from app.technicians import queries as technicians
from app.technicians.schemas import technician_view

router = page_router()

# As if it were forced for some reason: so a dry run tells all that is left.
_FORCED = Deactivate(reason="-", force=True)


class Leaver(Struct, frozen=True):
    """A kind of who or what leaves: how it is read and shown, and what lets it leave and come back."""

    kind: str
    read: Callable[[Reader, UUID], Awaitable[Any]]
    view: Callable[[Any], View]
    leave: Callable[[Tx, UUID, Deactivate], Awaitable[DepartureView]]
    come_back: Callable[[Tx, UUID], Awaitable[View]]

    def address(self, one_id: UUID) -> str:
        """Its page."""
        return f"/admin/{self.kind}s/{one_id}"


CUSTOMER = Leaver(
    "customer", customers.customer, customer_view,
    service.deactivate_customer, service.reactivate_customer,
)  # fmt: skip
CONTACT = Leaver(
    "contact", customers.contact, contact_view,
    service.deactivate_contact, service.reactivate_contact,
)  # fmt: skip
SERVER = Leaver(
    "server", customers.server, server_view,
    service.deactivate_server, service.reactivate_server,
)  # fmt: skip
TECHNICIAN = Leaver(
    "technician", technicians.technician, technician_view,
    service.deactivate_technician, service.reactivate_technician,
)  # fmt: skip


@router.get("/admin/customers/{customer_id}/leave")
async def before_customer_leaves(page: ShowsCustomer, customer_id: Id) -> Response:
    """What is left of a customer."""
    return await _leaving(page, CUSTOMER, customer_id)


@router.post("/admin/customers/{customer_id}/leave")
async def customer_leaves(page: ActsOnCustomer, customer_id: Id) -> Response:
    """Let it leave."""
    return await _leave(page, CUSTOMER, customer_id)


@router.post("/admin/customers/{customer_id}/back")
async def customer_is_back(page: ActsOnCustomer, customer_id: Id) -> Response:
    """Take it back."""
    return await _come_back(page, CUSTOMER, customer_id)


@router.get("/admin/contacts/{contact_id}/leave")
async def before_contact_leaves(page: ShowsContact, contact_id: Id) -> Response:
    """What is left of a contact."""
    return await _leaving(page, CONTACT, contact_id)


@router.post("/admin/contacts/{contact_id}/leave")
async def contact_leaves(page: ActsOnContact, contact_id: Id) -> Response:
    """Let them leave."""
    return await _leave(page, CONTACT, contact_id)


@router.post("/admin/contacts/{contact_id}/back")
async def contact_is_back(page: ActsOnContact, contact_id: Id) -> Response:
    """Take them back."""
    return await _come_back(page, CONTACT, contact_id)


@router.get("/admin/servers/{server_id}/leave")
async def before_server_goes(page: ShowsServer, server_id: Id) -> Response:
    """What is left of a server."""
    return await _leaving(page, SERVER, server_id)


@router.post("/admin/servers/{server_id}/leave")
async def server_goes(page: ActsOnServer, server_id: Id) -> Response:
    """Let it go."""
    return await _leave(page, SERVER, server_id)


@router.post("/admin/servers/{server_id}/back")
async def server_is_back(page: ActsOnServer, server_id: Id) -> Response:
    """Take it back."""
    return await _come_back(page, SERVER, server_id)


@router.get("/admin/technicians/{technician_id}/leave")
async def before_technician_leaves(page: ShowsTechnician, technician_id: Id) -> Response:
    """What is left of a technician."""
    return await _leaving(page, TECHNICIAN, technician_id)


@router.post("/admin/technicians/{technician_id}/leave")
async def technician_leaves(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Let them leave."""
    return await _leave(page, TECHNICIAN, technician_id)


@router.post("/admin/technicians/{technician_id}/back")
async def technician_is_back(page: ActsOnTechnician, technician_id: Id) -> Response:
    """Take them back."""
    return await _come_back(page, TECHNICIAN, technician_id)


async def _leave(page: Page, leaver: Leaver, one_id: UUID) -> Response:
    return await page.act(
        Deactivate,
        lambda tx, body: leaver.leave(tx, one_id, body),
        done="has_left",
        to=leaver.address(one_id),
        again=lambda given: _leaving(page, leaver, one_id, given),
    )


async def _come_back(page: Page, leaver: Leaver, one_id: UUID) -> Response:
    return await page.act(
        Nothing,
        lambda tx, _: leaver.come_back(tx, one_id),
        done="is_back",
        to=leaver.address(one_id),
        again=lambda given: _leaving(page, leaver, one_id, Given(refused=given.refused)),
    )


async def _leaving(
    page: Page, leaver: Leaver, one_id: UUID, given: Given[Deactivate] | None = None
) -> Response:
    """What its leaving touches, by a dry run; of who has left there is nothing to tell."""
    found = page.context.found(await leaver.read(page.context.db, one_id))
    if found.deactivated_at is not None:
        return page.lead(leaver.address(one_id))
    touched = await page.preview(lambda tx: leaver.leave(tx, one_id, _FORCED))
    shown = given or Given()
    return page.show(
        "admin/leave.html",
        status=shown.status,
        kind=leaver.kind,
        leaver=leaver.view(found),
        address=leaver.address(one_id),
        touched=touched,
        work=await office.work(page.context.db, touched.session_ids, touched.ticket_ids),
        given=shown,
    )
