"""``python -m bench.starts``: how long a start takes, and what its processes hold at rest.

Starts on one data folder take turns, round by round, with an interpreter that does nothing and one that
loads FastAPI: what a start takes of the processor, by what the latter does, is steadier than seconds. Memory
is PSS, in which a page that several processes share counts for each by its part.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from app.run.embedded_account import CLUSTER, cluster_home
from bench import processes, service

# Until what a start leaves to later is loaded, too.
REST_SECONDS = 2.0
_PROGRAM = str(Path(sys.executable).with_name("personday"))
_REFERENCES = {"python -c pass": "pass", "import fastapi": "import fastapi"}


class Start(NamedTuple):
    """One start: seconds until it is ready and of the processor, and MB of each of its processes at rest."""

    seconds: float
    cpu_seconds: float
    memory: Sequence[float] = ()


def start(data_dir: Path, *words: str) -> Start:
    """Start the service on a data folder, and stop it.

    Raises:
        RuntimeError: it ended, or took too long.
    """
    port = service.free_port()
    began = time.monotonic()
    with subprocess.Popen(
        [_PROGRAM, "serve", "--port", str(port), "--data-dir", str(data_dir), *words],
        env=service.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            service.wait_for(process, port, "/readyz", pause=0.01)
            took = time.monotonic() - began
            pid_file = cluster_home(data_dir) / CLUSTER / "postmaster.pid"
            postmaster = int(pid_file.read_text().splitlines()[0])
            ours = processes.family(process.pid, without=postmaster)
            spent = sum(processes.cpu_seconds(one) for one in ours)
            time.sleep(REST_SECONDS)
            return Start(took, spent, [processes.pss_mb(one) for one in ours])
        finally:
            process.send_signal(signal.SIGINT)


def reference(statement: str) -> Start:
    """An interpreter that does one thing."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-c", statement])
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Start(time.monotonic() - began, used.ru_utime + used.ru_stime)


def run(rounds: int) -> dict[str, list[Start]]:
    """By what is started, round by round."""
    found: dict[str, list[Start]] = {}
    with tempfile.TemporaryDirectory(prefix="personday-starts-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server's account reaches its data through it
        data_dir = folder / "data"
        found["first start, one process"] = [start(data_dir, "--workers", "1")]
        for _ in range(rounds):
            for what, statement in _REFERENCES.items():
                found.setdefault(what, []).append(reference(statement))
            for number in ("1", "2"):
                what = f"second start, --workers {number}"
                found.setdefault(what, []).append(start(data_dir, "--workers", number))
    return found


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.starts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    found = run(parser.parse_args().rounds)
    by = median(one.cpu_seconds for one in found["import fastapi"])
    table = Table(
        "", "seconds", "of the processor", "by import fastapi", "PSS MB of each", "together"
    )
    for what, starts in found.items():
        spent = median(one.cpu_seconds for one in starts)
        memory = [median(each) for each in zip(*(one.memory for one in starts), strict=True)]
        table.add_row(
            what,
            f"{median(one.seconds for one in starts):.2f}",
            f"{spent:.2f}",
            f"{spent / by:.1f}",
            ", ".join(f"{one:.0f}" for one in memory),
            f"{sum(memory):.0f}" if memory else "",
        )
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
