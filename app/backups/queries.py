"""The latest backups."""

from app.backups.rows import BackupRecord
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row

_BACKUP = "SELECT id, name, started_at, finished_at, mark_at, size_bytes, trouble FROM backup"
_LATEST = "ORDER BY started_at DESC, id DESC LIMIT 1"


async def last(db: Reader) -> BackupRecord | None:
    """The last one that was tried."""
    row = await db.fetchrow(f"{_BACKUP} {_LATEST}")
    return None if row is None else read_row(BackupRecord, row)


async def last_made(db: Reader) -> BackupRecord | None:
    """The last one that succeeded."""
    row = await db.fetchrow(f"{_BACKUP} WHERE trouble IS NULL {_LATEST}")
    return None if row is None else read_row(BackupRecord, row)
