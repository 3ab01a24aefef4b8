"""What is read of signed roots."""

from collections.abc import Sequence
from uuid import UUID

from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.roots.rows import RootRecord

_ROOT = (
    "SELECT id, number, signed_on, signed_at, position, document, signature, public_key, endorsement"
    " FROM ledger_root"
)


def _read(rows: Sequence[Row]) -> list[RootRecord]:
    return [read_row(RootRecord, row) for row in rows]


async def root(db: Reader, root_id: UUID) -> RootRecord | None:
    """One root."""
    row = await db.fetchrow(f"{_ROOT} WHERE id = $1", root_id)
    return None if row is None else read_row(RootRecord, row)


async def roots(db: Reader, page: Page) -> list[RootRecord]:
    """A page of the roots in the order they were signed."""
    return _read(await page.rows(db, _ROOT, {}))


async def last(db: Reader) -> RootRecord | None:
    """The root that was signed last."""
    row = await db.fetchrow(f"{_ROOT} ORDER BY number DESC LIMIT 1")
    return None if row is None else read_row(RootRecord, row)


async def every(db: Reader) -> list[RootRecord]:
    """All roots, by their numbers."""
    return _read(await db.fetch(f"{_ROOT} ORDER BY number"))
