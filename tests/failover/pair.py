"""Two servers, of which one follows the other, to be killed, stopped and promoted."""

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg

from app.kit.postgres import migrations
from app.run.embedded_account import Account, private_folder, server_account
from app.run.embedded_programs import programs_for
from tests.cli.processes import eventually, free_port
from tests.servers import quick_place

NAME = "standby"
_QUICK = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c wal_retrieve_retry_interval=100ms"


@dataclass(frozen=True)
class Server:
    """One server, on a port of this machine."""

    cluster: Path
    port: int
    account: Account
    programs: Path

    @property
    def dsn(self) -> str:
        """Its address alone."""
        return f"postgresql://personday@127.0.0.1:{self.port}/personday"

    def run(self, program: str, *words: str) -> None:
        """Run one of the server's programs, which must succeed."""
        status, said = self.account.run([self.programs / program, *words])
        assert status == 0, said

    def start(self, **options: str) -> None:
        """Start it, with these settings."""
        told = " ".join(f"-c {name}={value}" for name, value in options.items())
        self.run(
            "pg_ctl", "-D", str(self.cluster), "-w", "-l", str(self.cluster / "log"), "start", "-o",
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {_QUICK} {told}",
        )  # fmt: skip

    def pids(self, title: str = "") -> list[int]:
        """Its processes, or those of them whose title holds these words; the first of all comes first."""
        with suppress(FileNotFoundError):
            first = int((self.cluster / "postmaster.pid").read_text().split()[0])
            return [pid for pid in (first, *children(first)) if title in title_of(pid)]
        return []

    def signal(self, number: int, title: str = "") -> None:
        """Send a signal to all its processes, or to some."""
        for pid in self.pids(title):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self) -> None:
        """End it as a machine ends that loses its power."""
        pids = self.pids()
        self.signal(signal.SIGKILL)
        eventually(lambda: not any(map(is_alive, pids)), "the end of a server")


def children(pid: int) -> list[int]:
    """The processes that a process has started and that still live."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def title_of(pid: int) -> str:
    """What a process calls itself."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    return ""


def is_alive(pid: int) -> bool:
    """Whether a process has not ended."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@dataclass(frozen=True)
class Pair:
    """The first server, its standby, and the address that names both."""

    first: Server
    second: Server
    dsn: str

    async def promote(self) -> None:
        """Make the second one the primary; returns when it takes writes."""
        connection = await asyncpg.connect(self.second.dsn)
        try:
            assert await connection.fetchval("SELECT pg_promote()")
        finally:
            await connection.close()


@contextmanager
def migrated() -> Iterator[Server]:
    """A server with a migrated database, at rest: what pairs are copied from."""
    with tempfile.TemporaryDirectory(prefix="personday-pair-", dir=quick_place()) as folder:
        Path(folder).chmod(0o755)
        server = _server(Path(folder) / "template")
        server.run(
            "initdb", "-D", str(server.cluster), "-U", "personday", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync", "--no-instructions",
        )  # fmt: skip
        server.start()
        try:
            own = ("-h", "127.0.0.1", "-p", str(server.port), "-U", "personday")
            server.run("createdb", *own, "personday")
            migrations.upgrade(server.dsn)
        finally:
            server.run("pg_ctl", "-D", str(server.cluster), "-w", "-m", "fast", "stop")
        yield server


@asynccontextmanager
async def pair(template: Server, *, synchronous: bool) -> AsyncIterator[Pair]:
    """A database on a server whose standby has all of it; each COMMIT waits for that, or not."""
    first, second = (_copy(template, name) for name in ("first", "second"))
    try:
        (second.cluster / "standby.signal").touch()
        await asyncio.to_thread(first.start)
        follows = f"host=127.0.0.1 port={first.port} user=personday application_name={NAME}"
        await asyncio.to_thread(second.start, primary_conninfo=f"'{follows}'")
        await _join(first, synchronous=synchronous)
        both = f"127.0.0.1:{first.port},127.0.0.1:{second.port}"
        dsn = f"postgresql://personday@{both}/personday?target_session_attrs=read-write"
        yield Pair(first, second, dsn)
    finally:
        for server in (first, second):
            await asyncio.to_thread(server.kill)
            shutil.rmtree(server.cluster)


def _copy(template: Server, name: str) -> Server:
    cluster = template.cluster.with_name(name)
    subprocess.run(["/bin/cp", "-a", template.cluster, cluster], check=True)
    return replace(template, cluster=cluster, port=free_port())


def _server(cluster: Path) -> Server:
    account = server_account(cluster)
    programs = programs_for(account, cluster).folder
    private_folder(cluster, account)
    return Server(cluster, free_port(), account, programs)


async def _join(first: Server, *, synchronous: bool) -> None:
    connection = await asyncpg.connect(first.dsn)
    try:
        if synchronous:
            await connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{NAME}'")
            await connection.execute("SELECT pg_reload_conf()")
        async with asyncio.timeout(30):
            while not await connection.fetchval(
                "SELECT sync_state = $1 AND replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication",
                "sync" if synchronous else "async",
            ):
                await asyncio.sleep(0.02)
    finally:
        await connection.close()


def stop(server: Server, title: str = "") -> None:
    """Let a server, or some of its processes, fall silent: nothing is closed."""
    server.signal(signal.SIGSTOP, title)
