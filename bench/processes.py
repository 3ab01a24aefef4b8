"""CPU time of the service's processes, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """User and system time of one process; 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def family_seconds(pid: int) -> float:
    """User and system time of a process and of its children, those that ended included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(int(field) for field in fields[11:15]) / TICKS
    return own + sum(cpu_seconds(one) for one in children(pid))


def family(pid: int, *, without: int) -> list[int]:
    """A process and all that it and its children started, one of those and its own left out."""
    below = [one for one in children(pid) if one != without]
    return [pid, *(one for child in below for one in family(child, without=without))]


def children(pid: int) -> list[int]:
    """The processes that a process started: of a postmaster, all the work is theirs."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if listed.exists():
        return [int(word) for word in listed.read_text().split()]
    return [int(entry.name) for entry in Path("/proc").iterdir() if _parent(entry) == pid]


def _parent(entry: Path) -> int | None:
    if not entry.name.isdecimal():
        return None
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def pss_mb(pid: int) -> float:
    """The memory of a process in MB; what it shares counts by its part."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return int(kilobytes) / 1024


class Meter:
    """CPU time since it was made, per process; processes that ended meanwhile count as nothing."""

    def __init__(self, pids: list[int]) -> None:
        self._before = {pid: cpu_seconds(pid) for pid in pids}

    def read(self) -> float:
        """Seconds used by all of them together since the start."""
        return sum(max(0.0, cpu_seconds(pid) - before) for pid, before in self._before.items())
