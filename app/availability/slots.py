"""Searching for slots: in growing pieces, with at most three queries whatever the technicians."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from app.availability import queries, rules
from app.availability.queries import Plans
from app.availability.rules import Loads, Need, Slot
from app.calendar.rules import DAY_MINUTES, Period, instant_of, minute_after, minute_of
from app.kit.database import Reader

# What starts in so many days is looked at first: mostly that is enough.
FIRST_DAYS = 7
NEXT_SLOTS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and between which instants it starts.

    ``technician_ids`` are the ones it must be; without, anybody who knows category and language.
    """

    from_at: datetime
    to_at: datetime
    need: Need
    category: str | None = None
    language: str | None = None
    technician_ids: Sequence[UUID] | None = None

    def behind(self, after: Sequence[str] | None) -> "Wanted":
        """The same from the start that a cursor names."""
        return self if after is None else replace(self, from_at=datetime.fromisoformat(after[0]))


async def search(db: Reader, wanted: Wanted, now: datetime, limit: int) -> list[Slot]:
    """The first slots, in order of their start.

    Raises:
        EndsBeforeStart, WindowTooLong.
    """
    rules.check_window(wanted.from_at, wanted.to_at)
    window = (minute_after(wanted.from_at), minute_after(wanted.to_at))
    window = (max(window[0], minute_of(now)), window[1])
    if window[0] >= window[1]:
        return []
    reach = (window[0], window[1] + wanted.need.duration_minutes)
    first = (window[0], min(window[1], window[0] + FIRST_DAYS * DAY_MINUTES))
    plans = await _plans(db, wanted, reach, now, around(first))
    found = _within(plans, wanted, first, now, limit)
    rest = (first[1], window[1])
    if len(found) < limit and rest[0] < rest[1]:
        ids = [one.id for one in plans.rotas]
        bookings = await queries.more_bookings(db, ids, around(rest), now)
        rotas = [replace(one, bookings=bookings[one.id]) for one in plans.rotas]
        more = Plans(plans.planning, rotas)
        found += _within(more, wanted, rest, now, limit - len(found))
    return found


def around(window: Period) -> Period:
    """The time whose bookings decide who is free, and who is least loaded, in a window.

    Loads are those of whole weeks, whatever the zone: from Monday to Sunday and a day more.
    """
    monday = window[0] // DAY_MINUTES - (instant_of(window[0]).weekday() + 1)
    sunday = window[1] // DAY_MINUTES + (8 - instant_of(window[1]).weekday())
    return monday * DAY_MINUTES, sunday * DAY_MINUTES


async def _plans(
    db: Reader, wanted: Wanted, window: Period, now: datetime, booked: Period
) -> Plans:
    if wanted.technician_ids is not None:
        return await queries.plans_of(db, wanted.technician_ids, window, now, booked)
    return await queries.plans_of_able(
        db, window, now, booked, category=wanted.category, language=wanted.language
    )


def _within(plans: Plans, wanted: Wanted, window: Period, now: datetime, limit: int) -> list[Slot]:
    first, last = rules.bookable(plans.planning, now)
    loads = Loads(plans.rotas)

    def offered() -> Iterator[Slot]:
        for start, end in rules.widening(window):
            piece = (max(start, first), min(end, last + 1))
            if piece[0] < piece[1]:
                yield from rules.slots(plans.rotas, piece, wanted.need, plans.planning, loads)

    return list(islice(offered(), limit))


async def next_free(
    db: Reader,
    now: datetime,
    starts_at: datetime,
    need: Need,
    *,
    category: str | None = None,
    language: str | None = None,
    technician_ids: Sequence[UUID] | None = None,
) -> list[Slot]:
    """The next three slots from a start on, to offer with a refusal of it."""
    from_at = max(starts_at, now)
    wanted = Wanted(
        from_at,
        from_at + timedelta(days=rules.MAX_WINDOW_DAYS),
        need,
        category,
        language,
        technician_ids,
    )
    return await search(db, wanted, now, NEXT_SLOTS)
