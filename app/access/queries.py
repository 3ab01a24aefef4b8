"""What is read about keys; never their hashes."""

from uuid import UUID

from app.kit.database import Reader, Row
from app.kit.pagination import Page

_KEY = (
    "SELECT id, role, customer_id, contact_id, technician_id, name, created_at, expires_at,"
    " revoked_at FROM api_key"
)


async def live_key(db: Reader, key_hash: bytes) -> Row | None:
    """A key that was not revoked, by its hash; it may have expired."""
    return await db.fetchrow(f"{_KEY} WHERE key_hash = $1 AND revoked_at IS NULL", key_hash)


async def key(db: Reader, key_id: UUID) -> Row | None:
    """One key."""
    return await db.fetchrow(f"{_KEY} WHERE id = $1", key_id)


async def keys(db: Reader, page: Page, role: str | None) -> list[Row]:
    """A page of keys in the order they were made."""
    return await page.rows(db, _KEY, {"role = {}": role})


async def every_key(db: Reader) -> list[Row]:
    """All keys, for the command line."""
    return await db.fetch(f"{_KEY} ORDER BY id")
