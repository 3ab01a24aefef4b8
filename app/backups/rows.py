"""The record of a backup, and the end of old ones."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.backups.tables import Backup
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row


class BackupRecord(Struct, frozen=True, kw_only=True):
    """A backup that was made, or why it was not."""

    id: UUID
    name: str
    started_at: datetime
    finished_at: datetime
    mark_at: datetime | None = None
    size_bytes: int | None = None
    trouble: str | None = None


def insert(tx: Tx, record: BackupRecord) -> None:
    """Stage that a backup was made, or was not."""
    insert_row(tx, Backup, record)


def forget(tx: Tx, before: datetime) -> None:
    """Stage that what began before an instant is kept no longer."""
    tx.stage("DELETE FROM backup WHERE started_at < $1", before)
