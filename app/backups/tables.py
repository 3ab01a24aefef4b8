"""The table of backups."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import (
    BigInteger,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    instant,
)


class Backup(Table):
    """One that the worker made, or tried to make.

    ``mark_at`` is the instant before which every answer is in it, ``size_bytes`` what its folder takes;
    both are null where it failed, and ``trouble`` says why.
    """

    __tablename__ = "backup"
    __table_args__ = (
        CheckConstraint("(mark_at IS NULL) = (trouble IS NOT NULL)", name="mark"),
        CheckConstraint("(size_bytes IS NULL) = (trouble IS NOT NULL)", name="size"),
        Index("ix_backup_started", "started_at"),
    )

    id: UUID = Field(primary_key=True)
    name: str
    started_at: datetime = instant()
    finished_at: datetime = instant()
    mark_at: datetime | None = instant(nullable=True)
    size_bytes: int | None = Field(default=None, sa_column=Column(BigInteger))
    trouble: str | None = None
