"""The table of signed roots; none is ever changed."""

from datetime import date, datetime
from uuid import UUID

from app.kit.postgres.table import BigInteger, CheckConstraint, Column, Field, Table, instant


class LedgerRoot(Table):
    """A root that was signed: ``document`` is the canonical JSON under ``signature``.

    ``endorsement`` is the signature of the key before, of the first root that another key signed.
    """

    __tablename__ = "ledger_root"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("position >= 0", name="position"),
    )

    id: UUID = Field(primary_key=True)
    number: int = Field(unique=True)
    signed_on: date = Field(unique=True)
    signed_at: datetime = instant()
    position: int = Field(sa_column=Column(BigInteger, nullable=False))
    document: str
    signature: bytes
    public_key: bytes
    endorsement: bytes | None = None
