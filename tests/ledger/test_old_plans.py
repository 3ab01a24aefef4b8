"""A plan that was made while there was little, and is kept, reads little when there is much."""

import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from app.ledger.accounts import SINGLE, account_id
from app.ledger.state_queries import ACCOUNT
from app.purchases import queries
from tests.contract.history import grow_old
from tests.support import NOON, Api, open_api

FEW = 100


@pytest.fixture
async def api(dsn: str) -> AsyncIterator[Api]:
    """What history is made of here would not bear to be verified."""
    async with open_api(dsn) as opened:
        yield opened


@pytest.fixture
async def planned(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection that plans a statement once, whatever its arguments are."""
    connection = await asyncpg.connect(dsn)
    await connection.execute("SET plan_cache_mode = force_generic_plan")
    await connection.execute("SET personday.customer = 'all'")
    yield connection
    await connection.close()


def _rows(node: dict[str, Any]) -> float:
    """The rows that a plan and its parts looked at."""
    removed = sum(value for name, value in node.items() if name.startswith("Rows Removed"))
    here: float = (node["Actual Rows"] + removed) * node["Actual Loops"]
    return here + sum(_rows(part) for part in node.get("Plans", ()))


async def _looked_at(connection: asyncpg.Connection, execute: str) -> float:
    found = await connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {execute}")
    return _rows(json.loads(found)[0]["Plan"])


async def test_what_a_decision_reads_of_an_account(api: Api, planned: asyncpg.Connection) -> None:
    customer = await api.customer()
    await api.buy(customer)
    account = account_id(customer["id"])
    singles = ", ".join(f"'{one}'" for one in SINGLE.values())
    execute = (
        f"EXECUTE known ('{account}', ARRAY[{singles}]::uuid[], '{NOON}', 60, NULL, NULL, NULL)"
    )
    await planned.execute(f"PREPARE known AS {ACCOUNT}")
    young = await _looked_at(planned, execute)
    await grow_old(api.dsn, customer["id"], 2_000, known=False)
    assert await _looked_at(planned, execute) <= young + FEW


async def test_what_is_known_before_buying(api: Api, planned: asyncpg.Connection) -> None:
    customer = await api.customer()
    told: list[str] = []

    class Told:
        async def fetchrow(self, query: str, *args: object) -> None:
            del args
            told.append(query)

    with pytest.raises(AssertionError):
        await queries.before_buying(Told(), customer["id"], NOON, None, None)  # type: ignore[arg-type]
    await planned.execute(f"PREPARE known AS {told[0]}")
    execute = f"EXECUTE known ('{customer['id']}', '{NOON}', NULL, NULL, NULL, NULL)"
    young = await _looked_at(planned, execute)
    for _ in range(2 * FEW):
        await api.buy(customer)
    assert await _looked_at(planned, execute) <= young + FEW
