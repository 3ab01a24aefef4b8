"""Three nodes by Patroni, as they are delivered: the primary is lost ten times under load.

Real processes serve and work; their clients note what they were told.
"""

import asyncio
import itertools
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random

import asyncpg
import httpx
import pytest

from app.run import verify
from tests.cli.processes import PROGRAM, environment, free_port
from tests.failover.cluster import IS_THERE, Cluster, Node, cluster
from tests.failover.load import Post, Told, after, compared, writing
from tests.faults import full_only, report, seeded
from tests.support import Json

pytestmark = [
    *full_only,
    pytest.mark.skipif(
        not IS_THERE, reason="needs Debian's patroni, etcd-server and PostgreSQL 15"
    ),
]

LOSSES = 10
SERVED_BY, CUSTOMERS, CLIENTS = 2, 4, 6
WRITES = 20
# From the moment when the new primary keeps what is written, its standby included.
FOLLOWED_SECONDS = 2.0
KEY = "an-admin-key-of-the-drill-0123456789"


@asynccontextmanager
async def _program(folder: Path, settings: dict[str, str], *words: str) -> AsyncIterator[None]:
    with (folder / f"{'-'.join(words)}.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *PROGRAM, *words, cwd=folder, env=environment(settings),
            stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def _migrate(folder: Path, settings: dict[str, str]) -> None:
    process = await asyncio.create_subprocess_exec(
        *PROGRAM, "migrate", cwd=folder, env=environment(settings), stdout=sys.stderr
    )
    assert await process.wait() == 0


@asynccontextmanager
async def served(nodes: Cluster, folder: Path) -> AsyncIterator[tuple[Post, list[str]]]:
    """Two processes that serve and one that works, and a few customers."""
    settings = {
        "PERSONDAY_DATABASE_URL": nodes.dsn,
        "PERSONDAY_BOOTSTRAP_ADMIN_KEY": KEY,
        "PERSONDAY_DATA_DIR": str(folder),
    }
    await _migrate(folder, settings)
    ports = [free_port() for _ in range(SERVED_BY)]
    others = itertools.cycle(ports)
    async with AsyncExitStack() as stack:
        for port in ports:
            words = ("serve", "--no-worker", "--port", str(port))
            await stack.enter_async_context(_program(folder, settings, *words))
        await stack.enter_async_context(_program(folder, settings, "worker"))
        http = await stack.enter_async_context(
            httpx.AsyncClient(timeout=30, headers={"Authorization": f"Bearer {KEY}"})
        )

        async def post(path: str, body: Json, key: str) -> httpx.Response:
            url = f"http://127.0.0.1:{next(others)}{path}"
            return await http.post(url, json=body, headers={"Idempotency-Key": key})

        for port in ports:
            async with asyncio.timeout(180):
                while not await _lives(http, port):
                    await asyncio.sleep(0.1)
        made = [
            await post("/v1/customers", {"name": f"Customer {n}", "deployment": "cloud"}, str(n))
            for n in range(CUSTOMERS)
        ]
        yield post, [one.json()["id"] for one in made]


async def _lives(http: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await http.get(f"http://127.0.0.1:{port}/livez")).is_success
    except httpx.HTTPError:
        return False


def lose(node: Node, how: str) -> None:
    """Lose a node, or a part of it."""
    if how == "silent":
        node.signal(signal.SIGSTOP)
    else:
        node.signal(signal.SIGKILL, manager=how != "its server", server=how != "its manager")


def ways(chance: Random) -> list[str]:
    """How each primary is lost, each way about as often."""
    each = ["all of it", "silent", "its manager", "its server"]
    chosen = [each[number % len(each)] for number in range(LOSSES)]
    chance.shuffle(chosen)
    return chosen


async def _settled(nodes: Cluster) -> None:
    """Every event gets its number, as somebody numbers them again."""
    connection = await asyncpg.connect(nodes.dsn)
    try:
        async with asyncio.timeout(30):
            while await connection.fetchval("SELECT count(*) FROM event WHERE position IS NULL"):
                await asyncio.sleep(0.1)
    finally:
        await connection.close()


async def test_the_primary_is_lost_ten_times_and_no_answer_is(tmp_path: Path) -> None:
    told, gaps, followed = Told(), [], []
    async with cluster() as nodes, served(nodes, tmp_path) as (post, customers):
        async with writing(post, customers, told, CLIENTS):
            for how in ways(seeded("losses")):
                lost = await nodes.whole()
                await after(told, WRITES)
                lost_at = time.monotonic()
                lose(lost, how)
                promoted_at, kept_at = await nodes.taken_over(lost)
                await after(told, WRITES)
                gaps.append(told.first_after(max(lost_at, promoted_at)) - lost_at)
                followed.append(max(0.0, told.first_after(promoted_at) - kept_at))
                report(
                    f"a primary is lost ({how})", promoted=round(promoted_at - lost_at, 2),
                    kept=round(kept_at - lost_at, 2), written=round(gaps[-1], 2),
                )  # fmt: skip
                await asyncio.to_thread(lost.end)
                lost.start()
        await _settled(nodes)
        assert await compared(nodes.dsn, told) == (0, 0)
        assert not await verify.broken(nodes.dsn)
    report(
        "ten primaries lost", writes=len(told.made), lost=0, doubled=0,
        longest_gap_of_writes=round(max(gaps), 2),
        longest_after_the_new_one_kept=round(max(followed), 2), unanswered=told.refusals,
    )  # fmt: skip
    assert max(followed) < FOLLOWED_SECONDS


async def test_without_waiting_for_a_standby_answers_are_lost(tmp_path: Path) -> None:
    """The control: the same nodes, whose COMMIT waits for nobody."""
    told = Told()
    async with cluster() as nodes:
        lost = await nodes.whole()
        await nodes.configure(
            synchronous_mode=False, synchronous_mode_strict=False, maximum_lag_on_failover=1 << 30
        )
        async with served(nodes, tmp_path) as (post, customers):
            async with writing(post, customers, told, CLIENTS):
                lost = await nodes.whole(standbys="replica")
                await after(told, WRITES)
                lost.stop_sending()
                await after(told, WRITES)
                lose(lost, "all of it")
                await nodes.taken_over(lost)
                await after(told, WRITES)
            count, doubled = await compared(nodes.dsn, told)
    assert count >= WRITES
    report("nodes whose standbys are not waited for", writes=len(told.made), lost=count)
    assert doubled == 0
