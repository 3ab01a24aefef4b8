"""The records of keys, and of the people who hold them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.access.permissions import Capability
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Pool, Tx

# That a key is used is noted no more often.
NOTED_EVERY = timedelta(minutes=5)


class KeyRecord(Struct, frozen=True, kw_only=True):
    """A key without its secret: what it is for, and whom it is bound to."""

    id: UUID
    role: Role
    customer_id: UUID | None
    contact_id: UUID | None
    technician_id: UUID | None
    person_id: UUID | None
    name: str | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None = None
    created_by: str | None = None
    revoked_by: str | None = None
    scopes: tuple[Capability, ...] | None = None
    replaces_id: UUID | None = None
    first_id: UUID | None = None
    hint: str | None = None
    last_used_at: datetime | None = None
    expiry_told_at: datetime | None = None

    @property
    def actor(self) -> Actor:
        """Who acts with it."""
        return Actor(
            key_id=self.id,
            role=self.role,
            customer_id=self.customer_id,
            contact_id=self.contact_id,
            technician_id=self.technician_id,
            person_id=self.person_id,
            first_id=self.first_id,
            scopes=self.scopes,
        )

    def lives(self, now: datetime) -> bool:
        """Whether it was neither revoked nor has expired."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


# In the order of their ids, and never waiting for a row that somebody changes: it is used again soon.
_USE = """
WITH used AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)), due AS (
    SELECT api_key.id FROM api_key JOIN used USING (id)
    WHERE last_used_at IS NULL OR last_used_at <= at - $3::interval
    ORDER BY api_key.id FOR NO KEY UPDATE OF api_key SKIP LOCKED
)
UPDATE api_key SET last_used_at = used.at FROM due JOIN used USING (id) WHERE api_key.id = due.id
"""


async def use_all(db: Pool, used: Mapping[UUID, datetime]) -> None:
    """Write when keys were used last, of each at most once in five minutes."""
    await db.execute(_USE, list(used), list(used.values()), NOTED_EVERY)


def use(tx: Tx, key_id: UUID) -> None:
    """Stage that a key was used."""
    tx.stage(_USE, [key_id], [tx.now], NOTED_EVERY)


class PersonRecord(Struct, frozen=True, kw_only=True):
    """Somebody of the provider's office, who may hold several keys."""

    id: UUID
    name: str
    email: str
    created_at: datetime


_ADDED = """
SET used_on = excluded.used_on,
    things = excluded.things
        + CASE WHEN used.used_on = excluded.used_on THEN used.things ELSE 0 END,
    size_bytes = excluded.size_bytes
        + CASE WHEN used.used_on = excluded.used_on THEN used.size_bytes ELSE 0 END
WHERE used.used_on <> excluded.used_on
    OR (used.things + excluded.things <= $5
        AND ($6 = 0 OR used.size_bytes + excluded.size_bytes <= $6))
RETURNING true
"""
_FITS = "WHERE $3::int <= $5::int AND ($6::bigint = 0 OR $4::bigint <= $6)"
_COUNT = f"""
INSERT INTO quota_use AS used (customer_id, quota, used_on, things, size_bytes)
SELECT $7::uuid, $1::text, $2::date, $3, $4 {_FITS}
ON CONFLICT (customer_id, quota) DO UPDATE {_ADDED}
"""
_COUNT_STRANGERS = f"""
INSERT INTO stranger_use AS used (quota, used_on, things, size_bytes)
SELECT $1::text, $2::date, $3, $4 {_FITS}
ON CONFLICT (quota) DO UPDATE {_ADDED}
"""


async def count(
    tx: Tx,
    customer_id: UUID | None,
    quota: str,
    today: date,
    things: int,
    size_bytes: int,
    most_things: int,
    most_bytes: int,
) -> bool:
    """Add to what a customer, or None for all strangers, used today; tells whether it was not too much.

    The row stays locked, so that the next to add sees it. ``most_bytes`` 0 is no bound.
    """
    await tx.begin()
    figures = (quota, today, things, size_bytes, most_things, most_bytes)
    if customer_id is None:
        counted = await tx.connection.fetchval(_COUNT_STRANGERS, *figures)
    else:
        counted = await tx.connection.fetchval(_COUNT, *figures, customer_id)
    return bool(counted)
