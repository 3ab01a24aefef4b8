"""Files of banks that were read, and which of their lines became payments."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    CheckConstraint,
    Column,
    Field,
    Index,
    Numeric,
    Table,
    Uuid,
    instant,
)


class BankFile(Table):
    """A file that was imported, known by its digest; what it says is not kept."""

    __tablename__ = "bank_file"
    __table_args__ = (
        CheckConstraint("form IN ('camt.053', 'csv')", name="form"),
        CheckConstraint("lines >= 0", name="lines"),
    )

    id: UUID = Field(primary_key=True)
    sha256: str = Field(unique=True)
    form: str
    lines: int
    created_at: datetime = instant()


class ChosenFile(Table):
    """A file that somebody looks at, until it is recorded or an hour has gone by: of each sign-in the last.

    ``id`` is that of the sign-in.
    """

    __tablename__ = "chosen_file"
    __table_args__ = (Index("ix_chosen_file_chosen_at", "chosen_at"),)

    id: UUID = Field(primary_key=True)
    name: str
    sha256: str
    content: bytes
    chosen_at: datetime = instant()


class BankLine(Table):
    """A line that became a payment. ``key`` is what it is known by when it comes again."""

    __tablename__ = "bank_line"

    key: str = Field(primary_key=True)
    file_id: UUID = Field(foreign_key="bank_file.id")
    number: int
    payment_id: UUID = Field(foreign_key="payment.id", unique=True)


class OpenLine(Table):
    """A line in which money came that no payment was made of: somebody decides, and it stays to tell so.

    ``key`` is what it is known by when it comes again; ``candidates`` are purchases that it may mean;
    ``said_amount`` and ``said_on`` are what the bank writes where that is not clear: who decides tells it.
    """

    __tablename__ = "open_line"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('ambiguous', 'month_closed', 'refused', 'unclear', 'unmatched')",
            name="outcome",
        ),
        CheckConstraint("status IN ('open', 'assigned', 'dismissed')", name="status"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint(
            "(amount IS NOT NULL OR said_amount IS NOT NULL)"
            " AND (booked_on IS NOT NULL OR said_on IS NOT NULL)",
            name="said",
        ),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        CheckConstraint("(status = 'assigned') = (payment_id IS NOT NULL)", name="assigned"),
        CheckConstraint(
            "(status = 'open') = (decided_at IS NULL) AND (status = 'open') = (decided_by IS NULL)"
            " AND (status = 'dismissed') = (reason IS NOT NULL)",
            name="decided",
        ),
        Index("ix_open_line_status", "status", "id"),
    )

    id: UUID = Field(primary_key=True)
    key: str = Field(unique=True)
    file_id: UUID = Field(foreign_key="bank_file.id")
    number: int
    outcome: str
    cause: str | None = None
    booked_on: date | None = None
    amount: Decimal | None = Field(default=None, sa_type=Numeric(19, 4))
    currency: str
    said_amount: str | None = None
    said_on: str | None = None
    reference: str | None = None
    candidates: list[UUID] = Field(sa_column=Column(ARRAY(Uuid()), nullable=False))
    status: str
    version: int
    payment_id: UUID | None = Field(default=None, foreign_key="payment.id", unique=True)
    decided_by: str | None = None
    decided_at: datetime | None = instant(nullable=True)
    reason: str | None = None
    created_at: datetime = instant()
