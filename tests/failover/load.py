"""Clients who write, note what they were told, and ask again with the same key until they know."""

import asyncio
import itertools
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg
from httpx import HTTPError, Response

from tests.support import Json

# Sends a POST with a key: path, body, key.
Post = Callable[[str, Json, str], Awaitable[Response]]
# A client that was not served asks again after that.
PAUSE_SECONDS = 0.05
MINUTES = 10
PATIENCE = 90.0


@dataclass
class Told:
    """What the clients were told.

    Attributes:
        made: what was made for each key that was answered with 201.
        at: when each of those was answered, by the monotonic clock.
        refusals: what was answered instead, and how often.
    """

    made: dict[str, str] = field(default_factory=dict)
    at: list[float] = field(default_factory=list)
    refusals: dict[str, int] = field(default_factory=dict)

    def first_after(self, moment: float) -> float:
        """When the first write was answered after a moment."""
        return min((done for done in self.at if done >= moment), default=float("inf"))

    def longest_gap(self) -> float:
        """The longest time in which no write was answered, in seconds."""
        return max(later - one for one, later in itertools.pairwise(sorted(self.at)))


async def write(post: Post, customer_id: str, told: Told) -> None:
    """One correction of a customer's credit, asked for until there is an answer."""
    key = str(uuid.uuid4())
    body = {"minutes": MINUTES, "reason": key}
    while True:
        try:
            answer = await post(f"/v1/customers/{customer_id}/adjustments", body, key)
        except HTTPError as error:
            said = type(error).__name__
        else:
            if answer.status_code == 201:
                told.made[key] = answer.json()["id"]
                told.at.append(time.monotonic())
                return
            assert answer.status_code in (409, 429, 503), answer.text
            said = answer.json()["code"]
        told.refusals[said] = told.refusals.get(said, 0) + 1
        await asyncio.sleep(PAUSE_SECONDS)


@asynccontextmanager
async def writing(
    post: Post, customer_ids: list[str], told: Told, clients: int
) -> AsyncIterator[None]:
    """Clients that write while the block runs; each of them has its answer in the end."""
    ending = asyncio.Event()

    async def client(number: int) -> None:
        while not ending.is_set():
            await write(post, customer_ids[number % len(customer_ids)], told)

    working = [asyncio.create_task(client(number)) for number in range(clients)]
    try:
        yield
        ending.set()
        await asyncio.gather(*working)
    finally:
        for one in working:
            one.cancel()
        await asyncio.gather(*working, return_exceptions=True)


async def after(told: Told, count: int) -> None:
    """Return once so many more writes were answered."""
    wanted = len(told.at) + count
    async with asyncio.timeout(PATIENCE):
        while len(told.at) < wanted:
            await asyncio.sleep(0.01)


async def compared(dsn: str, told: Told) -> tuple[int, int]:
    """How many writes that were answered are lost, and how many are there twice."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch("SELECT id::text, reason FROM adjustment")
    finally:
        await connection.close()
    there = {row["reason"]: row["id"] for row in rows}
    lost = sum(there.get(key) != made for key, made in told.made.items())
    return lost, len(rows) - len(there)
