"""The queue of the desk: tickets in working order, narrowed, and why each stands where it does."""

from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.web.paging import ListPage
from app.kit.web.schema import WHOLE, Filter
from app.pages.admission import Page, shows
from app.pages.desk import ticket_queries
from app.pages.desk.asked import LEFT_OUT, Chosen
from app.pages.routing import page_router
from app.pages.time_left import PAUSED, time_left
from app.plans.rules import SEVERITIES
from app.tickets import queries, queue
from app.tickets.queries import TicketFilters
from app.tickets.rules import UNRESOLVED, TicketKind, TicketStatus
from app.tickets.views import ticket_view

router = page_router()

Shows = Annotated[Page, shows(Capability.WORK_TICKETS)]


# So many tickets are on a page: who works takes the first ones.
AT_ONCE = 30


class Whose(StrEnum):
    """Whose tickets are shown."""

    MINE = "mine"
    NOBODYS = "nobodys"


class Due(StrEnum):
    """By when they are due."""

    OVERDUE = "overdue"
    IN_TIME = "in_time"
    STARVING = "starving"


Level = Annotated[
    Annotated[int, Field(ge=SEVERITIES[0], le=SEVERITIES[-1]), WHOLE] | None, Query(), LEFT_OUT
]


@router.get("/desk/queue")
async def the_queue(
    page: Shows,
    part: ListPage,
    status: Annotated[TicketStatus | None, LEFT_OUT] = None,
    whose: Annotated[Whose | None, LEFT_OUT] = None,
    due: Annotated[Due | None, LEFT_OUT] = None,
    severity: Level = None,
    kind: Annotated[TicketKind | None, LEFT_OUT] = None,
    plan: Annotated[Filter | None, LEFT_OUT] = None,
    customer_id: Chosen = None,
    technician_id: Chosen = None,
    q: Annotated[Filter | None, LEFT_OUT] = None,
) -> Response:
    """Tickets in the order in which they are worked on; by default those that are not resolved."""
    asked = {
        "status": status, "whose": whose, "due": due, "severity": severity, "kind": kind,
        "plan": plan, "customer_id": customer_id, "technician_id": technician_id, "q": q,
    }  # fmt: skip
    return await _queue(page, part, asked)


async def _queue(page: Page, part: Any, asked: dict[str, Any]) -> Response:
    filters = _filters(page, asked)
    part.limit = min(part.limit, AT_ONCE)
    found = await queries.tickets(page.context.db, filters, queue.after(part), part.limit + 1)
    shown = part.of(ticket_view, found, *queries.ORDER)
    customers = {one.customer_id for one in shown.items}
    if asked["customer_id"]:
        customers.add(asked["customer_id"])
    workers = {one.technician_id for one in shown.items if one.technician_id}

    def address(**otherwise: Any) -> str:
        """The queue's address with what is asked of it, and something otherwise."""
        given = {name: value for name, value in {**asked, **otherwise}.items() if value}
        return f"/desk/queue?{urlencode(given)}" if given else "/desk/queue"

    paused = [one.id for one in found if one.status is PAUSED]
    beside = await ticket_queries.queue(page.context.db, customers, workers, paused)
    return page.show(
        "desk/queue.html",
        tickets=shown,
        beside=beside,
        paused=await time_left(page.context.db, found, beside.turns, page.context.now),
        asked=asked,
        address=address,
    )


def _filters(page: Page, asked: dict[str, Any]) -> TicketFilters:
    now, due, whose = page.context.now, asked["due"], asked["whose"]
    return TicketFilters(
        status=[asked["status"]] if asked["status"] else sorted(UNRESOLVED),
        technician_id=page.visitor.technician_id if whose is Whose.MINE else asked["technician_id"],
        unassigned=True if whose is Whose.NOBODYS else None,
        overdue_at=now if due is Due.OVERDUE else None,
        in_time_at=now if due is Due.IN_TIME else None,
        starving=True if due is Due.STARVING else None,
        severity=[asked["severity"]] if asked["severity"] else None,
        kind=[asked["kind"]] if asked["kind"] else None,
        plan=asked["plan"],
        customer_id=asked["customer_id"],
        words=asked["q"],
    )
