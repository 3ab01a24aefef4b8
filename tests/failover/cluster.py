"""Three nodes by Patroni and etcd, as ``deploy/`` has them, on addresses of this machine's own."""

import asyncio
import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import yaml

from tests.failover.pair import children, is_alive, title_of
from tests.servers import DEBIAN, quick_place

PROGRAMS = {name: shutil.which(name) for name in ("patroni", "etcd")}
IS_THERE = DEBIAN.exists() and all(PROGRAMS.values())
TEMPLATE = Path(__file__).parents[2] / "deploy" / "patroni" / "patroni.yml"
PASSWORD = "drill"
# What a drill does not wait for; the rest is as it is delivered.
HURRIED = {"ttl": 5, "loop_wait": 1, "retry_timeout": 2}
PATIENCE = 60.0


@dataclass
class Node:
    """One of the nodes: a manager, and the server that it runs."""

    name: str
    address: str
    folder: Path
    manager: "subprocess.Popen[bytes] | None" = None

    @property
    def dsn(self) -> str:
        """The address of its server alone, and of no database of ours."""
        return f"postgresql://postgres:{PASSWORD}@{self.address}/postgres"

    def server(self) -> list[int]:
        """The processes of its server."""
        with suppress(OSError, ValueError):
            first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
            return [first, *children(first)]
        return []

    def start(self) -> None:
        """Start the manager, which starts the server."""
        account = pwd.getpwnam("postgres")
        with (self.folder / "log").open("ab") as log:
            self.manager = subprocess.Popen(
                [str(PROGRAMS["patroni"]), str(self.folder / "patroni.yml")],
                cwd=self.folder, stdout=log, stderr=log, user=account.pw_uid, group=account.pw_gid,
                extra_groups=[], env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            )  # fmt: skip

    def signal(self, number: int, *, manager: bool = True, server: bool = True) -> list[int]:
        """Send a signal to the manager, the server, or both; tells to whom."""
        assert self.manager is not None
        pids = ([self.manager.pid] if manager else []) + (self.server() if server else [])
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return pids

    def stop_sending(self) -> None:
        """Send nothing to any standby any more."""
        for pid in self.server():
            if "walsender" in title_of(pid):
                os.kill(pid, signal.SIGSTOP)

    def end(self) -> None:
        """End whatever of it is left."""
        if self.manager is not None:
            left = self.signal(signal.SIGKILL)
            self.manager.wait()
            self.manager = None
            until = time.monotonic() + PATIENCE
            while any(map(is_alive, left)) and time.monotonic() < until:
                time.sleep(0.02)


@dataclass
class Cluster:
    """All nodes; ``dsn`` names them all."""

    nodes: list[Node]
    dsn: str = field(init=False)

    def __post_init__(self) -> None:
        listed = ",".join(node.address for node in self.nodes)
        self.dsn = (
            f"postgresql://postgres:{PASSWORD}@{listed}/personday?target_session_attrs=read-write"
        )

    async def told(self) -> list[dict[str, Any]]:
        """What a manager that answers tells of the members."""
        async with httpx.AsyncClient(timeout=1) as http:
            for node in self.nodes:
                with suppress(httpx.HTTPError, json.JSONDecodeError):
                    answer = await http.get(f"http://{node.address}:8008/cluster")
                    members: list[dict[str, Any]] = answer.json()["members"]
                    return members
        return []

    async def configure(self, **chosen: Any) -> None:
        """Change what all managers go by."""
        async with httpx.AsyncClient(timeout=5) as http:
            for node in self.nodes:
                with suppress(httpx.HTTPError):
                    answer = await http.patch(f"http://{node.address}:8008/config", json=chosen)
                    assert answer.is_success, answer.text
                    return

    async def whole(self, standbys: str = "sync_standby") -> Node:
        """Return the primary once the others follow it; one of them in the role that is named."""
        async with asyncio.timeout(PATIENCE):
            while True:
                members = await self.told()
                roles = sorted(one["role"] for one in members)
                streaming = sum(
                    one.get("state") in ("running", "streaming") and one.get("lag") == 0
                    for one in members
                )
                if roles == sorted(["leader", "replica", standbys]) and streaming >= 2:
                    leader = next(one["name"] for one in members if one["role"] == "leader")
                    node = next(node for node in self.nodes if node.name == leader)
                    if await _followers(node) >= 2:
                        return node
                await asyncio.sleep(0.2)

    async def taken_over(self, lost: Node) -> tuple[float, float]:
        """When somebody else was promoted, and when that one had kept a first write."""
        promotions = [
            asyncio.create_task(_said(node, "SELECT NOT pg_is_in_recovery()"))
            for node in self.nodes
            if node is not lost
        ]
        async with asyncio.timeout(PATIENCE):
            try:
                done, _ = await asyncio.wait(promotions, return_when=asyncio.FIRST_COMPLETED)
                node, promoted_at = done.pop().result()
            finally:
                for one in promotions:
                    one.cancel()
            # Its COMMIT waits for a standby, as every other does.
            _, kept_at = await _said(
                node, "SELECT pg_logical_emit_message(true, 'drill', '') > '0/0'"
            )
        return promoted_at, kept_at


async def _said(node: Node, statement: str) -> tuple[Node, float]:
    """Ask a node until it says yes; tells when it did."""
    while True:
        with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection = await asyncpg.connect(node.dsn, timeout=2)
            try:
                while not await connection.fetchval(statement):
                    await asyncio.sleep(0.02)
                return node, time.monotonic()
            finally:
                connection.terminate()
        await asyncio.sleep(0.05)


async def _followers(node: Node) -> int:
    """How many standbys have all that the primary wrote."""
    with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection = await asyncpg.connect(node.dsn, timeout=2)
        try:
            count: int = await connection.fetchval(
                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
            )
            return count
        finally:
            connection.terminate()
    return 0


def _configured(node: Node, etcd: str) -> str:
    """What is delivered, with the braces filled in and what is hurried."""
    text = TEMPLATE.read_text().format(
        node=node.name, address=node.address, etcd=etcd, network="127.0.0.0/8", superuser_password=PASSWORD,
        replication_password=PASSWORD, data=node.folder / "data", programs=DEBIAN, sockets=node.folder,
    )  # fmt: skip
    told = yaml.safe_load(text)
    told["bootstrap"]["dcs"] |= HURRIED
    told["bootstrap"]["dcs"]["postgresql"]["parameters"] |= {
        "wal_keep_size": "128MB",
        "shared_buffers": "32MB",
    }
    told["watchdog"] = {"mode": "off"}
    made: str = yaml.safe_dump(told)
    return made


@contextmanager
def _etcd(folder: Path, address: str) -> Iterator[str]:
    here, peers = f"http://{address}:2379", f"http://{address}:2380"
    with (folder / "etcd.log").open("wb") as log:
        process = subprocess.Popen(
            [
                str(PROGRAMS["etcd"]), "--name", "one", "--data-dir", str(folder / "etcd"),
                "--listen-client-urls", here, "--advertise-client-urls", here,
                "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers,
                "--initial-cluster", f"one={peers}",
            ],
            stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield f"{address}:2379"
    finally:
        process.kill()
        process.wait()


@asynccontextmanager
async def cluster() -> AsyncIterator[Cluster]:
    """Three nodes, of which one is the primary, one is waited for and one follows; all ended in the end."""
    # The whole of 127/8 is this machine.
    network = f"127.{os.getpid() >> 8 & 255}.{os.getpid() & 255}"
    account = pwd.getpwnam("postgres")
    with tempfile.TemporaryDirectory(prefix="personday-nodes-", dir=quick_place()) as name:
        folder = Path(name)
        folder.chmod(0o755)
        nodes = [Node(f"db{n}", f"{network}.{n}", folder / f"db{n}") for n in (1, 2, 3)]
        with _etcd(folder, f"{network}.9") as etcd:
            try:
                for node in nodes:
                    node.folder.mkdir()
                    (node.folder / "patroni.yml").write_text(_configured(node, etcd))
                    shutil.chown(node.folder, account.pw_uid, account.pw_gid)
                    node.start()
                made = Cluster(nodes)
                first = await made.whole()
                connection = await asyncpg.connect(first.dsn)
                await connection.execute("CREATE DATABASE personday")
                await connection.close()
                yield made
            finally:
                for node in nodes:
                    await asyncio.to_thread(node.end)
