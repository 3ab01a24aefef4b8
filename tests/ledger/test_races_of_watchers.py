"""A purchase that locks nothing comes after whatever happens between its reading and its writing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import pytest

from app.access import context
from app.ledger.accounts import account_id
from app.purchases import queries
from tests.api.bodies import PRICE
from tests.ledger import locking
from tests.ledger.locking import always_locking
from tests.ledger.racing import at_once, outcomes
from tests.staff import MONDAY, staff
from tests.support import NOON, Api, Json, open_api

Meanwhile = Callable[[], Awaitable[Any]]


@pytest.fixture(autouse=True)
def _deadlocks_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "RETRIED", ())


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[[Meanwhile], list[str]]:
    """Has something happen once, when a purchase has read all that it decides on; tells how each read."""
    if locking.CHOSEN:
        pytest.skip("what happens meanwhile would wait for the lock")

    def happens(meanwhile: Meanwhile) -> list[str]:
        read: list[str] = []
        original = queries.before_buying

        async def before_buying(db: Any, *args: Any) -> Any:
            found = await original(db, *args)
            read.append(type(db).__name__)
            if len(read) == 1:
                await meanwhile()
            return found

        monkeypatch.setattr(queries, "before_buying", before_buying)
        return read

    return happens


def purchase(api: Api, customer: Json, *, expires_on: str | None = None, **how: Any) -> Any:
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {**PRICE, "paid": True, "expires_on": expires_on}
    return api.send("POST", path, body, **{"key": str(uuid4()), **how})


async def test_who_is_alone_locks_nothing(api: Api, between: Any) -> None:
    customer = await api.customer()

    async def nothing() -> None:
        pass

    read = between(nothing)
    assert (await purchase(api, customer)).status_code == 201
    assert read == ["ScopedReader"]
    assert await api.credit(customer) == (480, 0, 0, 0)


async def a_taking(api: Api, customer: Json) -> None:
    path = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(path, {"minutes": -100, "reason": "x"})


async def test_what_is_posted_meanwhile_comes_first(api: Api, between: Any) -> None:
    customer = await api.customer()
    read = between(lambda: a_taking(api, customer))
    assert (await purchase(api, customer)).status_code == 201
    assert read == ["ScopedReader", "PoolConnectionProxy"]
    # The debt of the first is paid by the second, which did not see it at first.
    assert await api.credit(customer) == (380, 0, 0, 0)
    kinds = [entry["kind"] for entry in await api.entries(customer)]
    assert sorted(kinds) == ["adjustment", "purchase"]


async def test_a_purchase_by_another_process_comes_first(api: Api, between: Any) -> None:
    customer = await api.customer()
    async with open_api(api.dsn, api.keys) as other:
        between(lambda: other.buy(customer, 960))
        assert (await purchase(api, customer)).status_code == 201
    assert await api.credit(customer) == (1440, 0, 0, 0)
    entries = await api.entries(customer)
    assert sorted(entry["seq"] for entry in entries) == [1, 2]


async def test_a_session_that_begins_to_wait_meanwhile_is_scheduled(api: Api, between: Any) -> None:
    customer, technician = await api.customer(), (await staff(api, 1))[0]
    waiting: list[Json] = []

    async def book() -> None:
        waiting.append(await api.book(customer, technician, starts_at=MONDAY, hold_slot=True))

    read = between(book)
    assert (await purchase(api, customer)).status_code == 201
    assert waiting[0]["status"] == "awaiting_credit"
    assert read == ["ScopedReader", "PoolConnectionProxy"]
    assert (await api.get(f"/v1/sessions/{waiting[0]['id']}"))["status"] == "scheduled"
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_a_session_that_waits_already_is_scheduled(api: Api) -> None:
    customer, technician = await api.customer(), (await staff(api, 1))[0]
    session = await api.book(customer, technician, starts_at=MONDAY, hold_slot=True)
    assert (await purchase(api, customer)).status_code == 201
    assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "scheduled"


async def test_a_customer_that_leaves_meanwhile_buys_nothing(api: Api, between: Any) -> None:
    customer = await api.customer()
    between(lambda: api.post(f"/v1/customers/{customer['id']}/deactivate"))
    refused = await purchase(api, customer)
    assert (refused.status_code, refused.json()["code"]) == (409, "customer_inactive")
    assert await api.credit(customer) == (0, 0, 0, 0)


async def test_a_zone_that_changes_meanwhile_counts(api: Api, between: Any) -> None:
    customer = await api.customer(time_zone="Europe/Berlin")
    path = f"/v1/customers/{customer['id']}"
    between(lambda: api.send("PATCH", path, {"time_zone": "America/New_York"}))
    bought = await purchase(api, customer, expires_on="2031-12-31")
    assert bought.status_code == 201
    zone = await api.db.fetchval(
        "SELECT time_zone FROM credit_account WHERE customer_id = $1", customer["id"]
    )
    assert zone == "America/New_York"
    ends = await api.db.fetchval("SELECT expires_at FROM ledger_account WHERE kind = 'lot'")
    assert ends == datetime(2032, 1, 1, 5, tzinfo=UTC)


async def test_a_month_that_is_closed_meanwhile_gets_no_entry(api: Api, between: Any) -> None:
    customer = await api.customer()
    later = NOON.replace(day=1) + timedelta(days=40)
    month = NOON.strftime("%Y-%m")
    between(lambda: api.post(f"/v1/periods/{month}/close", now=later, role="finance"))
    bought = await purchase(api, customer)
    assert bought.status_code == 201
    (entry,) = await api.entries(customer)
    closed = await api.db.fetchval("SELECT closed_until FROM credit_account")
    assert closed is not None
    assert entry["booked_at"] >= closed.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize("ends", ["commit", "rollback"])
async def test_who_has_the_lock_is_waited_for(api: Api, between: Any, ends: str) -> None:
    customer = await api.customer()
    other = await asyncpg.connect(api.dsn)
    credit_account_id = account_id(customer["id"])
    holds = other.transaction()

    async def take() -> None:
        await holds.start()
        await other.execute(
            "SELECT 1 FROM credit_account WHERE credit_account_id = $1 FOR UPDATE",
            credit_account_id,
        )

    between(take)
    sending = asyncio.create_task(purchase(api, customer))
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    async with asyncio.timeout(10):
        while not await api.db.fetchval(waits):
            await asyncio.sleep(0.01)
    assert not sending.done()
    await (holds.commit() if ends == "commit" else holds.rollback())
    assert (await sending).status_code == 201
    await other.close()
    assert await api.credit(customer) == (480, 0, 0, 0)


@pytest.mark.parametrize("ways", [nullcontext, always_locking], ids=["watching", "locking"])
async def test_many_at_once_by_several_processes_have_one_effect_each(
    api: Api, ways: Callable[[], AbstractContextManager[None]]
) -> None:
    customer = await api.customer()
    with ways():
        answers = await _bought_by_three(api, customer)
    assert outcomes(answers) == {"201": 60}
    assert len({answer.json()["id"] for answer in answers}) == 30
    assert await api.credit(customer) == (30 * 480, 0, 0, 0)
    assert sorted(entry["seq"] for entry in await api.entries(customer)) == list(range(1, 31))


async def _bought_by_three(api: Api, customer: Json) -> list[httpx.Response]:
    """Thirty purchases by three processes, each asked for twice at once."""
    async with open_api(api.dsn, api.keys) as second, open_api(api.dsn, api.keys) as third:
        asked = [api, second, third]
        return await at_once(
            *(purchase(asked[number % 3], customer, key=str(number // 2)) for number in range(60))
        )


async def test_an_invoice_is_of_one_purchase_whoever_is_first(api: Api) -> None:
    customers = [await api.customer() for _ in range(8)]
    body = {**PRICE, "paid": True, "invoice_number": "2031-1"}
    answers = await at_once(
        *(
            api.send("POST", f"/v1/customers/{one['id']}/purchases", body, key=str(uuid4()))
            for one in customers
        )
    )
    assert outcomes(answers) == {"201": 1, "invoice_already_used": 7}


async def test_what_breaks_off_is_done_once_by_the_same_key(api: Api) -> None:
    customer = await api.customer()
    killer = await asyncpg.connect(api.dsn)
    answers: list[httpx.Response] = []
    for number in range(60):
        sending = asyncio.create_task(purchase(api, customer, key="once"))
        for _ in range(number % 12):
            await asyncio.sleep(0)
        await killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        answers.append(await sending)
    await killer.close()
    assert {answer.status_code for answer in answers} <= {201, 503}
    assert (await purchase(api, customer, key="once")).status_code == 201
    assert await api.credit(customer) == (480, 0, 0, 0)
