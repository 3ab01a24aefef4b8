"""What is read about worksheets."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.access.owners import KeptOwner
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.worksheets.rows import RoundRecord, WorksheetRecord
from app.worksheets.rules import WorkedTime, WorksheetStatus

# A time entry inside a row, and a worksheet with those of its present revision and all its rounds.
TIME_ENTRY = packed(WorkedTime, started_at="lower(during)", ended_at="upper(during)")
WORKSHEET = f"""
SELECT * FROM (
    SELECT id, session_id, customer_id, status, version, revision, summary, worked_seconds,
           billed_minutes, submitted_at, confirmed_at, confirmed_by, auto_confirm_at,
           ARRAY(SELECT {TIME_ENTRY} FROM time_entry
                 WHERE worksheet_id = worksheet.id AND revision = worksheet.revision
                 ORDER BY position) AS time_entries,
           ARRAY(SELECT {packed(RoundRecord, "round")} FROM worksheet_round AS round
                 WHERE worksheet_id = worksheet.id ORDER BY number) AS rounds
    FROM worksheet
) AS worksheet
"""


class Silent(Struct, frozen=True):
    """A worksheet that silence confirms, and whose it is."""

    id: UUID
    customer_id: UUID


owner = KeptOwner("worksheet")


async def worksheet(db: Reader, worksheet_id: UUID) -> WorksheetRecord | None:
    """One worksheet, with the time entries of its present revision and all its rounds."""
    row = await db.fetchrow(f"{WORKSHEET} WHERE id = $1", worksheet_id)
    return read_row(WorksheetRecord, row) if row else None


async def worksheets_by_id(
    db: Reader, worksheet_ids: Collection[UUID]
) -> dict[UUID, WorksheetRecord]:
    """These worksheets, with the same."""
    rows = await db.fetch(f"{WORKSHEET} WHERE id = ANY($1)", sorted(worksheet_ids))
    return {row["id"]: read_row(WorksheetRecord, row) for row in rows}


class WorksheetFilters(Struct, frozen=True, kw_only=True):
    """What a list of worksheets is narrowed to; None does not narrow."""

    customer_id: UUID | None = None
    session_id: UUID | None = None
    status: Sequence[WorksheetStatus] | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """That of their ids; of a time that of ``submitted_at``: then no more is read than is shown."""
        in_time = self.from_at is not None or self.to_at is not None
        return ("submitted_at", "id") if in_time else ("id",)


async def worksheets(db: Reader, page: Page, filters: WorksheetFilters) -> list[WorksheetRecord]:
    """A page of worksheets in the order they were handed in."""
    conditions = {
        "customer_id = {}": filters.customer_id,
        "session_id = {}": filters.session_id,
        "status = ANY({})": filters.status,
        "submitted_at >= {}": filters.from_at,
        "submitted_at < {}": filters.to_at,
    }
    rows = await page.rows(db, WORKSHEET, conditions, order=filters.order)
    return [read_row(WorksheetRecord, row) for row in rows]


async def silent(db: Reader, now: datetime, limit: int, skip: int) -> list[Silent]:
    """Worksheets that nobody answered in the time agreed, the longest due first, but for the first."""
    rows = await db.fetch(
        "SELECT id, customer_id FROM worksheet WHERE auto_confirm_at <= $1"
        " ORDER BY auto_confirm_at, id LIMIT $2 OFFSET $3",
        now,
        limit,
        skip,
    )
    return [read_row(Silent, row) for row in rows]
