"""The queue of the desk: tickets in working order, and why each stands where it does."""

from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.pagination import ListPage
from app.pages.admission import Page, shows
from app.pages.desk import queries as desk
from app.pages.routing import page_router
from app.tickets import queries, queue
from app.tickets.queries import TicketFilters
from app.tickets.rules import UNRESOLVED, TicketStatus
from app.tickets.views import ticket_view

router = page_router()

Shows = Annotated[Page, shows(Capability.WORK_TICKETS)]


class Whose(StrEnum):
    """Whose tickets are shown."""

    MINE = "mine"
    NOBODYS = "nobodys"


@router.get("/desk/queue")
async def the_queue(
    page: Shows, part: ListPage, status: TicketStatus | None = None, whose: Whose | None = None
) -> Response:
    """Tickets in the order in which they are worked on; by default those that are not resolved."""
    filters = _filters(page.visitor.technician_id, status, whose)
    found = await queries.tickets(page.context.db, filters, queue.after(part), part.limit + 1)
    shown = part.of(ticket_view, found, *queries.ORDER)
    customers = {one.customer_id for one in shown.items}
    workers = {one.technician_id for one in shown.items if one.technician_id}
    names = await desk.names(page.context.db, customers, workers)
    return page.show(
        "desk/queue.html", tickets=shown, names=names, wanted=status, whose=whose, address=_address
    )


def _filters(
    technician_id: UUID | None, status: TicketStatus | None, whose: Whose | None
) -> TicketFilters:
    return TicketFilters(
        status=[status] if status else sorted(UNRESOLVED),
        technician_id=technician_id if whose is Whose.MINE else None,
        unassigned=True if whose is Whose.NOBODYS else None,
    )


def _address(**asked: str | None) -> str:
    """The queue's address with what is asked of it."""
    given = urlencode({name: value for name, value in asked.items() if value})
    return f"/desk/queue?{given}" if given else "/desk/queue"
