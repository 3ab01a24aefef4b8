"""The records of the audit, and how they are written: with what they tell of, or many at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.audit.rules import AuditOutcome
from app.audit.tables import AuditAddress, AuditRecord
from app.kit.postgres.database import Pool, Tx
from app.kit.postgres.rows import gather_row, insert_rows


class Record(NamedTuple):
    """One attempt, or ``times`` alike.

    Attributes:
        action: the method and path of a route, a command, or a job.
        actor: who it was; None of a stranger.
        key_id: of the key or the sign-in; also of a key that lives no more.
        object_id: what the path names, or what was made.
    """

    id: UUID
    at: datetime
    outcome: AuditOutcome
    times: int = 1
    action: str | None = None
    request_id: str | None = None
    actor: str | None = None
    key_id: UUID | None = None
    role: str | None = None
    object_id: UUID | None = None
    customer_id: UUID | None = None
    status: int | None = None
    code: str | None = None


class Origin(NamedTuple):
    """Where the attempt of a record came from."""

    record_id: UUID
    at: datetime
    address: str


def add(tx: Tx, record: Record) -> None:
    """Stage a record in the transaction of what it tells of."""
    gather_row(tx, AuditRecord, record)


def note(
    tx: Tx, action: str, object_id: UUID | None = None, *, times: int = 1, actor: str | None = None
) -> None:
    """Stage that a command, a job or somebody did something, to one object or to so many; nothing of none.

    ``actor`` is who did it, where that is not who the transaction acts for.
    """
    if times > 0:
        by = tx.actor
        made = Record(tx.new_id(), tx.now, AuditOutcome.DONE, times, action, object_id=object_id)
        whose = {
            "actor": by.id,
            "key_id": by.key_id,
            "role": by.role,
            "customer_id": by.customer_id,
        }
        add(tx, made._replace(**({"actor": actor} if actor else whose)))


def add_all(tx: Tx, records: Sequence[Record], origins: Sequence[Origin]) -> None:
    """Stage many records, and where they came from."""
    insert_rows(tx, AuditRecord, records)
    insert_rows(tx, AuditAddress, origins)


_FORGET_ADDRESSES = """
DELETE FROM audit_address WHERE record_id IN (
    SELECT record_id FROM audit_address WHERE at < $1 LIMIT $2)
"""


async def forget_addresses(pool: Pool, before: datetime, most: int) -> int:
    """Remove where attempts before an instant came from; tells of how many, ``most`` at the most."""
    done = await pool.execute(_FORGET_ADDRESSES, before, most)
    return int(done.removeprefix("DELETE "))


async def forget_records(pool: Pool, before: datetime, most: int) -> int:
    """Remove records of before an instant; tells how many, ``most`` at the most.

    The database lets none go that is younger than 90 days by its own clock.
    """
    gone: int = await pool.fetchval("SELECT audit_forget($1, $2)", before, most)
    return gone
