"""Many want one customer's credit at once: they take nothing from anybody else, and are not too many."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest

from app.kit.postgres.crowds import Crowds
from tests.api.streams import app_of
from tests.kept import kept
from tests.ledger.racing import outcomes
from tests.support import Api, Json

PATIENCE_SECONDS = 20
AT_ONCE, BEHIND = 2, 5


@pytest.fixture
def crowds(api: Api) -> Crowds:
    """A crowd may have two connections here, and five wait in turn."""
    small = Crowds(AT_ONCE, BEHIND)
    app_of(api).state.pool.crowds = small
    return small


@asynccontextmanager
async def locked(api: Api, customer: Json) -> AsyncIterator[None]:
    """Somebody else has the customer's credit meanwhile."""
    async with kept(api.dsn) as db, db.transaction():
        await db.execute(
            "SELECT 1 FROM credit_account WHERE customer_id = $1 FOR UPDATE", UUID(customer["id"])
        )
        yield


async def test_a_crowd_waits_in_turn_and_everybody_else_is_served(api: Api, crowds: Crowds) -> None:
    wanted, other = await api.customer(), await api.customer()
    async with asyncio.timeout(PATIENCE_SECONDS):
        async with locked(api, wanted):
            path = f"/v1/customers/{wanted['id']}/purchases"
            body = {
                "person_days": "1", "price_per_person_day": "960.00", "currency": "EUR", "paid": True
            }  # fmt: skip
            waiting = [
                asyncio.create_task(api.send("POST", path, body, key=f"key {n}"))
                for n in range(AT_ONCE + BEHIND)
            ]
            while crowds.waiting < BEHIND:
                await asyncio.sleep(0.005)
            inside = app_of(api).state.entrance.door.inside
            assert inside == AT_ONCE, "who waits in turn has no place"
            refused = await api.send("POST", path, body, key="one more")
            assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
            assert refused.headers["Retry-After"] == "1"
            await api.buy(other)
        assert outcomes([await one for one in waiting]) == {"201": AT_ONCE + BEHIND}
        again = await api.send("POST", path, body, key="key 0")
        assert again.headers["Idempotent-Replayed"] == "true"
        assert (await api.send("POST", path, body, key="one more")).status_code == 201
    assert (await api.credit(wanted))[0] == 480 * (AT_ONCE + BEHIND + 1)
    assert crowds.waiting == 0
