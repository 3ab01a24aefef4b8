"""The record of a verification, and the end of old ones."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Tx
from app.verifications.rules import VerificationStatus, VerificationTrouble


class Finding(Struct, frozen=True):
    """An invariant that does not hold, and the first rows that break it, as text."""

    invariant: str
    rows: tuple[dict[str, str], ...]


class VerificationRecord(Struct, frozen=True, kw_only=True):
    """One time that everything was recomputed; ``findings`` are as they are stored."""

    id: UUID
    status: VerificationStatus
    requested_by: str
    requested_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    checked: int | None = None
    findings: list[dict[str, object]]
    trouble: VerificationTrouble | None = None


def forget(tx: Tx, before: datetime) -> None:
    """Stage that what ended before an instant is kept no longer."""
    tx.stage("DELETE FROM verification WHERE finished_at < $1", before)
