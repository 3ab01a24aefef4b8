"""A week by somebody's clocks, with the times that are free in it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from app.availability import slots
from app.availability.rules import Slot
from app.availability.slots import Wanted
from app.calendar.intervals import instant_of
from app.calendar.rules import wall
from app.kit.web.schema import figure
from app.pages.admission import Page

WEEK = timedelta(days=7)
# No week further ahead is shown: nobody plans that far.
FURTHEST = 260 * WEEK
# So many times of one week are shown: more than anybody chooses from, fewer than make a page slow.
MOST_TIMES = 400

# Instants, each by the form in which addresses and forms write it.
Times = dict[str, datetime]


class Week(Struct, frozen=True):
    """A week by somebody's clocks, with the free times of each day.

    Attributes:
        earlier, later: the Mondays beside it; None where nothing can be agreed.
        next_times: where the week has none, the next ones behind it.
        is_cut: whether there are more times than are shown.
    """

    monday: date
    earlier: date | None
    later: date | None
    days: Mapping[date, Times] = field(default_factory=dict)
    next_times: Times = field(default_factory=dict)
    is_cut: bool = False


def zone_of(page: Page) -> ZoneInfo:
    """By whose clocks somebody reads."""
    return ZoneInfo(page.visitor.time_zone)


def week_of(asked: date, page: Page) -> Week:
    """The week that holds a day; none that is over."""
    first = _monday(page.context.now.astimezone(zone_of(page)).date())
    last = first + FURTHEST
    monday = min(max(_monday(asked), first), last)
    return Week(
        monday,
        earlier=monday - WEEK if monday > first else None,
        later=monday + WEEK if monday < last else None,
    )


def span_of(week: Week, page: Page) -> tuple[datetime, datetime]:
    """When a week begins and ends."""
    zone = page.visitor.time_zone
    begins_at, ends_at = (
        instant_of(wall(day.toordinal(), 0, zone)) for day in (week.monday, week.monday + WEEK)
    )
    return begins_at, ends_at


async def filled(page: Page, week: Week, wanted: Wanted) -> Week:
    """The week with what the API's search for slots finds in it, or behind it."""
    context = page.context
    found = await slots.search(context.db, wanted, context.now, MOST_TIMES + 1)
    if found:
        days = _by_day(found[:MOST_TIMES], week.monday, zone_of(page))
        return replace(week, days=days, is_cut=len(found) > MOST_TIMES)
    later = await slots.next_free(
        context.db, context.now, wanted.to_at, wanted.need, category=wanted.category,
        language=wanted.language, technician_ids=wanted.technician_ids,
    )  # fmt: skip
    return replace(week, next_times=times_of(later))


def times_of(found: Sequence[Slot]) -> Times:
    """When slots begin."""
    return {str(figure(instant_of(one.start))): instant_of(one.start) for one in found}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _by_day(found: Sequence[Slot], monday: date, zone: ZoneInfo) -> dict[date, Times]:
    days: dict[date, Times] = {monday + timedelta(days=number): {} for number in range(7)}
    for written, starts_at in times_of(found).items():
        days[starts_at.astimezone(zone).date()][written] = starts_at
    return days
