"""The records of bank files, and how they are written."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.events import outbox
from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import gather_row, insert_row, update_version
from app.payments.rules import LineOutcome, LineStatus
from app.payments.tables import BankFile, BankLine, OpenLine


class BankFileRecord(Struct, frozen=True, kw_only=True):
    """A file that was imported."""

    id: UUID
    sha256: str
    form: str
    lines: int
    created_at: datetime


class ChosenFile(Struct, frozen=True):
    """A file that somebody looks at: how they call it, its digest, its bytes."""

    name: str
    sha256: str
    content: bytes


class OpenLineRecord(Struct, frozen=True, kw_only=True):
    """A line in which money came that no payment was made of, or of which somebody made one."""

    id: UUID
    key: str
    file_id: UUID
    number: int
    outcome: LineOutcome
    cause: str | None
    booked_on: date | None
    amount: Decimal | None
    currency: str
    said_amount: str | None
    said_on: str | None
    reference: str | None
    candidates: tuple[UUID, ...]
    status: LineStatus
    version: int
    payment_id: UUID | None
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None
    created_at: datetime


class LeftRow(NamedTuple):
    """A line that waits for somebody, as it is inserted; its candidates are ids with commas between."""

    id: UUID
    key: str
    number: int
    outcome: LineOutcome
    cause: str | None
    booked_on: date | None
    amount: Decimal | None
    currency: str
    said_amount: str | None
    said_on: str | None
    reference: str | None
    candidates: str


class LineRow(NamedTuple):
    """A line that became a payment."""

    key: str
    file_id: UUID
    number: int
    payment_id: UUID


def insert_file(tx: Tx, made: BankFileRecord) -> None:
    """Stage a file, with its event."""
    insert_row(tx, BankFile, made)
    outbox.emit(tx, "bank_file.imported", made.id)


def keep_chosen(tx: Tx, sign_in_id: UUID, chosen: ChosenFile) -> None:
    """Stage the file that somebody looks at, in place of the one before."""
    tx.stage(
        "INSERT INTO chosen_file (id, name, sha256, content, chosen_at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, sha256 = excluded.sha256,"
        " content = excluded.content, chosen_at = excluded.chosen_at",
        sign_in_id,
        chosen.name,
        chosen.sha256,
        chosen.content,
        tx.now,
    )


def forget_chosen(tx: Tx, before: datetime) -> None:
    """Stage that files are gone that were chosen before an instant."""
    tx.stage("DELETE FROM chosen_file WHERE chosen_at < $1", before)


def insert_line(tx: Tx, row: LineRow) -> None:
    """Gather a line that became a payment."""
    gather_row(tx, BankLine, row)


def leave_open(tx: Tx, file_id: UUID, left: Sequence[LeftRow]) -> None:
    """Stage lines that wait for somebody; one that another file told before waits once."""
    if left:
        tx.stage(
            "INSERT INTO open_line (id, key, file_id, number, outcome, cause, booked_on, amount, currency,"
            " said_amount, said_on, reference, candidates, status, version, created_at)"
            " SELECT id, key, $1, number, outcome, cause, booked_on, amount, currency, said_amount,"
            " said_on, reference,"
            " string_to_array(candidates, ',')::uuid[], 'open', 1, $2"
            " FROM unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::date[],"
            " $9::numeric[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])"
            " AS told (id, key, number, outcome, cause, booked_on, amount, currency, said_amount, said_on,"
            " reference, candidates) ON CONFLICT (key) DO NOTHING",
            file_id,
            tx.now,
            *columns(left, len(left[0])),
        )


def count_as_paid(tx: Tx, key: str, payment_id: UUID) -> None:
    """Stage that a line waits no more, where one of this key does: a file made a payment of it."""
    tx.stage(
        "UPDATE open_line SET status = 'assigned', payment_id = $2, decided_by = $3, decided_at = $4,"
        " reason = NULL, version = version + 1 WHERE key = $1 AND status <> 'assigned'",
        key,
        payment_id,
        tx.actor.id,
        tx.now,
    )


def decide(tx: Tx, before: OpenLineRecord, after: OpenLineRecord) -> OpenLineRecord:
    """Stage what somebody decided about a line, as its next version; returns that."""
    return update_version(tx, OpenLine, before, after)
