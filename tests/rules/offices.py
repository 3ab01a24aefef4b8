"""Business calendars and targets for the tests, and an independent model that walks their minutes.

The model asks a zone for nothing but what its clock shows at a minute, and then looks up and counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from app.calendar.rules import WallPeriod
from app.calendar.working_time import BusinessTime, ClosedTime
from app.plans.rules import TargetKind, TimeTarget
from app.tickets import clocks
from app.tickets.clocks import Promise
from tests.rules.walked import DAY, PRAGUE, H, walk

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SECOND, MICROSECOND, NOTHING = timedelta(seconds=1), timedelta(microseconds=1), timedelta(0)

Hours = Mapping[int, tuple[WallPeriod, ...]]
OFFICE: Hours = dict.fromkeys(range(5), ((9 * H, 17 * H),))
LUNCH: Hours = dict.fromkeys(range(5), ((9 * H, 12 * H), (13 * H, 17 * H)))
ALWAYS: Hours = dict.fromkeys(range(7), ((0, DAY),))
CZECH = {
    date.fromisoformat(day).toordinal(): name
    for day, name in {
        "2026-04-03": "Good Friday",
        "2026-04-06": "Easter Monday",
        "2026-11-17": "Struggle for Freedom and Democracy Day",
        "2026-12-24": "Christmas Eve",
        "2026-12-25": "Christmas Day",
        "2026-12-26": "Second Day of Christmas",
        "2027-01-01": "New Year's Day",
        "2027-03-26": "Good Friday",
        "2027-03-29": "Easter Monday",
        "2027-10-28": "Independent Czechoslovak State Day",
    }.items()
}
_ZONES = {
    "Prague": PRAGUE,
    "New York": "America/New_York",
    "Lord Howe": "Australia/Lord_Howe",
    "Kathmandu": "Asia/Kathmandu",
    "Apia": "Pacific/Apia",
    "Havana": "America/Havana",
    "Cairo": "Africa/Cairo",
    "Asuncion": "America/Asuncion",
    "St John's": "America/St_Johns",
}


def instant(text: str) -> datetime:
    """The instant, in UTC, that is written out with its offset."""
    found = datetime.fromisoformat(text)
    assert found.tzinfo is not None
    return found.astimezone(UTC)


def office(
    hours: Hours = OFFICE,
    *closures: tuple[str, str],
    city: str = "Prague",
    holidays: Mapping[int, str] = CZECH,
) -> BusinessTime:
    """A calendar: by default that of an office in Prague, with its public holidays."""
    closed = tuple(
        ClosedTime(instant(start), instant(end), "stocktaking") for start, end in closures
    )
    return BusinessTime(_ZONES[city], hours, "CZ", holidays, closed)


# --- what plans promise ----------------------------------------------------------------------------

BASIC = TimeTarget(TargetKind.WORKING_TIME, 24 * 60)
PRIORITY = TimeTarget(TargetKind.END_OF_NTH_BUSINESS_DAY, 1)
THIRD_DAY = TimeTarget(TargetKind.END_OF_NTH_BUSINESS_DAY, 3)
EIGHT_HOURS = TimeTarget(TargetKind.WORKING_TIME, 8 * 60)
A_DAY = TimeTarget(TargetKind.REAL_TIME, 24 * 60)


def promised(
    target: TimeTarget,
    created_at: datetime,
    business: BusinessTime,
    *,
    by_severity: Mapping[int, TimeTarget] | None = None,
    severity: int = 3,
    outage: bool = False,
) -> list[Promise]:
    """What a plan with this target promises a ticket."""
    return clocks.promises(
        target, by_severity or {}, severity, outage=outage, created_at=created_at, business=business
    )


# --- calendars and instants of every kind ------------------------------------------------------

# A city, and a date around which its clocks change, or on which Prague's do.
PLACES = [
    ("Prague", date(2027, 3, 28)), ("Prague", date(2027, 10, 31)), ("Prague", date(2026, 12, 31)),
    ("New York", date(2027, 3, 14)), ("New York", date(2027, 11, 7)),
    ("Lord Howe", date(2027, 4, 4)), ("Lord Howe", date(2027, 10, 3)),
    ("Kathmandu", date(2027, 3, 28)),
    ("Apia", date(2011, 12, 30)),  # no clock ever showed this day
    ("Havana", date(2027, 3, 14)), ("Havana", date(2027, 11, 7)),
    ("Cairo", date(2027, 4, 30)), ("Cairo", date(2027, 10, 29)),
    ("Asuncion", date(2023, 3, 26)), ("Asuncion", date(2023, 10, 1)),
    ("St John's", date(2010, 3, 14)), ("St John's", date(2010, 11, 7)),
]  # fmt: skip
# Whole days, odd minutes, and the hours in which clocks change.
_CUTS = st.one_of(
    st.sampled_from([0, 1, 30, H, 90, 2 * H, 150, 3 * H, 9 * H, 12 * H, 17 * H, 23 * H, 1410, DAY]),
    st.integers(0, DAY),
)


@st.composite
def weeks(draw: st.DrawFn) -> Hours:
    """Hours of a week: none to three periods a day, of which some touch."""
    found: dict[int, tuple[WallPeriod, ...]] = {}
    for weekday in range(7):
        cuts = sorted(draw(st.sets(_CUTS, max_size=4)))
        periods = list(pairwise(cuts))
        step = draw(st.sampled_from([1, 2]))
        if periods:
            found[weekday] = tuple(periods[::step])
    return found


@st.composite
def moments(draw: st.DrawFn, around: date) -> datetime:
    """An instant at most three days from a date; often on a minute, often not."""
    noon = datetime(around.year, around.month, around.day, 12, tzinfo=UTC)
    minute = timedelta(minutes=draw(st.integers(-3 * DAY, 3 * DAY)))
    return noon + minute + timedelta(microseconds=draw(st.sampled_from([0, 0, 1, 59_999_999])))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[BusinessTime, date]:
    """A calendar, and the date around which it is looked at."""
    city, around = draw(st.sampled_from(PLACES))
    edges = st.tuples(moments(around), moments(around)).map(sorted)
    closures = [
        ClosedTime(start, end, "closed") for start, end in draw(st.lists(edges, max_size=3))
    ]
    days = draw(st.sets(st.integers(-3, 3), max_size=2))
    return BusinessTime(
        _ZONES[city],
        draw(st.one_of(st.sampled_from([OFFICE, LUNCH, ALWAYS]), weeks())),
        "CZ",
        {around.toordinal() + day: "holiday" for day in days},
        tuple(sorted(one for one in closures if one.starts_at < one.ends_at)),
    ), around


YEARS = st.integers(0, 3 * 366 * 24 * 60 * 60 * 10**6).map(
    lambda us: instant("2026-01-01T00:00Z") + us * MICROSECOND
)
CALENDARS = st.builds(
    lambda city, hours: office(hours, city=city, holidays=CZECH),
    st.sampled_from(["Prague", "New York", "Lord Howe", "Havana", "Cairo"]),
    st.one_of(st.sampled_from([OFFICE, LUNCH, ALWAYS]), weeks()),
)
# --- the model ---------------------------------------------------------------------------------


def worked(calendar: BusinessTime, around: date) -> set[int]:
    """The minutes around a date that lie in hours, closed or not.

    Hours last from when the clock first shows their start until it last shows their end; but a day's
    end is when the next date is first shown.
    """
    walked = walk(calendar.zone, around)
    found: set[int] = set()
    for offset in range(-4, 5):
        day = around + timedelta(days=offset)
        if day.toordinal() not in calendar.holidays:
            for start, end in calendar.hours.get(day.weekday(), ()):
                until = walked.when(day, end, later=end < DAY)
                found |= set(range(walked.when(day, start), until))
    return found


def pieces(
    calendar: BusinessTime, around: date, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """The working time in [start, end), minute by minute."""
    in_hours = worked(calendar, around)
    for minute in range((start - EPOCH) // MINUTE, (end - EPOCH) // MINUTE + 1):
        if minute in in_hours:
            begins = EPOCH + minute * MINUTE
            yield from _open(calendar.closures, max(start, begins), min(end, begins + MINUTE))


def _open(
    closures: Iterable[ClosedTime], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    inside = {at for one in closures for at in one[:2] if start < at < end}
    cuts = sorted({start, end} | inside)
    for one, following in pairwise(cuts):
        if one < following and not any(c.starts_at <= one < c.ends_at for c in closures):
            yield one, following
