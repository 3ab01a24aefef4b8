"""A worker that is killed between sending and recording loses nothing, and doubles only what it had."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from app.kit.postgres.database import Pool
from tests.deliveries.channels import emit, settled
from tests.deliveries.receiver import Receiver

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20
EVENTS = 60
# A lease that a test can wait for.
LEASE_SECONDS = 0.5


@asynccontextmanager
async def _nursery(dsn: str, receiver: Receiver) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    """What starts a worker, and tells the number of its process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.deliveries.receiver",
        dsn, str(receiver.port), str(LEASE_SECONDS),
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    given, told = process.stdin, process.stdout
    assert given
    assert told

    async def start() -> int:
        given.write(b"one more\n")
        return int(await told.readline())

    try:
        yield start
    finally:
        given.close()
        await process.wait()


async def test_killed_twenty_times_it_misses_nothing(pool: Pool, dsn: str) -> None:
    """Each worker is killed as soon as the receiver took something that the next one has not recorded."""
    receiver, possible = Receiver(), 0
    async with receiver.listening(), _nursery(dsn, receiver) as start:
        for number in range(KILLS):
            await emit(pool, [uuid4() for _ in range(EVENTS)])
            before = len(receiver.taken)
            worker = await start()
            async with asyncio.timeout(30):
                while len(receiver.taken) < before + 1 + 5 * (number % 5):
                    await asyncio.sleep(0.001)
            os.kill(worker, signal.SIGKILL)
            # What is leased now was on its way: that alone may come twice.
            possible += await pool.fetchval(
                "SELECT count(*) FROM delivery WHERE leased_until IS NOT NULL AND finished_at IS NULL"
            )
        worker = await start()
        await settled(pool, delivered=2 * KILLS * EVENTS)
        os.kill(worker, signal.SIGKILL)
    planned = {row["id"] for row in await pool.fetch("SELECT id FROM delivery")}
    assert set(receiver.taken) == planned
    assert len(planned) == 2 * KILLS * EVENTS
    again = [one for one, times in Counter(receiver.taken).items() if times > 1]
    lost = {
        row["delivery_id"]
        for row in await pool.fetch("SELECT delivery_id FROM delivery_attempt WHERE error = 'lost'")
    }
    assert again, "some were sent and not recorded, else this shows nothing"
    assert set(again) <= lost, "what came twice was on its way when its worker was killed"
    assert len(again) <= possible
