"""Free times by what is needed, as the API searches them; each leads to its booking."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability import slots
from app.availability.rules import Need, Slot
from app.availability.slots import Wanted
from app.calendar.intervals import instant_of
from app.kit import zones
from app.kit.web.schema import Body, Day, LanguageCode
from app.ledger.entries import check_increment
from app.pages import forms
from app.pages.admission import Page, shows
from app.pages.desk import calendar_queries
from app.pages.desk.asked import Chosen, Sought
from app.pages.desk.booking_form import languages
from app.pages.desk.calendar_queries import Able
from app.pages.routing import page_router
from app.plans.rules import SessionCategory
from app.sessions.schemas import Estimate, TechniciansNeeded

router = page_router()

# So many times are shown, of so long from the day on that is asked for.
MOST, AHEAD = 60, timedelta(days=28)

Shows = Annotated[Page, shows(Capability.WORK_SESSIONS)]


class Search(Body):
    """What is looked for, and from which day on; by default from now."""

    estimated_minutes: Estimate = 60
    technicians_needed: TechniciansNeeded = 1
    category: SessionCategory | None = None
    language: LanguageCode | None = None
    starts_on: Day | None = None


@router.get("/desk/slots")
async def search(
    page: Shows,
    customer_id: Chosen = None,
    estimated_minutes: Sought = None,  # noqa: ARG001  read as the form that they are
    technicians_needed: Sought = None,  # noqa: ARG001
    category: Sought = None,  # noqa: ARG001
    language: Sought = None,  # noqa: ARG001
    starts_on: Sought = None,  # noqa: ARG001
) -> Response:
    """Times at which enough technicians are free, by the days of who looks."""
    return await _search(page, customer_id)


async def _search(page: Page, customer_id: UUID | None) -> Response:
    able = await calendar_queries.able(page.context.db)
    asked = {name: [text] for name, text in page.request.query_params.items()}
    given = forms.read({name: asked[name] for name in asked if name != "customer_id"}, Search)
    found: list[Slot] = []
    if given.body is not None:
        try:
            found = await _found(page, given.body)
        except errors.DomainError as refused:
            given = given.refuse(refused)
    return page.show(
        "desk/slots.html",
        status=given.status,
        given=given,
        wanted=given.body,
        customer_id=customer_id,
        days=_days(found, able, page.visitor.time_zone),
        is_cut=len(found) == MOST,
        categories=list(SessionCategory),
        languages=languages(able, page),
    )


async def _found(page: Page, body: Search) -> list[Slot]:
    check_increment(body.estimated_minutes, "estimated_minutes")
    now, zone = page.context.now, page.visitor.time_zone
    from_at = max(now, zones.start_of_day(body.starts_on, zone)) if body.starts_on else now
    need = Need(body.estimated_minutes, body.technicians_needed)
    wanted = Wanted(from_at, from_at + AHEAD, need, body.category, body.language)
    return await slots.search(page.context.db, wanted, now, MOST)


def _days(
    found: list[Slot], able: list[Able], zone: str
) -> Mapping[date, list[tuple[datetime, list[tuple[UUID, str]]]]]:
    """By day, each time and who would hold it."""
    known = {one.id: one for one in able}
    days: dict[date, list[tuple[datetime, list[tuple[UUID, str]]]]] = {}
    for slot in found:
        starts_at = instant_of(slot.start)
        people = [known[one].pair for one in slot.technician_ids if one in known]
        days.setdefault(zones.local_date(starts_at, zone), []).append((starts_at, people))
    return days
