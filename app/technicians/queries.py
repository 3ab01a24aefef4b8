"""What is read about technicians, and the lock that orders everything that books their time."""

from collections.abc import Iterable
from uuid import UUID

from app import errors
from app.kit.postgres.database import Reader
from app.kit.postgres.locks import Lock, locking
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import ACTIVE, Page
from app.technicians.rows import TechnicianRecord

_TECHNICIAN = (
    "SELECT id, name, email, time_zone, languages, categories, holiday_country, language,"
    " reading_time_zone, created_at,"
    " version, deactivated_at, deactivation_reason FROM technician"
)
# A CTE that takes the locks of the technicians in ``ordered``, one with their ``id``. They are taken
# before any row that an exclusion constraint watches, always in the order of ids: without them two
# bookings of the same technicians deadlock inside the constraint. ``present`` are their rows as they
# are now, not as they were when the statement began.
LOCKED = f"""
locked AS MATERIALIZED (SELECT {locking(Lock.TECHNICIAN, "id::text")} FROM ordered),
present AS MATERIALIZED (
    SELECT id, deactivated_at FROM technician
    WHERE id IN (SELECT id FROM ordered) ORDER BY id FOR SHARE
)
"""
# Those of them who have left. Whoever leaves is waited for, and waits for what books them.
INACTIVE = "ARRAY(SELECT id FROM present WHERE deactivated_at IS NOT NULL ORDER BY id)"


def lock_order(technician_ids: Iterable[UUID]) -> list[UUID]:
    """Technicians in the order in which ``LOCKED`` must be given them."""
    return sorted(set(technician_ids))


async def technician(db: Reader, technician_id: UUID) -> TechnicianRecord | None:
    """One technician."""
    row = await db.fetchrow(f"{_TECHNICIAN} WHERE id = $1", technician_id)
    return None if row is None else read_row(TechnicianRecord, row)


async def technicians(
    db: Reader, page: Page, category: str | None, language: str | None, active: bool | None
) -> list[TechnicianRecord]:
    """A page of technicians: of those who know a category or language, where one is named."""
    filters = {
        "{} = ANY(categories)": category,
        "{} = ANY(languages)": language,
        ACTIVE: active,
    }
    rows = await page.rows(db, _TECHNICIAN, filters)
    return [read_row(TechnicianRecord, row) for row in rows]


async def check_active(db: Reader, technician_id: UUID) -> None:
    """Hold a technician who takes something on to be here; nobody leaves until the transaction ends.

    Raises:
        TechnicianNotFound, TechnicianInactive.
    """
    row = await db.fetchrow(
        "SELECT deactivated_at FROM technician WHERE id = $1 FOR SHARE", technician_id
    )
    if row is None:
        raise errors.TechnicianNotFound(technician_id=technician_id)
    if row["deactivated_at"] is not None:
        raise errors.TechnicianInactive(technician_ids=[technician_id])
