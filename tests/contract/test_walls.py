"""The second wall: a customer's rows are seen only by who says for whom, whatever a statement forgets."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from app.kit.actor import Actor, Role
from app.kit.postgres import database, scopes
from app.kit.postgres.database import Connections, Tx
from app.kit.postgres.scopes import EVERYBODY, NOBODY, ScopedPool, ScopedReader, within
from app.ledger.accounts import account_id
from tests.contract.walled import WALLED
from tests.support import NOON, Api, Json, service_address


@dataclass
class Two:
    """Two customers with credit, and the pool of requests."""

    api: Api
    pool: Connections
    one: Json
    other: Json


@pytest.fixture
async def two(api: Api) -> AsyncIterator[Two]:
    """Two customers with entries, holds and notes."""
    one, other = await api.customer(name="One"), await api.customer(name="Other")
    technician = await api.technician()
    for days, customer in enumerate((one, other)):
        await api.buy(customer)
        await api.book(customer, technician, starts_at=NOON.replace(day=10 + days))
    opened = database.open_pool(service_address(api.dsn), scope=NOBODY, size=1)
    async with await opened as pool:
        yield Two(api, pool, one, other)


async def test_a_statement_without_a_filter_sees_one_customer_or_none_or_all(two: Two) -> None:
    statement = "SELECT DISTINCT credit_account_id FROM ledger_entry"
    one, other = (account_id(_id(customer)) for customer in (two.one, two.other))
    assert await _seen(two.pool, statement, EVERYBODY) == {one, other}
    assert await _seen(two.pool, statement, two.one["id"]) == {one}
    assert await _seen(two.pool, statement, NOBODY) == set()
    assert await two.pool.fetch(statement) == []  # as it comes from the pool
    with pytest.raises(asyncpg.InvalidTextRepresentationError):
        await _seen(two.pool, statement, "everybody")


def _id(customer: Json) -> Any:
    return UUID(customer["id"])


async def _seen(pool: Connections, statement: str, scope: str) -> set[object]:
    return {row[0] for row in await ScopedReader(pool, scope).fetch(statement)}


async def test_what_customers_read_shows_nothing_of_another_without_its_filters(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each statement of a customer's reads is asked again without its conditions on whose rows they are."""
    asked = await _reads(two, monkeypatch)
    assert asked
    without = 0
    others = account_id(_id(two.other)), _id(two.other)
    for query, args in asked:
        bare = re.sub(
            r"(\w+\.)?(credit_account_id|customer_id) = (\$\d+)", r"(\3::uuid IS NOT NULL)", query
        )
        if not any(table in query for table in WALLED):
            continue
        without += bare != query
        rows = await ScopedReader(two.pool, two.one["id"]).fetch(bare, *args)
        told = repr(rows)
        assert not any(str(one) in told for one in others), query
        # Under its own name it would be told: the filter was what kept it.
        crossed = [_crossed(two, one) for one in args]
        assert await ScopedReader(two.pool, two.one["id"]).fetch(query, *crossed) is not None
    assert without, "no statement had such a filter"


def _crossed(two: Two, argument: object) -> object:
    one, other = _id(two.one), _id(two.other)
    return {one: other, account_id(one): account_id(other)}.get(argument, argument)


async def _reads(two: Two, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...]]]:
    asked: list[tuple[str, tuple[Any, ...]]] = []
    for name in ("fetch", "fetchrow", "fetchval"):
        real = getattr(ScopedReader, name)

        async def recorded(self: ScopedReader, query: str, *args: Any, _real: Any = real) -> Any:
            asked.append((query, args))
            return await _real(self, query, *args)

        monkeypatch.setattr(ScopedReader, name, recorded)
    path = f"/v1/customers/{two.one['id']}"
    for target in ("credit", "entries?limit=50", "statement?month=2031-03", "purchases", ""):
        await two.api.send("GET", f"{path}/{target}".rstrip("/"), role=two.one["id"])
    for target in ("sessions", "worksheets", "tickets"):
        await two.api.send("GET", f"/v1/{target}", role=two.one["id"])
    monkeypatch.undo()
    return asked


async def test_the_scope_is_told_before_anything_is_read(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan of each read: a nested loop, whose outer side is the scope and nothing else."""
    for query, args in dict(await _reads(two, monkeypatch)).items():
        text = within(query, len(args))
        for mode in ("force_generic_plan", "force_custom_plan"):
            async with two.pool.acquire() as connection, connection.transaction():
                await connection.execute(f"SET LOCAL plan_cache_mode = {mode}")
                shown = await connection.fetchval(
                    f"EXPLAIN (FORMAT json, VERBOSE) {text}", *args, EVERYBODY
                )
            (root,) = json.loads(shown) if isinstance(shown, str) else shown
            plan = root["Plan"]
            assert plan["Node Type"] == "Nested Loop", query
            outer, inner = plan["Plans"]
            assert "set_config" in json.dumps(outer), query
            assert "Relation Name" not in json.dumps(outer), query
            assert not list(_read_before(inner)), query
            assert "Gather" not in json.dumps(plan), "no part of it runs elsewhere"


def _read_before(plan: Json, told: bool = False) -> Iterator[Json]:
    """What is read of a plan although nothing above it waits for the scope."""
    told = told or "set_config" in plan.get("One-Time Filter", "")
    if "Relation Name" in plan and not told:
        yield plan
    for part in plan.get("Plans", ()):
        yield from _read_before(part, told)


async def test_another_customers_id_under_ones_own_scope_finds_nothing(two: Two) -> None:
    own, others = _id(two.one), _id(two.other)
    reader = ScopedReader(two.pool, two.one["id"])
    statement = "SELECT sum(available_minutes) FROM credit_account WHERE customer_id = $1"
    assert await reader.fetchval(statement, own) == 360
    assert await reader.fetchval(statement, others) is None


async def test_nothing_outlives_its_transaction(two: Two) -> None:
    now = "SELECT current_setting('personday.customer', true)"

    async def is_clean() -> bool:
        return await two.pool.fetchval(now) in (None, "")

    reader = ScopedReader(two.pool, two.one["id"])
    await reader.fetchrow("SELECT 1")
    assert await is_clean()
    with pytest.raises(asyncpg.DivisionByZeroError):
        await reader.fetch("SELECT 1 / 0")
    assert await is_clean()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await reader.fetch("SELECT pg_sleep(60)")
    assert await is_clean()
    actor = Actor(_id(two.one), Role.CUSTOMER, _id(two.one))
    for end in ("commit", "rollback", "error", "terminated"):
        async with two.pool.acquire() as connection:
            tx = Tx(connection, actor, NOON)
            await tx.begin()
            assert await tx.connection.fetchval(now) == two.one["id"]
            if end == "error":
                with pytest.raises(asyncpg.DivisionByZeroError):
                    await tx.connection.fetch("SELECT 1 / 0")
            if end == "commit":
                await tx.commit()
            elif end == "terminated":
                connection.terminate()
            else:
                await tx.rollback()
        assert await is_clean(), end


async def test_two_customers_on_one_connection_see_their_own(two: Two) -> None:
    statement = "SELECT DISTINCT credit_account_id FROM ledger_entry"

    async def look(customer: Json) -> None:
        for number in range(40):
            if number % 3:
                seen = await _seen(two.pool, statement, customer["id"])
            else:
                async with two.pool.acquire() as connection:
                    tx = Tx(connection, Actor(_id(customer), Role.CUSTOMER, _id(customer)), NOON)
                    await tx.begin()
                    seen = {row[0] for row in await tx.connection.fetch(statement)}
                    await tx.rollback()
            assert seen == {account_id(_id(customer))}

    await asyncio.gather(*(look(customer) for customer in (two.one, two.other) * 2))


async def test_a_row_of_another_customer_is_not_written_either(two: Two) -> None:
    async with two.pool.acquire() as connection:
        tx = Tx(connection, Actor(_id(two.one), Role.CUSTOMER, _id(two.one)), NOON)
        await tx.begin()
        done = await tx.connection.execute("UPDATE credit_account SET time_zone = 'UTC'")
        assert done == "UPDATE 1"
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await tx.connection.execute(
                "INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, seq, hash,"
                " available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)"
                " VALUES (gen_random_uuid(), $1, 'another', 'UTC', 0, '', 0, 0, 0, 0)", _id(two.other),
            )  # fmt: skip
        await tx.rollback()


async def test_the_service_cannot_take_the_wall_away(two: Two) -> None:
    for statement in (
        "ALTER TABLE ledger_entry DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE ledger_entry NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY seen ON ledger_entry",
        "CREATE POLICY mine ON ledger_entry USING (true)",
        "SET ROLE personday_keeper",
        "SET row_security = off; SELECT count(*) FROM ledger_entry",
        "CREATE OR REPLACE FUNCTION sees_everybody() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await two.pool.execute(statement)
        await two.pool.execute("RESET row_security")


async def test_a_pool_as_somebody_sees_it_gives_connections_without_a_scope(two: Two) -> None:
    pool = ScopedPool(two.pool, two.one["id"])
    assert pool.dsn == two.pool.dsn
    async with pool.acquire() as connection:
        assert await connection.fetch("SELECT 1 FROM ledger_entry") == []
    assert scopes.SETTING == "personday.customer"
