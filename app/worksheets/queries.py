"""What is read about worksheets."""

from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page

_WORKSHEET = """
SELECT * FROM (
    SELECT id, session_id, customer_id, status, version, revision, summary, worked_seconds,
           billed_minutes, submitted_at, confirmed_at,
           ARRAY(SELECT (technician_id, lower(during), upper(during), note) FROM time_entry
                 WHERE worksheet_id = worksheet.id AND revision = worksheet.revision
                 ORDER BY position) AS time_entries,
           ARRAY(SELECT (verb, revision, message, proposed_minutes, billed_minutes, actor,
                         happened_at)
                 FROM worksheet_round WHERE worksheet_id = worksheet.id ORDER BY number) AS rounds
    FROM worksheet
) AS worksheet
"""

owner = customer_of("worksheet")


async def worksheet(db: Reader, worksheet_id: UUID) -> Row | None:
    """One worksheet, with the time entries of its present revision and all its rounds."""
    return await db.fetchrow(f"{_WORKSHEET} WHERE id = $1", worksheet_id)


async def worksheets(
    db: Reader,
    page: Page,
    *,
    customer_id: UUID | None,
    session_id: UUID | None,
    status: str | None,
) -> list[Row]:
    """A page of worksheets in the order they were handed in."""
    return await page.rows(
        db,
        _WORKSHEET,
        {"customer_id = {}": customer_id, "session_id = {}": session_id, "status = {}": status},
    )
