"""How worked time becomes billed minutes, and what may happen to a worksheet (C2, C3, C4). Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app import errors
from app.kit.lifecycle import LifeCycle

ROUNDING_MINUTES = 10
# Time further from the plan is hardly this session's: most likely a date is wrong.
WORKED_BEFORE_PLAN = timedelta(hours=12)
WORKED_AFTER_PLAN = timedelta(hours=24)


class WorksheetStatus(StrEnum):
    """Where a worksheet is in its life (design §3)."""

    AWAITING_CONFIRMATION = "awaiting_confirmation"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"


class Confirmer(StrEnum):
    """Who confirmed a worksheet: the customer, or the service since nobody answered (rule C3)."""

    CUSTOMER = "customer"
    SYSTEM = "system"


class RoundVerb(StrEnum):
    """What provider or customer did with a worksheet."""

    SUBMIT = "submit"
    DISPUTE = "dispute"
    ANSWER = "answer"
    AMEND = "amend"
    CONFIRM = "confirm"


TRANSITIONS: Mapping[WorksheetStatus, Mapping[str, WorksheetStatus | None]] = {
    WorksheetStatus.AWAITING_CONFIRMATION: {
        "confirm": WorksheetStatus.CONFIRMED,
        "dispute": WorksheetStatus.DISPUTED,
        "amend": WorksheetStatus.AWAITING_CONFIRMATION,
        "answer": WorksheetStatus.AWAITING_CONFIRMATION,
    },
    WorksheetStatus.DISPUTED: {
        "confirm": WorksheetStatus.CONFIRMED,
        "amend": WorksheetStatus.AWAITING_CONFIRMATION,
        "answer": WorksheetStatus.DISPUTED,
    },
    WorksheetStatus.CONFIRMED: {},
}
LIFE_CYCLE = LifeCycle("worksheet", TRANSITIONS)


class WorkedTime(Struct, frozen=True):
    """Time that one technician worked: from the start up to, not including, the end."""

    technician_id: UUID
    started_at: datetime
    ended_at: datetime
    note: str = ""


class DraftTime(Struct, frozen=True):
    """A time entry of a draft, as far as it is written: what is not known yet is None."""

    technician_id: UUID | None
    started_at: datetime | None
    ended_at: datetime | None
    note: str = ""

    @property
    def worked(self) -> WorkedTime | None:
        """What counts of it; None while something of it is missing."""
        if self.technician_id is None or self.started_at is None or self.ended_at is None:
            return None
        return WorkedTime(self.technician_id, self.started_at, self.ended_at, self.note)


class Clock(Struct, frozen=True):
    """A clock that runs while somebody works, and what is noted of that."""

    technician_id: UUID
    started_at: datetime
    note: str = ""

    def until(self, now: datetime) -> WorkedTime | None:
        """What it has shown until an instant, in whole seconds; None where that is nothing."""
        ended_at = now.replace(microsecond=0)
        if ended_at <= self.started_at:
            return None
        return WorkedTime(self.technician_id, self.started_at, ended_at, self.note)


def worked_seconds(times: Iterable[WorkedTime]) -> int:
    """Time summed exactly over all technicians: two for one hour are two hours (rule C2)."""
    return sum(int((time.ended_at - time.started_at).total_seconds()) for time in times)


def billed_minutes(seconds: int) -> int:
    """The total rounded once, up to 10 minutes: 0 s is 0, 1 s is 10, 50:00 is 50, 50:01 is 60 (C4)."""
    return -(-seconds // (ROUNDING_MINUTES * 60)) * ROUNDING_MINUTES


def check_times(
    times: Sequence[WorkedTime | None], technicians: Sequence[UUID], now: datetime
) -> None:
    """Hold time entries to what can have been worked (rule C2); one that is not written yet is None.

    Raises:
        EndsBeforeStart, InstantInFuture, TechnicianNotOnSession, TimeEntriesOverlap: the first wrong
            entry, by its JSON pointer.
    """
    for _, wrong in wrong_times(times, technicians, now):
        raise wrong


def wrong_times(
    times: Sequence[WorkedTime | None], technicians: Sequence[UUID], now: datetime
) -> Iterator[tuple[int, errors.DomainError]]:
    """All that `check_times` may raise, each with the number of its entry; overlaps come last."""
    sound: list[tuple[int, WorkedTime]] = []
    for index, time in enumerate(times):
        pointer = f"/time_entries/{index}"
        if time is None:
            continue
        if time.ended_at <= time.started_at:
            yield (
                index,
                errors.EndsBeforeStart(
                    pointer=pointer, starts_at=time.started_at, ends_at=time.ended_at
                ),
            )
        elif time.ended_at > now:
            yield index, errors.InstantInFuture(pointer=pointer, value=time.ended_at, now=now)
        elif time.technician_id not in technicians:
            yield (
                index,
                errors.TechnicianNotOnSession(
                    pointer=pointer,
                    technician_id=time.technician_id,
                    technician_ids=list(technicians),
                ),
            )
        else:
            sound.append((index, time))
    busy_until: dict[UUID, datetime] = {}
    for index, time in sorted(sound, key=lambda item: item[1].started_at):
        until = busy_until.get(time.technician_id, time.started_at)
        if time.started_at < until:
            yield (
                index,
                errors.TimeEntriesOverlap(
                    pointer=f"/time_entries/{index}", technician_id=time.technician_id
                ),
            )
        busy_until[time.technician_id] = max(until, time.ended_at)


def check_near_plan(times: Sequence[WorkedTime], starts_at: datetime, ends_at: datetime) -> None:
    """Time is worked within 12 hours before the planned start and 24 after the planned end (C2, reading).

    Raises:
        WorkedFarFromPlan: the first entry outside, by its JSON pointer.
    """
    earliest, latest = starts_at - WORKED_BEFORE_PLAN, ends_at + WORKED_AFTER_PLAN
    for index, time in enumerate(times):
        if time.started_at < earliest or time.ended_at > latest:
            raise errors.WorkedFarFromPlan(
                pointer=f"/time_entries/{index}", earliest=earliest, latest=latest
            )


def is_silent(status: WorksheetStatus, auto_confirm_at: datetime | None, now: datetime) -> bool:
    """Whether the time to answer is over, and nobody has: from that very instant on (rule C3)."""
    awaiting = status is WorksheetStatus.AWAITING_CONFIRMATION
    return awaiting and auto_confirm_at is not None and auto_confirm_at <= now


def check_revision(present: int, named: int | None) -> None:
    """A customer confirms what it saw (rule C3).

    Raises:
        StaleRevision: it names another revision than the present one.
    """
    if named is not None and named != present:
        raise errors.StaleRevision(current_revision=present, named_revision=named)
