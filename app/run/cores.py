"""How many processes serve, and with how many connections each: what this machine and the database allow."""

import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.kit.postgres import primary
from app.kit.postgres.connecting import CONNECT_SECONDS, server_settings

# Connections of a process beside its pool: it listens, is probed, and exports or looks at tokens.
BESIDE_POOL = 3
# Of those who do not serve: the worker's jobs and deliveries, the figures, people with their tools.
FOR_OTHERS = 20
# A process with fewer would wait for them more often than for a core.
LEAST_POOL = 4
_CGROUPS = Path("/sys/fs/cgroup")


class Share(NamedTuple):
    """How many processes there are, and how many connections the pool of each has."""

    processes: int
    pool_size: int


def share(processes: int | None, pool_size: int, *, cores: int, room: int) -> Share:
    """One process for each core and pools of the wanted size, as far as the connections go.

    What is short is taken from the pools first, down to ``LEAST_POOL``, then from the number of processes;
    never from one that was asked for.

    Args:
        processes: how many are asked for; None leaves it to the cores.
        pool_size: how many connections each pool has at most.
        cores: how many there are.
        room: how many connections the database takes of us.
    """
    left = room - FOR_OTHERS
    least = min(LEAST_POOL, pool_size)
    number = processes or max(1, min(cores, left // (least + BESIDE_POOL)))
    return Share(number, max(least, min(pool_size, left // number - BESIDE_POOL)))


def usable(groups: Path = _CGROUPS, own: Path = Path("/proc/self/cgroup")) -> int:
    """The cores that this process may use: by its affinity, and by what its control groups give it.

    A quota of one core and a half is two.
    """
    if not hasattr(os, "sched_getaffinity"):
        return 1  # macOS: what has asked its frameworks for anything is not forked soundly there
    quotas = (math.ceil(quota) for quota in _quotas(groups, own))
    return max(1, min([len(os.sched_getaffinity(0)), *quotas]))


def _quotas(groups: Path, own: Path) -> Iterator[float]:
    """The cores that each control group above this process allows, of those that bound them."""
    try:
        lines = own.read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, name = line.split(":", 2)
        if controllers and "cpu" not in controllers.split(","):
            continue
        top = groups / controllers if controllers else groups
        # A container sees its own group as the top, though it may know the name that it has outside.
        group = top / name.lstrip("/")
        while True:
            quota = _quota_v1(group) if controllers else _quota_v2(group)
            if quota is not None:
                yield quota
            if group == top:
                break
            group = group.parent


def _quota_v2(group: Path) -> float | None:
    found = _words(group / "cpu.max")
    return int(found[0]) / int(found[1]) if found and found[0] != "max" else None


def _quota_v1(group: Path) -> float | None:
    quota, period = _words(group / "cpu.cfs_quota_us"), _words(group / "cpu.cfs_period_us")
    return int(quota[0]) / int(period[0]) if quota and period and int(quota[0]) > 0 else None


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:
        return []


async def room(dsn: str) -> int:
    """How many connections the database takes of who logs in so: what its server, it and the login allow."""
    connection = await primary.connect(
        dsn, timeout=CONNECT_SECONDS, server_settings=server_settings()
    )
    try:
        found: int = await connection.fetchval(_ROOM)
    finally:
        await connection.close()
    return found


# What is reserved is nobody's of ours; a limit below 0 is none.
_ROOM = """
    SELECT least(
        (SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END)::int
         FROM pg_settings
         WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections')),
        (SELECT nullif(greatest(datconnlimit, -1), -1) FROM pg_database
         WHERE datname = current_database()),
        (SELECT nullif(greatest(rolconnlimit, -1), -1) FROM pg_roles WHERE rolname = session_user))
"""
