"""Booking at the desk: from a gap of the calendar, a search by need, or a ticket."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import WHOLE, Id, Instant, LanguageCode
from app.pages.admission import Page, acts, shows
from app.pages.desk import booking_queries
from app.pages.desk.asked import Sought, customer_of
from app.pages.desk.booking_form import Wish, answer, form, typed_time
from app.pages.desk.booking_queries import MOST_FOUND, TicketBooker
from app.pages.forms import Given
from app.pages.routing import page_router
from app.plans.rules import SessionCategory
from app.sessions import booking
from app.sessions.schemas import (
    MAX_ESTIMATE_MINUTES,
    MAX_TECHNICIANS,
    BookForTicket,
    BookSession,
    SessionView,
)
from app.tickets import queries as tickets

router = page_router()

Shows = Annotated[Page, shows(Capability.WORK_SESSIONS)]
Acts = Annotated[Page, acts(Capability.WORK_SESSIONS)]
ShowsTicket = Annotated[
    Page, shows(Capability.WORK_SESSIONS, owner=tickets.owner, missing=errors.TicketNotFound)
]
ActsTicket = Annotated[
    Page, acts(Capability.WORK_SESSIONS, owner=tickets.owner, missing=errors.TicketNotFound)
]
Estimate = Annotated[int | None, Query(ge=1, le=MAX_ESTIMATE_MINUTES), WHOLE]
Needed = Annotated[int | None, Query(ge=1, le=MAX_TECHNICIANS), WHOLE]

ADDRESS = "/desk/sessions/new"


@router.get(ADDRESS)
async def new_session(
    page: Shows,
    starts_at: Instant | None = None,
    technician: Id | None = None,
    customer_id: Id | None = None,
    q: Sought = None,
    category: SessionCategory | None = None,
    estimated_minutes: Estimate = None,
    language: LanguageCode | None = None,
    technicians_needed: Needed = None,
) -> Response:
    """First whom it is for, by name; then everything else."""
    known = _known(
        page, starts_at, technician_ids=technician, customer_id=customer_id, category=category,
        estimated_minutes=estimated_minutes, language=language, technicians_needed=technicians_needed,
    )  # fmt: skip
    if customer_id is not None:
        return await form(page, await _wish(page, customer_id), Given(known))
    return await _for_whom(page, q, starts_at)


@router.post(ADDRESS)
async def book(page: Acts) -> Response:
    """See what it costs, or book it: as the button says."""
    customer_id = customer_of(page)
    return await answer(page, await _wish(page, customer_id))


@router.get("/desk/tickets/{ticket_id}/session")
async def new_session_of_ticket(page: ShowsTicket, ticket_id: Id) -> Response:
    """What is known of the ticket stands in the form already."""
    ticket = await _ticket(page, ticket_id)
    known = _known(
        page, None, server_id=ticket.server_id, language=ticket.language, technicians_needed=1
    )
    return await form(page, _wish_of_ticket(page, ticket_id, ticket), Given(known))


@router.post("/desk/tickets/{ticket_id}/session")
async def book_for_ticket(page: ActsTicket, ticket_id: Id) -> Response:
    """See what it costs, or book it: as the button says."""
    ticket = await _ticket(page, ticket_id)
    return await answer(page, _wish_of_ticket(page, ticket_id, ticket))


async def _wish(page: Page, customer_id: UUID) -> Wish[BookSession]:
    found = await booking_queries.booker(page.context.db, customer_id)
    if found is None:
        raise errors.CustomerNotFound(customer_id=customer_id)
    return Wish(ADDRESS, found, BookSession, booking.book)


async def _ticket(page: Page, ticket_id: UUID) -> TicketBooker:
    found = await booking_queries.ticket_booker(page.context.db, ticket_id)
    return page.context.found(found)


def _wish_of_ticket(page: Page, ticket_id: UUID, ticket: TicketBooker) -> Wish[BookForTicket]:
    def book(tx: Tx, body: BookForTicket) -> Awaitable[SessionView]:
        return booking.book_for_ticket(tx, page.context.owner_id, ticket_id, body)

    address = f"/desk/tickets/{ticket_id}/session"
    return Wish(address, ticket.customer, BookForTicket, book, ticket)


def _known(page: Page, starts_at: datetime | None, **known: Any) -> dict[str, str]:
    """What stands in the form at first, as it would have been typed."""
    typed = {name: str(value) for name, value in known.items() if value is not None}
    if starts_at is not None:
        typed["starts_at"] = typed_time(starts_at, page.visitor.time_zone)
    return typed


async def _for_whom(page: Page, q: str | None, starts_at: datetime | None) -> Response:
    """The customers with this in their names; what is known already goes on with each."""
    found = await booking_queries.customers_named(page.context.db, q) if q else []
    asked = {name: text for name, text in page.request.query_params.items() if name != "q"}
    return page.show(
        "desk/booking_for.html", q=q, found=found[:MOST_FOUND], more=len(found) > MOST_FOUND,
        asked=asked, starts_at=starts_at,
    )  # fmt: skip
