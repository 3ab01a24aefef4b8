"""One effect per Idempotency-Key: the answer is stored in the transaction of its effect.

The row is inserted with the effect, so a second request with the key fails on the primary key and is
answered from the stored reply; whatever else refuses a keyed request, the stored reply is looked for
first. So nothing is read in advance (see docs/decisions).
"""

import hashlib
import json
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app import errors
from app.kit.personal import Personal
from app.kit.postgres.database import Pool, Reader, Tx
from app.kit.postgres.rows import insert_row, read_row
from app.kit.postgres.table import Column, Field, SmallInteger, Table, instant

KEEP = timedelta(days=30)
_AT_ONCE = 5000


class IdempotencyKey(Table):
    """The stored answer of one keyed request.

    ``body`` is null where it would hold a secret, and empty where it was about somebody who was erased.
    """

    __tablename__ = "idempotency_key"

    principal_id: UUID = Field(primary_key=True)
    method: str = Field(primary_key=True)
    path: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    fingerprint: bytes
    status: int = Field(sa_column=Column(SmallInteger, nullable=False))
    location: str | None = None
    etag: str | None = None
    body: bytes | None = None
    created_at: datetime = instant()


class StoredAnswer(Struct, frozen=True):
    """What the first request with the key was answered."""

    status: int
    location: str | None
    etag: str | None
    body: bytes


class Keyed(Struct, frozen=True):
    """A key with its scope (principal, method, path) and the fingerprint of the request."""

    principal_id: UUID
    method: str
    path: str
    key: str
    fingerprint: bytes


def parse_key(header: str) -> str:
    """The key of the header, bare or as a quoted string.

    Raises:
        InvalidIdempotencyKey: it is empty, longer than 255 characters, not printable ASCII, or has
            blanks around it.
    """
    key = header[1:-1] if len(header) > 1 and header[0] == header[-1] == '"' else header
    written = key.isascii() and key.isprintable() and header == header.strip()
    if not (written and 0 < len(key) <= 255):
        raise errors.InvalidIdempotencyKey()
    return key


def fingerprint(method: str, path: str, query: str, body: bytes) -> bytes:
    """Digest of what makes two requests the same; JSON bodies are compared by content."""
    # An unreadable body is refused later; its bytes are as good.
    with suppress(ValueError, RecursionError):
        body = json.dumps(json.loads(body), sort_keys=True).encode()
    digest = hashlib.sha256()
    for part in (method.encode(), path.encode(), query.encode(), body):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def store(tx: Tx, keyed: Keyed, answer: StoredAnswer, *, secret: bool) -> None:
    """Stage the answer beside its effect; of a secret one only that it was given."""
    insert_row(
        tx,
        IdempotencyKey,
        keyed,
        status=answer.status,
        location=answer.location,
        etag=answer.etag,
        body=None if secret else answer.body,
        created_at=tx.now,
    )


_FIND = """
SELECT fingerprint, status, location, etag, body FROM idempotency_key
WHERE principal_id = $1 AND method = $2 AND path = $3 AND key = $4 AND created_at > $5
"""


async def stored_answer(db: Reader, keyed: Keyed, now: datetime) -> StoredAnswer | None:
    """The answer that the key was given before, or None.

    Raises:
        IdempotencyKeyReused: the key was used for a request with another content.
        SecretAlreadyShown: the answer held a secret and was not kept.
        AnswerErased: it was about somebody who has been erased since.
    """
    row = await db.fetchrow(
        _FIND, keyed.principal_id, keyed.method, keyed.path, keyed.key, now - KEEP
    )
    if row is None:
        return None
    if row["fingerprint"] != keyed.fingerprint:
        raise errors.IdempotencyKeyReused()
    if row["body"] is None:
        raise errors.SecretAlreadyShown()
    if not row["body"]:
        raise errors.AnswerErased()
    return read_row(StoredAnswer, row)


async def forget_expired(db: Reader, keyed: Keyed, now: datetime) -> bool:
    """Remove this key's answer when it is older than it is kept; tells whether it was."""
    done = await db.execute(
        "DELETE FROM idempotency_key WHERE principal_id = $1 AND method = $2 AND path = $3"
        " AND key = $4 AND created_at <= $5",
        keyed.principal_id,
        keyed.method,
        keyed.path,
        keyed.key,
        now - KEEP,
    )
    return done != "DELETE 0"


_FORGET = """
DELETE FROM idempotency_key WHERE (principal_id, method, path, key) IN (
    SELECT principal_id, method, path, key FROM idempotency_key
    WHERE created_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
"""


async def forget_some(pool: Pool, before: datetime, most: int) -> int:
    """Remove answers of before an instant; tells how many, ``most`` at the most."""
    done = await pool.execute(_FORGET, before, most)
    return int(done.removeprefix("DELETE "))


async def forget_all_expired(pool: Pool, now: datetime) -> int:
    """Remove every answer that is older than it is kept, 5,000 at a time; tells how many (a job)."""
    forgotten = 0
    while True:
        batch = await forget_some(pool, now - KEEP, _AT_ONCE)
        forgotten += batch
        if batch < _AT_ONCE:
            return forgotten


# Who retries is told that it was done: the key keeps its one effect. What erased somebody tells ids alone.
PERSONAL = Personal(
    erased={
        "idempotency_key": """
            UPDATE idempotency_key SET body = ''
            WHERE body <> '' AND path NOT LIKE '%/erase' AND (principal_id = ANY(:keys) OR EXISTS (
                SELECT FROM unnest(:words) AS word WHERE position(convert_to(word, 'UTF8') IN body) > 0))
        """,
    },
)

JOBS = {"forget_idempotency_keys": ("17 3 * * *", forget_all_expired)}
