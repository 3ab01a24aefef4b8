"""The records of bank files, and how they are written."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import gather_row, insert_row
from app.payments.tables import BankFile, BankLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFileRecord:
    """A file that was imported."""

    id: UUID
    sha256: str
    form: str
    lines: int
    created_at: datetime


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


def insert_line(tx: Tx, row: LineRow) -> None:
    """Gather a line that became a payment."""
    gather_row(tx, BankLine, row)
