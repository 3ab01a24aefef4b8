"""Asking for more credit: what is asked for is legal, and becomes a ticket that the provider answers."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import Body, Id, LongText
from app.pages import rendering
from app.pages.addresses import Minutes
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.my import credit_queries
from app.pages.routing import page_router
from app.plans import queries as plans
from app.plans.rules import Channel, Terms
from app.purchases import rules
from app.purchases.schemas import PersonDays
from app.tickets import opening
from app.tickets.rules import TicketKind
from app.tickets.schemas import NewTicket
from app.tickets.views import TicketView

router = page_router()

# What is offered to choose from, in person-days, as far as it is no less than what can be bought.
_OFFERED = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 100, 200)
_SEVERITY = 4

Shows = Annotated[Page, shows(Capability.WRITE_TICKETS)]
Acts = Annotated[Page, acts(Capability.WRITE_TICKETS)]


class TopUp(Body):
    """How much credit somebody asks for."""

    person_days: PersonDays
    note: LongText | None = Field(default=None, description="What the provider is to know.")


@router.get("/my/credit/top-up")
async def top_up(page: Shows, needed: Minutes = None, ticket: Id | None = None) -> Response:
    """What can be asked for, with as much chosen as is ``needed``; or where it went that was asked."""
    context, customer_id = page.context, page.own_customer()
    if ticket is not None:
        asked = context.found(await credit_queries.asked(context.db, customer_id, ticket))
        return page.show("my/top_up_asked.html", asked=asked)
    return await _top_up(page, needed=needed)


@router.post("/my/credit/top-up")
async def ask(page: Acts) -> Response:
    """Ask for it."""
    customer_id = page.own_customer()
    terms = await plans.terms_of(page.context.db, customer_id, page.context.now)
    return await page.act(
        TopUp,
        lambda tx, body: _ask(page, tx, customer_id, body, terms),
        done="top_up_asked",
        to="/my/credit/top-up?ticket={id}",
        again=lambda given: _top_up(page, given),
    )


async def _ask(page: Page, tx: Tx, customer_id: UUID, body: TopUp, terms: Terms) -> TicketView:
    minutes = rules.person_days_in_minutes(body.person_days, terms)
    rules.check_minutes(minutes, terms, "person_days")
    said = {"person_days": body.person_days.normalize(), "minutes": minutes}
    subject, wish = (
        rendering.rendered(f"my/{name}", page.language, page.visitor.time_zone, said).strip()
        for name in ("top_up_subject.txt", "top_up_wish.txt")
    )
    ticket = NewTicket(
        customer_id=customer_id,
        channel=Channel.CLIENT_ZONE,
        kind=TicketKind.REQUEST,
        severity=_SEVERITY,
        subject=subject,
        body="\n\n".join(one for one in (wish, body.note) if one),
        language=page.language,
    )
    return await opening.open_ticket(tx, ticket)


async def _top_up(
    page: Page, given: Given[Any] = NOTHING, *, needed: int | None = None
) -> Response:
    context = page.context
    terms = await plans.terms_of(context.db, page.own_customer(), context.now)
    a_day = terms.minutes_per_person_day
    least = max(needed or 0, terms.minimum_purchase_minutes)
    smallest = -(-terms.minimum_purchase_minutes // a_day)
    offered = sorted({smallest, *(one for one in _OFFERED if one >= smallest)})
    chosen = next((one for one in offered if one * a_day >= least), offered[-1])
    return page.show(
        "my/top_up.html",
        status=given.status,
        given=given,
        offered={one: one * a_day for one in offered},
        chosen=chosen,
        needed=needed,
        a_day=a_day,
    )
