"""What is read about keys, never their hashes, and about the people who hold them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from app.access.rows import KeyRecord, PersonRecord
from app.kit.actor import Role
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_COLUMNS = (
    "id, role, customer_id, contact_id, technician_id, person_id, name, created_at, expires_at,"
    " revoked_at, created_by, revoked_by, scopes, replaces_id, first_id, hint, last_used_at,"
    " expiry_told_at"
)
_KEY = f"SELECT {_COLUMNS} FROM api_key"
_KEY_AND_HASH = f"SELECT {_COLUMNS}, key_hash FROM api_key"
_PERSON = "SELECT id, name, email, created_at FROM person"


def _read_key(row: Row) -> KeyRecord:
    return read_row(KeyRecord, row)


async def live_key(db: Reader, key_hash: bytes) -> KeyRecord | None:
    """A key that was not revoked, by its hash; it may have expired."""
    row = await db.fetchrow(f"{_KEY} WHERE key_hash = $1 AND revoked_at IS NULL", key_hash)
    return None if row is None else _read_key(row)


async def living_ids(db: Reader, key_ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of these keys that are neither revoked nor expired."""
    rows = await db.fetch(
        "SELECT id FROM api_key WHERE id = ANY($1) AND revoked_at IS NULL"
        " AND (expires_at IS NULL OR expires_at > $2)",
        list(key_ids),
        now,
    )
    return {row["id"] for row in rows}


async def ids_of_hashes(db: Reader, hashes: Collection[bytes]) -> dict[bytes, UUID]:
    """The ids of keys by their hashes, also of those that live no more."""
    if not hashes:
        return {}
    rows = await db.fetch(
        "SELECT key_hash, id FROM api_key WHERE key_hash = ANY($1)", sorted(hashes)
    )
    return {row["key_hash"]: row["id"] for row in rows}


async def lock_keys_of(
    db: Reader, *, customer_id: UUID | None, contact_id: UUID | None, technician_id: UUID | None
) -> list[KeyRecord]:
    """The keys of a customer, contact or technician that were not revoked, locked."""
    rows = await db.fetch(
        f"{_KEY} WHERE revoked_at IS NULL"
        " AND (customer_id = $1 OR contact_id = $2 OR technician_id = $3) ORDER BY id FOR UPDATE",
        customer_id,
        contact_id,
        technician_id,
    )
    return [_read_key(row) for row in rows]


async def key_exists(db: Reader, key_hash: bytes) -> bool:
    """Whether there is a key with this hash, a revoked one too."""
    found: bool = await db.fetchval(
        "SELECT EXISTS (SELECT 1 FROM api_key WHERE key_hash = $1)", key_hash
    )
    return found


async def key(db: Reader, key_id: UUID) -> KeyRecord | None:
    """One key."""
    row = await db.fetchrow(f"{_KEY} WHERE id = $1", key_id)
    return None if row is None else _read_key(row)


async def keys(db: Reader, page: Page, roles: Sequence[Role] | None) -> list[KeyRecord]:
    """A page of keys in the order they were made."""
    return [_read_key(row) for row in await page.rows(db, _KEY, {"role = ANY({})": roles})]


async def every_key(db: Reader) -> list[KeyRecord]:
    """All keys, for the command line."""
    return [_read_key(row) for row in await db.fetch(f"{_KEY} ORDER BY id")]


async def expiring(db: Reader, now: datetime, until: datetime) -> list[KeyRecord]:
    """Keys that end in a time, and of whose end nobody was told."""
    rows = await db.fetch(
        f"{_KEY} WHERE revoked_at IS NULL AND expires_at > $1 AND expires_at <= $2"
        " AND expiry_told_at IS NULL ORDER BY expires_at, id LIMIT 1000",
        now,
        until,
    )
    return [_read_key(row) for row in rows]


async def by_hashes(db: Reader, hashes: Collection[bytes]) -> dict[bytes, KeyRecord]:
    """The keys that have these hashes, also those that live no more."""
    rows = await db.fetch(f"{_KEY_AND_HASH} WHERE key_hash = ANY($1)", hashes)
    return {row["key_hash"]: _read_key(row) for row in rows}


async def person(db: Reader, person_id: UUID) -> PersonRecord | None:
    """One person."""
    row = await db.fetchrow(f"{_PERSON} WHERE id = $1", person_id)
    return None if row is None else read_row(PersonRecord, row)


async def people(db: Reader, page: Page) -> list[PersonRecord]:
    """A page of the people in the order they were entered."""
    return [read_row(PersonRecord, row) for row in await page.rows(db, _PERSON, {})]


async def used(db: Reader, customer_id: UUID | None, quota: str, today: date) -> tuple[int, int]:
    """How many things and bytes of a kind a customer, or None for all strangers, has added today."""
    row = await db.fetchrow(
        "SELECT things, size_bytes FROM quota_use"
        " WHERE customer_id = $1 AND quota = $2 AND used_on = $3"
        " UNION ALL SELECT things, size_bytes FROM stranger_use"
        " WHERE $1 IS NULL AND quota = $2 AND used_on = $3",
        customer_id,
        quota,
        today,
    )
    return (row["things"], row["size_bytes"]) if row else (0, 0)
