"""Requests through PgBouncer in transaction mode: what they share is a connection, and nothing else.

``make pgbouncer`` runs all tests of the API so.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator

import asyncpg
import pytest

from app.kit.actor import Actor, Role
from app.kit.postgres import database, pooler
from app.kit.postgres.scopes import EVERYBODY, NOBODY, ScopedReader
from app.main import STATEMENT_SECONDS
from tests.pooler.bouncer import CONNECTIONS, PROGRAM, bouncer, delivered_query, lent, through
from tests.support import NOON, Api, open_api

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs Debian's pgbouncer")

CLIENTS = 12


@pytest.fixture
async def shared(dsn: str) -> AsyncIterator[Api]:
    """The service, whose twelve connections are lent of three."""
    async with open_api(dsn, pooler_url=lent(dsn), pool_size=CLIENTS) as api:
        yield api
        await api.verify()


async def test_who_spends_at_once_spends_what_is_there_and_reads_it(shared: Api) -> None:
    customers = [await shared.customer(name=f"Customer {n}") for n in range(3)]
    for customer in customers:
        await shared.buy(customer, 480)
    body = {"minutes": -100, "reason": "twice"}

    async def spend(number: int) -> int:
        customer = customers[number % 3]
        path = f"/v1/customers/{customer['id']}/adjustments"
        answer = await shared.send("POST", path, body, key=str(uuid.uuid4()))
        # In between others read by the same connections.
        await shared.get(f"/v1/customers/{customer['id']}/entries")
        return answer.status_code

    answers = await asyncio.gather(*(spend(number) for number in range(8 * CLIENTS // 2)))
    assert set(answers) == {201, 409}
    for customer in customers:
        available, _, _, debt = await shared.credit(customer)
        made = len(await shared.entries(customer)) - 1
        assert available - debt == 480 - 100 * made
    count = await shared.db.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND usename = 'personday' AND application_name = 'personday' AND state IS NOT NULL"
    )
    # Beside them: one that listens.
    assert count <= CONNECTIONS + 1


async def test_one_key_has_one_effect_and_a_dry_run_none(shared: Api) -> None:
    customer = await shared.customer()
    path, body = f"/v1/customers/{customer['id']}/adjustments", {"minutes": 60, "reason": "once"}
    assert (await shared.send("POST", f"{path}?dry_run=true", body)).is_success
    key = str(uuid.uuid4())
    answers = await asyncio.gather(
        *(shared.send("POST", path, body, key=key) for _ in range(CLIENTS))
    )
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert await shared.credit(customer) == (60, 0, 0, 0)
    assert (await shared.send("GET", "/readyz")).status_code == 200


async def test_connections_without_the_settings_are_refused_with_what_is_lacking(
    server: str, dsn: str
) -> None:
    without = delivered_query().replace("SET lock_timeout = ''5s''; ", "")
    with bouncer(server, without) as folder:
        pool = await database.open_pool(
            dsn,
            scope=NOBODY,
            lent_by=through(folder, dsn),
            statement_seconds=STATEMENT_SECONDS,
            first=0,
        )
        with pytest.raises(pooler.PoolerError, match=r"SET lock_timeout = '5s'$"):
            await pool.fetchval("SELECT 1")
        await pool.close()


async def test_single_statements_are_kept_and_errors_undo_them(dsn: str) -> None:
    owner = await asyncpg.connect(dsn)
    await owner.execute("CREATE TABLE kept (one int); GRANT ALL ON kept TO personday_app")
    pool = await database.open_pool(
        dsn, scope=NOBODY, lent_by=lent(dsn), statement_seconds=STATEMENT_SECONDS, first=0
    )
    async with pool:
        await pool.execute("INSERT INTO kept VALUES ($1)", 1)
        with pytest.raises(asyncpg.DivisionByZeroError):
            await pool.fetch("INSERT INTO kept SELECT 1 / $1::int RETURNING one", 0)
        assert await pool.fetchval("SELECT count(*) FROM kept") == 1
    await owner.execute("DROP TABLE kept")
    await owner.close()


async def test_whose_rows_are_seen_is_told_on_each_lent_connection_and_ends_there(
    shared: Api,
) -> None:
    one, other = await shared.customer(name="One"), await shared.customer(name="Other")
    for customer in (one, other):
        await shared.buy(customer, 480)
    statement = "SELECT DISTINCT customer_id FROM credit_account"
    pool = await database.open_pool(
        shared.dsn,
        scope=NOBODY,
        lent_by=lent(shared.dsn),
        statement_seconds=STATEMENT_SECONDS,
        size=CLIENTS,
        first=0,
    )

    async def look(number: int, scope: str) -> list[str]:
        if scope == NOBODY:
            return [str(row[0]) for row in await pool.fetch(statement)]
        if number % 2:
            return [str(row[0]) for row in await ScopedReader(pool, scope).fetch(statement)]
        customer_id = None if scope == EVERYBODY else uuid.UUID(scope)
        role = Role.CUSTOMER if customer_id else Role.LEAD
        async with database.transaction(pool, Actor(uuid.uuid4(), role, customer_id), NOON) as tx:
            await tx.begin()
            return [str(row[0]) for row in await tx.connection.fetch(statement)]

    async with pool:
        expected = {
            one["id"]: [one["id"]],
            other["id"]: [other["id"]],
            EVERYBODY: sorted([one["id"], other["id"]]),
            NOBODY: [],
        }
        asked = [(number, scope) for number in range(CLIENTS) for scope in expected]
        found = await asyncio.gather(*(look(*one) for one in asked))
    for (_, scope), seen in zip(asked, found, strict=True):
        assert sorted(seen) == expected[scope], scope
