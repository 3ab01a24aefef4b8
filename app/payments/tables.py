"""Files of banks that were read, and which of their lines became payments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.kit.schema import Table, instant


class BankFile(Table, table=True):
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


class BankLine(Table, table=True):
    """A line that became a payment. ``key`` is what it is known by when it comes again."""

    __tablename__ = "bank_line"

    key: str = Field(primary_key=True)
    file_id: UUID = Field(foreign_key="bank_file.id")
    number: int
    payment_id: UUID = Field(foreign_key="payment.id", unique=True)
