"""Booking a session where the plan allows it: what is needed, a week's free times, its price, done."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability.rules import Need
from app.availability.slots import Wanted
from app.kit.postgres.database import Tx
from app.kit.web.schema import Body, Day, Id
from app.ledger.entries import check_increment
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.my import booking_queries, session_queries, weeks
from app.pages.my.booking_queries import Booker
from app.pages.my.weeks import times_of, week_of, zone_of
from app.pages.routing import page_router
from app.plans.rules import SessionCategory
from app.sessions import booking, offers
from app.sessions.schemas import Booking, BookSession, Estimate, SessionView, TechniciansNeeded

router = page_router()

ADDRESS = "/my/sessions/new"

Shows = Annotated[Page, shows(Capability.BOOK_SESSIONS)]
Acts = Annotated[Page, acts(Capability.BOOK_SESSIONS)]
# What a form sends by its address; it is read as that form.
Said = Annotated[str | None, Query(max_length=100)]


class Needed(Body):
    """What a session is for."""

    category: SessionCategory = SessionCategory.INSTALLATION_UPGRADE_MIGRATION
    estimated_minutes: Estimate = 120
    technicians_needed: TechniciansNeeded = 1
    server_id: Id | None = None


@router.get(ADDRESS)
async def new_session(
    page: Shows,
    week: Day | None = None,
    category: Said = None,  # noqa: ARG001  read as the form that it is
    estimated_minutes: Said = None,  # noqa: ARG001
    technicians_needed: Said = None,  # noqa: ARG001
    server_id: Said = None,  # noqa: ARG001
) -> Response:
    """The free times of a week for what is needed; where the plan has no booking, how to ask."""
    booker = await booking_queries.booker(page.context.db, page.own_customer(), page.context.now)
    if not booker.may_book:
        return page.show("my/session_ask.html")
    return await _week(page, booker, week)


@router.get(f"{ADDRESS}/at")
async def before_booking(
    page: Shows,
    starts_at: Said = None,  # noqa: ARG001  read as the form that it is
    category: Said = None,  # noqa: ARG001
    estimated_minutes: Said = None,  # noqa: ARG001
    technicians_needed: Said = None,  # noqa: ARG001
    server_id: Said = None,  # noqa: ARG001
) -> Response:
    """What a session then would cost, and until when it can be changed at no cost."""
    return await _before_booking(page, forms.read(_asked(page), Booking, page.visitor.time_zone))


@router.post(ADDRESS)
async def book(page: Acts) -> Response:
    """Book it."""
    customer_id = page.own_customer()
    return await page.act(
        Booking,
        lambda tx, body: _book(tx, customer_id, body),
        done="own_booked",
        to="/my/sessions/{id}",
        again=lambda given: _before_booking(page, given),
    )


async def _book(tx: Tx, customer_id: UUID, body: Booking) -> SessionView:
    return await booking.book(
        tx,
        BookSession.model_construct(**body.model_dump(), customer_id=customer_id, ticket_id=None),
    )


def _asked(page: Page) -> dict[str, list[str]]:
    return {name: [text] for name, text in page.request.query_params.items() if name != "week"}


async def _week(page: Page, booker: Booker, asked: Any) -> Response:
    given: Given[Needed] = forms.read(_asked(page), Needed)
    week = week_of(asked or page.context.now.astimezone(zone_of(page)).date(), page)
    if given.body is not None:
        try:
            check_increment(given.body.estimated_minutes, "estimated_minutes")
        except errors.NotAMultipleOfIncrement as refused:
            given = given.refuse(refused)
    if given.body is not None:
        week = await _filled(page, week, given.body)
    return page.show(
        "my/session_new.html",
        status=given.status,
        given=given,
        needed=given.body,
        week=week,
        booker=booker,
        address=ADDRESS,
    )


async def _filled(page: Page, week: weeks.Week, needed: Needed) -> weeks.Week:
    need = Need(needed.estimated_minutes, needed.technicians_needed)
    wanted = Wanted(*weeks.span_of(week, page), need, needed.category)
    return await weeks.filled(page, week, wanted)


async def _before_booking(page: Page, given: Given[Booking]) -> Response:
    """What a booking would do, by a dry run; or what stands in its way, and which times are free."""
    chosen, customer_id = forms.sound(given, Booking), page.own_customer()
    if chosen is None:
        return page.lead(ADDRESS)
    booked: SessionView | None = None
    hindrance: errors.DomainError | None = None
    next_times: Mapping[str, Any] = {}
    try:
        booked = await page.preview(lambda tx: _book(tx, customer_id, chosen))
    except (errors.SlotTaken, errors.TechnicianNotWorking) as taken:
        hindrance = taken
        next_times = times_of(await offers.for_booking(page.context, chosen))
    except errors.DomainError as refused:
        hindrance = refused
    refusals = {one.code: one for one in (given.refused, hindrance) if one is not None}
    ids = booked.technician_ids if booked else ()
    return page.show(
        "my/session_book.html",
        status=given.status,
        chosen=chosen,
        booked=booked,
        technicians=await session_queries.names(page.context.db, ids) if ids else [],
        refusals=list(refusals.values()),
        next_times=next_times,
        given=given,
        address=ADDRESS,
    )
