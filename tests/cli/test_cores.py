"""How many processes serve: cores, quotas of control groups, and connections."""

import os
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from app.run import cores
from app.run.cores import Share

MANY = 1_000


@pytest.mark.parametrize(
    ("asked", "pool_size", "number", "room", "found"),
    [
        (None, 10, 1, MANY, Share(1, 10)),
        (None, 10, 2, 97, Share(2, 10)),
        (None, 10, 5, 97, Share(5, 10)),
        (None, 10, 6, 97, Share(6, 9)),
        (None, 10, 11, 97, Share(11, 4)),
        (None, 10, 64, 97, Share(11, 4)),
        (None, 3, 64, 97, Share(12, 3)),
        (None, 10, 64, MANY, Share(64, 10)),
        (None, 10, 2, 0, Share(1, 4)),
        (3, 10, 1, 97, Share(3, 10)),
        (1, 40, 8, 97, Share(1, 40)),
        (1, 100, 8, 97, Share(1, 74)),
        (20, 10, 2, 97, Share(20, 4)),
    ],
)
def test_pools_give_way_before_processes(
    asked: int | None, pool_size: int, number: int, room: int, found: Share
) -> None:
    assert cores.share(asked, pool_size, cores=number, room=room) == found
    if asked is None and number > 1 and found.processes > 1:
        taken = found.processes * (found.pool_size + cores.BESIDE_POOL) + cores.FOR_OTHERS
        assert taken <= room


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where a process is told its control groups."""
    return tmp_path / "cgroup"


def _all() -> int:
    return len(os.sched_getaffinity(0))


@pytest.mark.parametrize(
    ("bounds", "quota"),
    [
        ({"": "max 100000"}, MANY),
        ({"house/serve": "100000 100000"}, 1),
        ({"house": "50000 100000", "house/serve": "max 100000"}, 1),
        ({"house": "150000 100000"}, 2),
        ({"": "100000 100000"}, 1),
        ({"elsewhere": "100000 100000"}, MANY),
    ],
)
def test_a_quota_of_any_group_above_counts(
    tmp_path: Path, own: Path, bounds: dict[str, str], quota: int
) -> None:
    own.write_text("0::/house/serve\n")
    for name, bound in bounds.items():
        (tmp_path / "fs" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "fs" / name / "cpu.max").write_text(f"{bound}\n")
    assert cores.usable(tmp_path / "fs", own) == min(quota, _all())


@pytest.mark.parametrize(("quota", "found"), [("-1", MANY), ("20000", 1), ("120000", 2)])
def test_a_quota_of_the_first_kind_of_groups_counts(
    tmp_path: Path, own: Path, quota: str, found: int
) -> None:
    own.write_text("7:cpuset:/a\n4:cpu,cpuacct:/docker/1f\n")
    # Inside of a container its own group is the top.
    group = tmp_path / "cpu,cpuacct"
    group.mkdir()
    (group / "cpu.cfs_quota_us").write_text(f"{quota}\n")
    (group / "cpu.cfs_period_us").write_text("100000\n")
    assert cores.usable(tmp_path, own) == min(found, _all())


def test_without_control_groups_all_cores_count(tmp_path: Path) -> None:
    assert cores.usable(tmp_path, tmp_path / "nowhere") == _all()


async def test_the_room_is_what_server_database_and_login_leave(
    dsn: str,
) -> None:
    owner = await asyncpg.connect(dsn)
    try:
        most = await owner.fetchval("SHOW max_connections")
        kept = await owner.fetchval("SHOW superuser_reserved_connections")
        assert await cores.room(dsn) == int(most) - int(kept)
        name = await owner.fetchval("SELECT current_database()")
        await owner.execute(f"ALTER DATABASE {name} CONNECTION LIMIT 30")
        try:
            assert await cores.room(dsn) == 30
        finally:  # others have this database after it
            await owner.execute(f"ALTER DATABASE {name} CONNECTION LIMIT -1")
    finally:
        await owner.close()


_NO_SECOND_PROCESS = """
import multiprocessing, time
from app.run import crew
fork, begun = crew._Leader._fork, []
def fails_once_more(self, task):
    if begun:
        raise BlockingIOError("no more processes")
    begun.append(task)
    return fork(self, task)
crew._Leader._fork = fails_once_more
words, ours = multiprocessing.Pipe(duplex=False)
try:
    crew._Leader(words, []).keep([lambda: time.sleep(600)] * 2)
except BlockingIOError:
    print("ended")
"""


def test_where_the_system_gives_no_further_process_nothing_is_left_that_never_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NO_SECOND_PROCESS],
        capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr
