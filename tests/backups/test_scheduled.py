"""The worker makes a backup each day, keeps so many, and says loudly when it cannot."""

import asyncio
import fcntl
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.backups import queries
from app.backups.rules import LATE, REMEMBERED, is_due, name_of, surplus
from app.kit.postgres.database import Pool
from app.run import backing_up, copies, manifests, scheduled_backups
from app.settings import Settings
from tests.cli.processes import command_lines
from tests.support import NOON, Api

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, wanted: Settings) -> None:
    monkeypatch.setenv("PERSONDAY_BACKUP_DIR", str(wanted.backup_dir))
    monkeypatch.setenv("PERSONDAY_BACKUPS_KEPT", str(wanted.backups_kept))
    monkeypatch.setenv("PERSONDAY_DATA_DIR", str(wanted.data_dir))


def made(place: Path) -> list[str]:
    """What lies in the folder of backups."""
    return sorted(one.name for one in (place / "kept").iterdir())


def test_one_is_due_on_each_day_of_utc() -> None:
    last = datetime(2031, 3, 5, 0, 41, tzinfo=UTC)
    assert is_due(None, last)
    assert not is_due(last, datetime(2031, 3, 5, 23, 59, 59, tzinfo=UTC))
    assert is_due(last, datetime(2031, 3, 6, tzinfo=UTC))


def test_only_our_own_and_only_the_oldest_are_too_many() -> None:
    ours = [name_of(NOON + n * SECOND) for n in range(4)]
    others = ["personday-2030", "other-20310305T120000Z", f"{ours[0]}.unfinished"]
    assert surplus([*reversed(ours), *others], 3) == ours[:1]
    assert surplus(ours, 4) == []


async def test_the_newest_stay_and_each_is_noted(pool: Pool, place: Path) -> None:
    (place / "kept").mkdir()
    (place / "kept" / "something of others").mkdir()
    for day in range(5):
        await scheduled_backups.when_due(pool, NOON + day * DAY)
        await scheduled_backups.when_due(pool, NOON + day * DAY + SECOND)
    assert made(place) == [*(name_of(NOON + day * DAY) for day in (2, 3, 4)), "something of others"]
    noted = await queries.last_made(pool)
    assert noted is not None
    assert (noted.name, noted.started_at) == (name_of(NOON + 4 * DAY), NOON + 4 * DAY)
    manifest = manifests.read(place / "kept" / noted.name)
    assert noted.mark_at == manifest.mark.at
    assert noted.size_bytes == (place / "kept" / noted.name / manifests.DUMP).stat().st_size
    assert await pool.fetchval("SELECT count(*) FROM backup") == 5
    # What is long ago is forgotten with the next.
    await scheduled_backups.when_due(pool, NOON + 3 * DAY + REMEMBERED)
    assert await pool.fetchval("SELECT count(*) FROM backup") == 3


async def test_without_a_folder_in_the_settings_none_is_made(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    monkeypatch.delenv("PERSONDAY_BACKUP_DIR")
    await scheduled_backups.when_due(pool, NOON)
    assert list(place.iterdir()) == []
    assert await scheduled_backups.findings(pool, Settings(), NOON) == []


@pytest.mark.parametrize("trouble", ["no folder", "no room", "full meanwhile", "no program"])
async def test_a_failed_one_is_told_and_tried_again_and_touches_no_other(
    pool: Pool, wanted: Settings, place: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    said: list[Any] = []
    monkeypatch.setattr(
        scheduled_backups._log, "error", lambda *what, **how: said.append((what, how))
    )
    if trouble != "no folder":
        await scheduled_backups.when_due(pool, NOON)
    with monkeypatch.context() as patch:
        if trouble == "no folder":
            (place / "kept").write_text("a file")
        elif trouble == "no room":
            disk = shutil.disk_usage(place)
            free = min(copies.RESERVE, disk.total // 10)
            patch.setattr(shutil, "disk_usage", lambda _: disk._replace(free=free))
        elif trouble == "full meanwhile":
            patch.setattr(copies, "_room", lambda _: 50_000)
        else:
            patch.setattr(copies, "_program", _no_program)
        await scheduled_backups.when_due(pool, NOON + DAY)
        await scheduled_backups.when_due(pool, NOON + DAY + SECOND)
    assert [what for what, _ in said] == [("not_backed_up",)] * 2, "each hour again"
    last = await queries.last(pool)
    assert last is not None
    assert (last.mark_at, last.size_bytes) == (None, None)
    assert last.trouble
    found = await scheduled_backups.findings(pool, wanted, NOON + DAY + SECOND)
    assert found[0] == f"The last backup failed: {last.trouble}."
    if trouble == "no folder":
        (place / "kept").unlink()
    else:
        assert made(place) == [name_of(NOON)], "nothing half, and what was there is there"
    await scheduled_backups.when_due(pool, NOON + DAY + 2 * SECOND)
    assert await scheduled_backups.findings(pool, wanted, NOON + DAY + 2 * SECOND) == []


async def _no_program(name: str, major: int) -> str:
    raise copies.CopyError(f"{name} of PostgreSQL {major} is not found")


async def test_whoever_waits_too_long_for_one_is_told(pool: Pool, wanted: Settings) -> None:
    [line] = await scheduled_backups.findings(pool, wanted, NOON)
    assert line.startswith("No backup was made yet")
    await scheduled_backups.when_due(pool, NOON)
    assert await scheduled_backups.findings(pool, wanted, NOON + LATE) == []
    [line] = await scheduled_backups.findings(pool, wanted, NOON + LATE + SECOND)
    assert line.startswith("No backup was made since 2031-03-05 12:00 UTC")


async def test_two_workers_do_not_meet_in_one_folder(pool: Pool, place: Path) -> None:
    (place / "kept").mkdir()
    handle = os.open(place / "kept", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    await scheduled_backups.when_due(pool, NOON)
    assert made(place) == []
    os.close(handle)
    await scheduled_backups.when_due(pool, NOON)
    assert made(place) == [name_of(NOON)]


async def test_a_worker_that_stops_or_was_killed_leaves_nothing_half(
    pool: Pool, place: Path
) -> None:
    half = place / "kept" / f"{name_of(NOON - DAY)}.unfinished"
    half.mkdir(parents=True)
    running = asyncio.create_task(scheduled_backups.when_due(pool, NOON))
    mark = f"{place}/kept/{name_of(NOON)}.unfinished"
    while not any(mark in line for line in command_lines().values()):
        await asyncio.sleep(0.001)
        assert not running.done()
    assert not half.exists()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert made(place) == []
    assert not any(mark in line for line in command_lines().values())
    assert await queries.last(pool) is None, "the next worker does it"


async def test_a_restored_one_says_which_keys_it_lacks(
    api: Api, place: Path, wanted: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = await backing_up.backup(api.dsn, wanted, place / "one")
    assert len(manifest.keys.master) == 1
    assert backing_up.lost_keys(manifest, wanted) == []
    monkeypatch.delenv("PERSONDAY_MASTER_KEY")
    monkeypatch.setenv("PERSONDAY_SIGNING_KEY_FILE", str(place / "nothing"))
    elsewhere = Settings(data_dir=place / "elsewhere")
    lost = backing_up.lost_keys(manifest, elsewhere)
    assert manifest.keys.master[0] in lost[0]
    assert len(lost) == 1 + (manifest.keys.signing is not None)
    assert not (place / "elsewhere").exists(), "none is made by looking"
