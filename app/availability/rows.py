"""The rows of working time as records; those of booked time, which are staged here and nowhere else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.availability.rules import Hours
from app.calendar.rules import WallPeriod
from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx

Range: TypeAlias = "asyncpg.Range[datetime]"
# A technician, and the place in which it is named.
Numbered = tuple[UUID, int]

# What frees the time of the sessions in the CTE ``lapsed``, in the same statement.
FREED = """
UPDATE session_technician SET live = false, held_until = NULL
FROM lapsed WHERE session_id = lapsed.id
"""


class WorkingHoursRecord(Struct, frozen=True, kw_only=True):
    """A period of a weekday in which a technician works, in minutes after midnight."""

    id: UUID
    technician_id: UUID
    weekday: int
    from_minute: int
    to_minute: int
    valid_from: date | None
    valid_to: date | None
    created_at: datetime
    removed_at: datetime | None = None

    @property
    def hours(self) -> Hours:
        """What they are of a technician's time."""
        return Hours(self.weekday, self.from_minute, self.to_minute, self.valid_from, self.valid_to)


class WorkingExceptionRecord(Struct, frozen=True, kw_only=True):
    """A day that is worked by periods of its own, flat: from minute, to minute, …; none: a day off."""

    id: UUID
    technician_id: UUID
    exception_on: date
    periods: tuple[int, ...]
    reason: str | None
    created_at: datetime
    removed_at: datetime | None = None

    @property
    def worked(self) -> tuple[WallPeriod, ...]:
        """The periods of that day."""
        return in_pairs(self.periods)


class TimeOffRecord(Struct, frozen=True, kw_only=True):
    """A time in which a technician does not work."""

    id: UUID
    technician_id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: str | None
    created_at: datetime
    removed_at: datetime | None = None


def in_pairs(flat: Sequence[int]) -> tuple[WallPeriod, ...]:
    """Periods of a day as they are stored, in twos."""
    return tuple(zip(flat[::2], flat[1::2], strict=True))


class Booked(Struct, frozen=True):
    """The time of a session: until when it keeps its technicians busy, and how it counts.

    It blocks their time while ``live``, at the longest until ``held_until``; while they are
    ``working``, until it ends. What was ``worked`` only counts as load. ``joined_at`` is when somebody
    joined a session that had begun.
    """

    starts_at: datetime
    ends_at: datetime
    busy_until: datetime
    live: bool = True
    working: bool = False
    worked: bool = False
    held_until: datetime | None = None
    joined_at: datetime | None = None

    @property
    def during(self) -> Range:
        """The session's own time."""
        return asyncpg.Range(self.starts_at, self.ends_at)

    @property
    def busy(self) -> Range:
        """The same with the buffer after it."""
        return asyncpg.Range(self.starts_at, self.busy_until)


def book(tx: Tx, session_id: UUID, technicians: Sequence[Numbered], time: Booked) -> None:
    """Stage that technicians hold a session; those who had left it come back.

    Where one of them is busy already, the statement is refused as SlotTaken, and as
    TechnicianInSession where one works in another session (S2).
    """
    tx.stage(
        "INSERT INTO session_technician"
        " (session_id, technician_id, position, during, busy, live, working, held_until, joined_at)"
        " SELECT $1, named.id, named.position, $4, $5, $6, $7, $8, $9"
        " FROM unnest($2::uuid[], $3::int[]) AS named (id, position)"
        " ON CONFLICT (session_id, technician_id) DO UPDATE SET position = excluded.position,"
        " during = excluded.during, busy = excluded.busy, live = excluded.live,"
        " working = excluded.working, joined_at = excluded.joined_at, left_at = NULL",
        session_id, *columns(technicians, 2), time.during, time.busy, time.live, time.working,
        time.held_until, time.joined_at,
    )  # fmt: skip


def rebook(
    tx: Tx,
    session_id: UUID,
    technicians: Sequence[Numbered],
    time: Booked,
    *,
    moved: bool,
    shorter: bool,
) -> None:
    """Stage the place, and the time, of technicians who hold a session already.

    The period counts where it has ``moved``. ``shorter`` says that it only ends earlier: that never
    takes more time than before, though the buffer was raised since.
    """
    tx.stage(
        "UPDATE session_technician SET position = kept.position,"
        " during = CASE WHEN $10 THEN $4 ELSE during END,"
        " busy = CASE WHEN $5 THEN busy * $6 WHEN $10 THEN $6 ELSE busy END,"
        " live = $7, worked = $8, held_until = $9, working = $11"
        " FROM unnest($2::uuid[], $3::int[]) AS kept (id, position)"
        " WHERE session_id = $1 AND technician_id = kept.id",
        session_id, *columns(technicians, 2), time.during, shorter, time.busy, time.live,
        time.worked, time.held_until, moved, time.working,
    )  # fmt: skip


def leave(tx: Tx, session_id: UUID, technician_ids: Sequence[UUID]) -> None:
    """Stage that these technicians leave a session on its day; what they worked there is theirs."""
    tx.stage(
        "UPDATE session_technician SET live = false, working = false, left_at = $3"
        " WHERE session_id = $1 AND technician_id = ANY($2)",
        session_id,
        technician_ids,
        tx.now,
    )


def free(tx: Tx, session_id: UUID, technician_ids: Sequence[UUID]) -> None:
    """Stage that these technicians do not hold a session any more."""
    tx.stage(
        "DELETE FROM session_technician WHERE session_id = $1 AND technician_id = ANY($2)",
        session_id,
        technician_ids,
    )
