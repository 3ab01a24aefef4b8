"""The rows of closed months as records, and how they are staged."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, insert_rows, update_version
from app.ledger.chain import Head
from app.periods.rules import PeriodStatus
from app.periods.tables import Period, PeriodHead, PeriodReopening, PeriodSnapshot


class SnapshotRecord(Struct, frozen=True, kw_only=True):
    """What was signed when a month was closed."""

    id: UUID
    period_id: UUID
    number: int
    closed_by: str
    closed_at: datetime
    document: str
    signature: bytes
    public_key: bytes


class ReopeningRecord(Struct, frozen=True, kw_only=True):
    """That a month was reopened."""

    id: UUID
    period_id: UUID
    number: int
    reason: str
    reopened_by: str
    reopened_at: datetime


class PeriodRecord(Struct, frozen=True, kw_only=True):
    """A month with all its snapshots and reopenings, the first ones first."""

    id: UUID
    month: str
    status: PeriodStatus
    version: int
    time_zone: str
    from_at: datetime
    until_at: datetime
    created_at: datetime
    snapshots: tuple[SnapshotRecord, ...] = ()
    reopenings: tuple[ReopeningRecord, ...] = ()


class HeadRow(NamedTuple):
    """The last entry of a credit account as it is kept of a month."""

    credit_account_id: UUID
    seq: int
    hash: bytes


def insert(tx: Tx, period: PeriodRecord) -> None:
    """Stage a month that is being closed from now on."""
    insert_row(tx, Period, period)
    outbox.emit(tx, "period.closing", period.id)


def close(tx: Tx, before: PeriodRecord, after: PeriodRecord, heads: list[Head]) -> PeriodRecord:
    """Stage that a month is closed, with its last snapshot; what its accounts' heads were, once."""
    snapshot = after.snapshots[-1]
    insert_row(tx, PeriodSnapshot, snapshot)
    if snapshot.number == 1:
        kept = [HeadRow(head.credit_account_id, head.seq, head.hash) for head in heads]
        insert_rows(tx, PeriodHead, kept, period_id=before.id)
    outbox.emit(tx, "period.closed", before.id, data={"number": snapshot.number})
    return update_version(tx, Period, before, after)


def reopen(tx: Tx, before: PeriodRecord, after: PeriodRecord) -> PeriodRecord:
    """Stage that a month is reopened."""
    reopening = after.reopenings[-1]
    insert_row(tx, PeriodReopening, reopening)
    outbox.emit(tx, "period.reopened", before.id, data={"number": reopening.number})
    return update_version(tx, Period, before, after)
