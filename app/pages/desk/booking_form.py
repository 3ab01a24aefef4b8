"""The form of a booking: what it costs before it is booked, and other times where that one is taken."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic
from zoneinfo import ZoneInfo

from babel.core import Locale
from msgspec import Struct
from starlette.responses import Response

from app import errors
from app.calendar.intervals import instant_of
from app.kit.postgres.database import Tx
from app.ledger.schemas import CreditView
from app.pages import forms
from app.pages.admission import Page
from app.pages.costs import with_credit
from app.pages.desk import calendar_queries
from app.pages.desk.booking_queries import Booker, TicketBooker
from app.pages.desk.calendar_queries import Able
from app.pages.forms import Content, Given
from app.plans.rules import SessionCategory
from app.sessions import offers
from app.sessions.schemas import MAX_TECHNICIANS, Booking, SessionView

# So many technicians can be named at first.
FEW = 2
# A button that takes another time says so, and which.
AT = "at "

Tried = tuple[SessionView, CreditView, CreditView]


class Wish(Struct, Generic[Content], frozen=True):
    """What is to be booked, and how.

    Attributes:
        address: of the form.
        book: the verb of the API.
        ticket: what it is for, if that is a ticket.
    """

    address: str
    customer: Booker
    schema: type[Content]
    book: Callable[[Tx, Content], Awaitable[SessionView]]
    ticket: TicketBooker | None = None


async def answer(page: Page, wish: Wish[Any]) -> Response:
    """Do what the button says: see what it costs, go on writing, take another time, or book."""
    page.fields = without_nobody(page.fields)
    if page.step in ("more", "change"):
        typed: Given[Any] = forms.sent(page.fields)
        return await form(page, wish, typed, more=page.step == "more")
    if page.step == "book":
        return await page.act(
            wish.schema, wish.book, done="booked", to="/desk/sessions/{id}",
            again=lambda given: form(page, wish, given),
        )  # fmt: skip
    if page.step.startswith(AT):
        page.fields = {**page.fields, "starts_at": [page.step.removeprefix(AT)]}

    async def tried(tx: Tx, body: Booking) -> Tried:
        return await with_credit(tx, wish.customer.id, lambda: wish.book(tx, body))

    return await page.try_out(
        wish.schema,
        tried,
        shown=lambda given, seen: _seen(page, wish, given, seen),
        again=lambda given: form(page, wish, given),
    )


async def form(page: Page, wish: Wish[Any], given: Given[Any], *, more: bool = False) -> Response:
    """The form with what was typed; where its time is taken, with the next free ones."""
    choices = max(FEW, len(named(given)) + more)
    able = await calendar_queries.able(page.context.db)
    return page.show(
        "desk/booking.html",
        status=given.status,
        wish=wish,
        given=given,
        able=able,
        languages=languages(able, page),
        chosen=(named(given) + [""] * MAX_TECHNICIANS)[: min(choices, MAX_TECHNICIANS)],
        most=MAX_TECHNICIANS,
        categories=list(SessionCategory),
        next_times=await _next_times(page, given),
        at=AT,
    )


def without_nobody(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What was sent, without the choices in which nobody is named."""
    kept = dict(fields)
    named = [one for text in kept.pop("technician_ids", []) for one in text.split() if one]
    return kept | ({"technician_ids": named} if named else {})


def named(given: Given[Any]) -> list[str]:
    """Who is named in a form, by their ids."""
    return given.typed.get("technician_ids", "").split()


def languages(able: Sequence[Able], page: Page) -> list[tuple[str, str]]:
    """What those speak who can hold a session, by code, as the page's language calls it."""
    spoken = {code for one in able for code in one.languages}
    names = Locale.parse(page.language.value).languages
    return sorted(((code, names.get(code, code)) for code in spoken), key=lambda one: one[1])


async def _next_times(page: Page, given: Given[Any]) -> dict[str, datetime]:
    """The next free times, by how the form writes them."""
    taken = isinstance(given.refused, errors.SlotTaken | errors.TechnicianNotWorking)
    if not taken or given.body is None:
        return {}
    found = await offers.for_booking(page.context, given.body)
    times = [instant_of(one.start) for one in found]
    return {typed_time(one, page.visitor.time_zone): one for one in times}


def typed_time(instant: datetime, zone: str) -> str:
    """An instant as a browser's field for a local time holds it."""
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


async def _seen(page: Page, wish: Wish[Any], given: Given[Any], tried: Tried) -> Response:
    seen, before, after = tried
    everybody = await calendar_queries.able(page.context.db)
    names = {one.id: one.name for one in everybody}
    return page.show(
        "desk/booking_check.html",
        wish=wish,
        session=seen,
        technicians=[names[one] for one in seen.technician_ids if one in names],
        before=before,
        after=after,
        given=given,
    )
