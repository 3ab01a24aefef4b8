"""What is left of a promise while its clock is paused, as pages say it instead of a due time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime
from app.kit.postgres.database import Reader
from app.plans.rules import TargetKind
from app.tickets import clocks
from app.tickets.clocks import ClockEvent
from app.tickets.rows import TicketRecord
from app.tickets.rules import TicketStatus

# The status in which a clock is paused.
PAUSED = TicketStatus.WAITING_FOR_CUSTOMER


class TimeLeft(NamedTuple):
    """How long is left, in seconds: of working time, or of time at any hour."""

    seconds: int
    is_working_time: bool


async def time_left(
    db: Reader,
    tickets: Iterable[TicketRecord],
    turns: Mapping[UUID, Sequence[ClockEvent]],
    now: datetime,
) -> dict[UUID, TimeLeft]:
    """By their ids what is left of those tickets that are paused; ``turns`` are those of their clocks."""
    paused = [one for one in tickets if one.status is PAUSED]
    if not paused:
        return {}

    def compute(business: BusinessTime) -> tuple[datetime, dict[UUID, TimeLeft]]:
        found, reached_at = {}, now
        for one in paused:
            events = turns[one.id]
            due = {promise: clocks.due(promise, events, business) for promise in one.promises}
            first = min(due, key=lambda promise: due[promise])
            used = clocks.time_used(first, events, business, events[-1].at)
            seconds = max(0, int((first.amount - used).total_seconds()))
            found[one.id] = TimeLeft(seconds, first.kind is not TargetKind.REAL_TIME)
            reached_at = max(reached_at, *due.values())
        return reached_at, found

    return await by_business_calendar(db, min(one.created_at for one in paused), now, compute)
