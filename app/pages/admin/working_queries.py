"""What the office's pages show of when a technician works, from a day on."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.availability.rows import TimeOffRecord, WorkingExceptionRecord, WorkingHoursRecord
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row

# So many of each are shown: what is further ahead comes later.
MOST_HOURS, MOST_EXCEPTIONS = 100, 50


class WorkingTime(Struct, frozen=True):
    """Weekly hours, days that are otherwise, and time off, each in its order."""

    hours: tuple[WorkingHoursRecord, ...]
    exceptions: tuple[WorkingExceptionRecord, ...]
    time_off: tuple[TimeOffRecord, ...]


_WORKING_TIME = f"""
SELECT ARRAY(SELECT {packed(WorkingHoursRecord, "held")} FROM working_hours AS held
             WHERE technician_id = $1 AND removed_at IS NULL AND (valid_to IS NULL OR valid_to >= $2)
             ORDER BY weekday, from_minute, held.id LIMIT {MOST_HOURS}) AS hours,
       ARRAY(SELECT {packed(TimeOffRecord, "off")} FROM time_off AS off
             WHERE technician_id = $1 AND removed_at IS NULL AND ends_at > $3
             ORDER BY starts_at, off.id LIMIT {MOST_EXCEPTIONS}) AS time_off
"""
# An array in a row inside a row is none that can be read.
_EXCEPTIONS = f"""
SELECT * FROM working_exception
WHERE technician_id = $1 AND removed_at IS NULL AND exception_on >= $2
ORDER BY exception_on LIMIT {MOST_EXCEPTIONS}
"""


async def working_time(db: Reader, technician_id: UUID, day: date, now: datetime) -> WorkingTime:
    """When a technician works, from a day of theirs and an instant on."""
    row = await db.fetchrow(_WORKING_TIME, technician_id, day, now)
    assert row is not None
    rows = await db.fetch(_EXCEPTIONS, technician_id, day)
    exceptions = tuple(read_row(WorkingExceptionRecord, one) for one in rows)
    return read_row(WorkingTime, row, exceptions=exceptions)
