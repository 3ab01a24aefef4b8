"""The credit board of leads, and a customer as the desk has to know it."""

from typing import Annotated

from starlette.responses import Response

from app import errors
from app.access.owners import itself
from app.access.permissions import Capability
from app.kit.web.schema import Id
from app.pages.admission import Page, shows
from app.pages.desk import credit_queries
from app.pages.desk.credit_queries import AT_ONCE, Order
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsCustomer = Annotated[
    Page, shows(Capability.WORK_SESSIONS, owner=itself, missing=errors.CustomerNotFound)
]


@router.get("/desk/credit")
async def credit(page: Shows, order: Order = Order.LEAST, after: Id | None = None) -> Response:
    """Customers by what is left, who has to top up, and what awaits confirmation, the oldest first."""
    db, now = page.context.db, page.context.now
    found = await credit_queries.board(db, order, after, now)
    return page.show(
        "desk/credit.html", order=order, is_first=after is None, customers=found[:AT_ONCE],
        last=found[AT_ONCE - 1].customer_id if len(found) > AT_ONCE else None,
        waiting=await credit_queries.waiting(db, now),
        worksheets=await credit_queries.open_worksheets(db),
    )  # fmt: skip


@router.get("/desk/customers/{customer_id}")
async def customer(page: ShowsCustomer, customer_id: Id) -> Response:
    """A customer: its credit, and what is newest of its sessions, tickets, contacts and servers."""
    db, now = page.context.db, page.context.now
    found = page.context.found(await credit_queries.customer(db, customer_id, now))
    return page.show("desk/customer.html", customer=found)
