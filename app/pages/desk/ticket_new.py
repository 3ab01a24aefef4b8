"""A ticket that the desk opens for a customer: somebody is on the telephone (rules T2, T3, T5, T7, T9)."""

from typing import Annotated
from uuid import UUID

from msgspec.structs import replace
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import YesNo
from app.pages import rendering, sent_files
from app.pages.addresses import Minutes
from app.pages.admission import Page, acts, shows
from app.pages.desk import booking_queries, ticket_queries
from app.pages.desk.asked import Chosen, Sought, customer_of
from app.pages.desk.booking_queries import MOST_FOUND
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.plans import queries as plans
from app.plans.rules import SEVERITIES, Channel
from app.tickets import opening
from app.tickets.rules import TicketKind
from app.tickets.schemas import NewTicket
from app.tickets.views import TicketView

router = page_router()

Shows = Annotated[Page, shows(Capability.WORK_TICKETS)]
Opens = Annotated[Page, acts(Capability.WORK_TICKETS)]
Asked = Given[NewTicket]
# What stands in the form where a telephone call reports an outage (rule T9).
_OUTAGE: Asked = Given(
    {
        "channel": Channel.PHONE,
        "kind": TicketKind.CLOUD_OUTAGE,
        "application_unavailable": "true",
        "severity": str(SEVERITIES[0]),
    }
)


@router.get("/desk/tickets/new")
async def new(
    page: Shows,
    customer_id: Chosen = None,
    needed: Minutes = None,
    outage: YesNo = False,
    q: Sought = None,
) -> Response:
    """First whom it is for, by name; then what they say: credit is ``needed``, an ``outage``, anything."""
    if customer_id is not None:
        return await _form(page, customer_id, _OUTAGE if outage else _asked_for(page, needed))
    found = await booking_queries.customers_named(page.context.db, q) if q else []
    return page.show(
        "desk/ticket_for.html", q=q, found=found[:MOST_FOUND], more=len(found) > MOST_FOUND
    )


@router.post("/desk/tickets/new")
async def open_ticket(page: Opens) -> Response:
    """See what it would be, or open it: as the button says."""
    customer_id = customer_of(page)
    return await (_try_out if page.step == "check" else _send)(page, customer_id)


def _asked_for(page: Page, minutes: int | None) -> Asked:
    """The form of a request for so much credit, which ends in an offer."""
    if not minutes:
        return Given()
    said = {"minutes": minutes}
    texts = {
        name: rendering.rendered(
            f"desk/offer_{name}.txt", page.language, page.visitor.time_zone, said
        ).strip()
        for name in ("subject", "body")
    }
    return Given({**texts, "kind": TicketKind.REQUEST, "severity": str(SEVERITIES[-1])})


async def _try_out(page: Page, customer_id: UUID) -> Response:
    return await page.try_out(
        NewTicket,
        opening.open_ticket,
        shown=lambda given, tried: _form(page, customer_id, given, tried),
        again=lambda given: _form(page, customer_id, given),
    )


async def _send(page: Page, customer_id: UUID) -> Response:
    return await page.act(
        NewTicket,
        lambda tx, body: _open(page, tx, body),
        done="ticket_opened",
        to="/desk/tickets/{id}",
        again=lambda given: _form(page, customer_id, given),
    )


async def _open(page: Page, tx: Tx, body: NewTicket) -> TicketView:
    files = page.files.get(sent_files.FIELD, [])
    sent_files.check(files)
    made = await opening.open_ticket(tx, body)
    sent_files.keep(tx, made, files)
    return made


async def _form(
    page: Page,
    customer_id: UUID,
    given: Asked = NOTHING,  # type: ignore[assignment]
    tried: TicketView | None = None,
) -> Response:
    """The form; ``tried`` is what a ticket of it would be."""
    db = page.context.db
    customer = await ticket_queries.caller(db, customer_id)
    present = await plans.plan_of(db, customer_id, page.context.now)
    if customer is None or present is None:
        raise errors.CustomerNotFound(customer_id=customer_id)
    return page.show(
        "desk/ticket_new.html",
        status=given.status,
        customer=customer,
        plan=present.plan,
        given=replace(given, typed={"contact_company": customer.name, **given.typed}),
        tried=tried,
    )
