"""The table of verifications."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    JSONB,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    instant,
    text,
)


class Verification(Table):
    """One time that everything was recomputed. At most one waits, as two would find the same.

    ``checked`` is how many invariants were looked at, ``findings`` the broken ones with their first rows.
    """

    __tablename__ = "verification"
    __table_args__ = (
        CheckConstraint(
            "status IN ('waiting', 'running', 'passed', 'broken', 'aborted')", name="status"
        ),
        CheckConstraint("(status = 'waiting') = (started_at IS NULL)", name="started"),
        CheckConstraint(
            "(status IN ('waiting', 'running')) = (finished_at IS NULL)", name="finished"
        ),
        CheckConstraint("(status IN ('passed', 'broken')) = (checked IS NOT NULL)", name="checked"),
        CheckConstraint("(status = 'aborted') = (trouble IS NOT NULL)", name="trouble"),
        CheckConstraint(
            "(status = 'broken') = (jsonb_array_length(findings) > 0)", name="findings"
        ),
        Index(
            "uq_verification_waiting",
            "status",
            unique=True,
            postgresql_where=text("status = 'waiting'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    status: str
    requested_by: str
    requested_at: datetime = instant()
    started_at: datetime | None = instant(nullable=True)
    finished_at: datetime | None = instant(nullable=True)
    checked: int | None = None
    findings: list[Any] = Field(sa_column=Column(JSONB, nullable=False))
    trouble: str | None = None
