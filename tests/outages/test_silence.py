"""A database that does not answer: every request ends in time, and everything comes back."""

import asyncio
import os
import signal
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from httpx import Response

from app import errors
from app.access import context
from app.kit import deadline
from app.kit.actor import Actor, Role
from app.kit.postgres import connecting, database
from app.kit.postgres.database import transaction
from app.kit.postgres.scopes import EVERYBODY
from tests.api.bodies import PRICE
from tests.outages.conftest import Ill
from tests.support import NOON, Json

# The deadlines of these tests, and what a busy machine adds.
WORK, SLACK = 0.6, 3.0
MEANT = deadline.WORK_SECONDS, deadline.COMMIT_SECONDS
CUSTOMER = {"name": "Acme", "deployment": "cloud"}


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "WORK_SECONDS", WORK)
    monkeypatch.setattr(deadline, "COMMIT_SECONDS", 0.1)


def test_a_whole_request_ends_within_ten_seconds() -> None:
    work, commit = MEANT
    assert work + commit + context.LOOK_SECONDS + 2 * database.RELEASE_SECONDS < 10


async def timed(ill: Ill, method: str, path: str, body: Any = None, **how: Any) -> Response:
    """The answer, which must have come in time."""
    began = time.monotonic()
    response = await ill.api.send(method, path, body, **how)
    assert time.monotonic() - began < WORK + SLACK
    return response


def problem(response: Response) -> str:
    assert response.status_code == 503, response.text
    assert response.headers["Retry-After"]
    code: str = response.json()["code"]
    return code


async def works(ill: Ill) -> None:
    """All slots of the pool have come back."""
    while (await ill.api.send("GET", "/v1/plans")).status_code == 503:
        pass
    answers = await asyncio.gather(*(ill.api.send("GET", "/v1/plans") for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}


@contextmanager
def stopped(pids: list[int]) -> Iterator[None]:
    """The server's processes, stopped."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


async def test_old_connections_that_are_silent_cost_one_deadline(ill: Ill) -> None:
    await works(ill)
    ill.proxy.silence()
    answers = await asyncio.gather(
        timed(ill, "GET", "/v1/plans"),
        timed(ill, "POST", "/v1/customers", CUSTOMER, key=str(uuid.uuid4())),
    )
    assert {problem(answer) for answer in answers} == {"unavailable"}
    # One was enough to know that the others are not to be trusted.
    assert (await timed(ill, "GET", "/v1/plans")).status_code == 200
    await works(ill)


async def test_a_stopped_server_costs_a_deadline_and_everything_comes_back(
    ill: Ill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 0.3)
    await works(ill)
    pids = [
        row[0]
        for row in await ill.owner.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'personday'"
        )
    ]
    notes = await ill.owner.fetchval("SELECT pg_read_file('postmaster.pid')")
    with stopped([int(notes.split()[0]), *pids]):
        for _ in range(2):
            answers = await asyncio.gather(
                *(timed(ill, "GET", "/v1/plans") for _ in range(6)),
                timed(ill, "POST", "/v1/customers", CUSTOMER, key=str(uuid.uuid4())),
            )
            assert {problem(answer) for answer in answers} == {"unavailable"}
    await works(ill)


@asynccontextmanager
async def standby_lost(ill: Ill) -> AsyncIterator[None]:
    """The server waits at each COMMIT of the service for a standby that does not come."""
    name = await ill.owner.fetchval("SELECT current_database()")
    try:
        # The tests' server does not wait for its disk, nor for anything else.
        await ill.owner.execute(f"ALTER DATABASE {name} SET synchronous_commit = 'on'")
        await ill.end_connections()
        await ill.owner.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        await ill.owner.execute("SELECT pg_reload_conf()")
        while not await ill.owner.fetchval("SHOW synchronous_standby_names"):
            await asyncio.sleep(0.01)
        yield
    finally:
        await ill.owner.execute("ALTER SYSTEM RESET ALL")
        await ill.owner.execute("SELECT pg_reload_conf()")
        await ill.owner.execute(f"ALTER DATABASE {name} RESET ALL")


async def committed(ill: Ill, key: str) -> bool:
    count = await ill.owner.fetchval("SELECT count(*) FROM idempotency_key WHERE key = $1", key)
    return bool(count)


@pytest.mark.parametrize("locking", [True, False], ids=["a customer", "a purchase"])
async def test_a_commit_that_waits_for_a_lost_standby_is_unknown(ill: Ill, locking: bool) -> None:
    """Of a purchase it is the statement that writes all of it, and locks nothing before."""
    key, path = str(uuid.uuid4()), "/v1/customers"
    body: Json = CUSTOMER
    if not locking:
        customer: Json = await ill.api.post("/v1/customers", CUSTOMER)
        path, body = f"/v1/customers/{customer['id']}/purchases", {**PRICE, "paid": True}
    async with standby_lost(ill):
        for again in (False, True):
            response = await timed(ill, "POST", path, body, key=key)
            # The retry waits for the first one's key.
            assert problem(response) == ("unavailable" if again else "outcome_unknown")
            # Nobody sees it before it is safe.
            assert not await committed(ill, key)
        await works(ill)
    response = await timed(ill, "POST", path, body, key=key)
    assert response.status_code == 201
    assert await committed(ill, key)


async def test_a_lock_that_is_not_given_is_503_in_time_and_its_waiter_is_cancelled(
    ill: Ill,
) -> None:
    customer: Json = await ill.api.post("/v1/customers", CUSTOMER)
    purchase = {"minutes": 480, "price_per_person_day": "1.00", "currency": "EUR"}
    async with ill.owner.transaction():
        await ill.owner.execute("LOCK TABLE purchase IN ACCESS EXCLUSIVE MODE")
        path = f"/v1/customers/{customer['id']}/purchases"
        response = await timed(ill, "POST", path, purchase, key=str(uuid.uuid4()))
        assert problem(response) == "unavailable"
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        async with asyncio.timeout(SLACK):
            while await ill.owner.fetchval(waiting):
                await asyncio.sleep(0.01)
    await works(ill)


async def test_a_commit_outside_of_a_request_is_unknown_in_time_too(
    ill: Ill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "UNHURRIED_SECONDS", 0.3)
    pool = await database.open_pool(ill.proxy.dsn, scope=EVERYBODY, size=1)

    async def write() -> None:
        async with transaction(pool, Actor(uuid.uuid4(), Role.ADMIN), NOON) as tx:
            await tx.begin()
            ill.proxy.silence()

    began = time.monotonic()
    with pytest.raises(errors.OutcomeUnknown):
        await write()
    assert await pool.fetchval("SELECT 1") == 1
    assert time.monotonic() - began < SLACK
    await pool.close_soon(0.1)
    await ill.end_connections()  # of the service, too, which fell silent with the others


async def test_a_commit_that_ends_after_the_deadline_is_answered_2xx(
    ill: Ill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "COMMIT_SECONDS", SLACK)
    await works(ill)
    ill.proxy.cut_at(b"COMMIT", "after", lambda: asyncio.sleep(WORK + 0.2))
    key = str(uuid.uuid4())
    assert (await timed(ill, "POST", "/v1/customers", CUSTOMER, key=key)).status_code == 201
    assert await committed(ill, key)
