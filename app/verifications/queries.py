"""What is read about verifications."""

from collections.abc import Sequence
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.verifications.rows import VerificationRecord
from app.verifications.rules import VerificationStatus

_VERIFICATION = (
    "SELECT id, status, requested_by, requested_at, started_at, finished_at, checked, findings, trouble"
    " FROM verification"
)


async def verification(db: Reader, verification_id: UUID) -> VerificationRecord | None:
    """One verification."""
    row = await db.fetchrow(f"{_VERIFICATION} WHERE id = $1", verification_id)
    return None if row is None else read_row(VerificationRecord, row)


async def verifications(
    db: Reader,
    page: Page,
    status: Sequence[VerificationStatus] | None,
    *,
    newest_first: bool = False,
) -> list[VerificationRecord]:
    """A page of verifications, in the order they were asked for."""
    asked = {"status = ANY({})": status}
    rows = await page.rows(db, _VERIFICATION, asked, newest_first=newest_first)
    return [read_row(VerificationRecord, row) for row in rows]


async def last(db: Reader) -> VerificationRecord | None:
    """The last one that ended."""
    row = await db.fetchrow(
        f"{_VERIFICATION} WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT 1"
    )
    return None if row is None else read_row(VerificationRecord, row)


async def unfinished(db: Reader) -> VerificationRecord | None:
    """The oldest one that waits, or was begun and not ended."""
    row = await db.fetchrow(f"{_VERIFICATION} WHERE finished_at IS NULL ORDER BY id LIMIT 1")
    return None if row is None else read_row(VerificationRecord, row)
