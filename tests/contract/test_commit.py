"""The instant of the commit: neither a cancelled request nor a broken connection makes it half."""

import asyncio
import uuid
from datetime import timedelta

import asyncpg
import pytest

from app import errors
from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, Tx
from tests.support import NOON, Api

ACTOR = Actor(uuid.uuid4(), Role.ADMIN)


async def _events(pool: Pool) -> int:
    count: int = await pool.fetchval("SELECT count(*) FROM event")
    return count


async def test_a_request_cancelled_while_it_commits_has_happened(pool: Pool) -> None:
    async def write() -> None:
        async with pool.acquire() as connection:
            tx = Tx(connection, ACTOR, NOON)
            outbox.emit(tx, "customer.touched", uuid.uuid4())
            await tx.flush()
            committing.set()
            await tx.commit()

    committing = asyncio.Event()
    task = asyncio.create_task(write())
    await committing.wait()
    await asyncio.sleep(0)  # the COMMIT is on its way now
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _events(pool) == 1
    # No connection was harmed, and none is left inside a transaction.
    assert await asyncio.gather(*(pool.fetchval("SELECT 1") for _ in range(20))) == [1] * 20


async def test_a_connection_that_breaks_at_the_commit_leaves_the_outcome_unknown(
    pool: Pool, dsn: str
) -> None:
    killer = await asyncpg.connect(dsn)
    async with pool.acquire() as connection:
        tx = Tx(connection, ACTOR, NOON)
        outbox.emit(tx, "customer.touched", uuid.uuid4())
        await tx.flush()
        await killer.execute("SELECT pg_terminate_backend($1)", connection.get_server_pid())
        with pytest.raises(errors.OutcomeUnknown):
            await tx.commit()
        await tx.rollback()
    await killer.close()
    assert await _events(pool) == 0


async def test_a_broken_connection_is_a_503_and_the_same_key_finishes_the_work(api: Api) -> None:
    customer = await api.customer()
    technician = await api.technician()
    await api.buy(customer)
    body = api.booking(customer, technician, starts_at=NOON + timedelta(days=2))
    killer = await asyncpg.connect(api.dsn)
    statuses = []
    for _ in range(40):
        sending = asyncio.create_task(api.send("POST", "/v1/sessions", body, key="once"))
        await asyncio.sleep(0)
        await killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        statuses.append((await sending).status_code)
    await killer.close()
    response = await api.send("POST", "/v1/sessions", body, key="once")
    assert response.status_code == 201
    assert set(statuses) <= {201, 503}
    assert await api.credit(customer) == (360, 120, 0, 0)
