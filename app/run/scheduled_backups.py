"""Backups as a job: one each day, so many kept, and a failure that somebody hears of."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import asyncpg
import structlog

from app import errors, settings
from app.backups import queries, rows
from app.backups.rows import BackupRecord
from app.backups.rules import LATE, REMEMBERED, is_due, name_of, surplus
from app.kit import clock
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Reader, transaction
from app.kit.telemetry.logs import told
from app.run import backing_up, embedded
from app.run.copies import CopyError
from app.settings import Settings

_UNUSABLE = (
    CopyError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError, errors.SigningKeyUnavailable,
)  # fmt: skip

_log = structlog.get_logger()


async def when_due(pool: Pool, now: datetime) -> None:
    """Make the backup of a day, if backups are asked for and it is not there yet (a job)."""
    wanted = settings.load()
    if wanted.backup_dir is None:
        return
    made = await queries.last_made(pool)
    if is_due(made.started_at if made else None, now):
        with _place(wanted.backup_dir) as is_alone:
            if is_alone:
                await make(pool, wanted, wanted.backup_dir, now)


async def make(pool: Pool, wanted: Settings, into: Path, now: datetime) -> None:
    """Make one in a folder, and remove what is too old; what became of it is noted."""
    name = name_of(now)
    mark_at = size_bytes = trouble = None
    try:
        reader = wanted.backup_url or embedded.as_owner(pool.dsn)
        manifest = await backing_up.backup(reader, wanted, into / name)
        mark_at = manifest.mark.at
        size_bytes = sum(one.bytes for one in manifest.files.values())
        _keep(into, wanted.backups_kept)
    except _UNUSABLE as error:
        mark_at = size_bytes = None
        trouble = str(error) if isinstance(error, CopyError) else told(error)
        _log.error("not_backed_up", folder=str(into), trouble=trouble)
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        record = BackupRecord(
            id=tx.new_id(), name=name, started_at=now, finished_at=clock.read(),
            mark_at=mark_at, size_bytes=size_bytes, trouble=trouble,
        )  # fmt: skip
        rows.insert(tx, record)
        rows.forget(tx, now - REMEMBERED)


@contextmanager
def _place(folder: Path) -> Iterator[bool]:
    """Whether nobody else makes backups there; nobody else can, until the block ends.

    What whoever was killed left half is removed. Where there is no folder, ``make`` meets the error.
    """
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield True
        return
    try:
        is_alone = _is_locked(handle)
        if is_alone:
            for half in folder.glob("personday-*.unfinished"):
                shutil.rmtree(half, ignore_errors=True)
        yield is_alone
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _keep(folder: Path, kept: int) -> None:
    for old in surplus([one.name for one in folder.iterdir()], kept):
        shutil.rmtree(folder / old)


async def findings(db: Reader, wanted: Settings, now: datetime) -> list[str]:
    """What is wrong with the backups that are asked for, a sentence each; none if all is well."""
    if wanted.backup_dir is None:
        return []
    found, last, made = [], await queries.last(db), await queries.last_made(db)
    if last is not None and last.trouble is not None:
        found.append(f"The last backup failed: {last.trouble}.")
    if made is None or made.started_at < now - LATE:
        since = f"since {made.started_at:%Y-%m-%d %H:%M} UTC" if made else "yet"
        found.append(f"No backup was made {since}: `{wanted.backup_dir}` is to have one each day.")
    return found


JOBS = {"back_up": ("41 * * * *", when_due)}
