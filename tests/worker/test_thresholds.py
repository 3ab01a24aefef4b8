"""Credit is low by each customer's own threshold, in minutes or in days as it was spent of late."""

import asyncio
import json
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from app.kit.postgres.database import Pool
from app.ledger.accounts import SINGLE, AccountKind, account_id
from app.warnings import jobs, queries
from app.warnings.rows import WatchedCustomer
from tests.api.world import DAY, HOUR, work
from tests.support import NOON, Api, Json
from tests.worker.test_warnings import MICROSECOND, told

ENDED = NOON - 10 * DAY + 7.5 * HOUR


async def spending(api: Api, **facts: Any) -> tuple[Json, Json]:
    """A customer of 90 days with 300 minutes left, of which a worksheet took 450; and that."""
    customer, technician = await api.customer(**facts), await api.technician()
    server = await api.server(customer)
    begun = NOON - 90 * DAY
    await api.buy(customer, 750, now=begun)
    worksheet = await work(
        api, customer, technician, server=server, starts_at=ENDED - 7.5 * HOUR,
        worked=7.5 * HOUR, estimated_minutes=450,
    )  # fmt: skip
    return customer, worksheet


async def change(api: Api, customer: Json, **facts: Any) -> Json:
    """Change a customer; ``now`` is of the request."""
    how = {name: facts.pop(name) for name in ("now",) if name in facts}
    response = await api.send("PATCH", f"/v1/customers/{customer['id']}", facts, **how)
    assert response.status_code == 200, response.text
    changed: Json = response.json()
    return changed


async def spent(pool: Pool, customer: Json, at: datetime) -> WatchedCustomer:
    (found,) = await queries.watched(pool, [customer["id"]], at, 0)
    return found


async def test_days_warn_where_credit_lasts_for_fewer(api: Api, pool: Pool) -> None:
    # 5 minutes a day, and 300 last for 60 days.
    customers = [(await spending(api, low_credit_days=days))[0] for days in (60, 61)]
    await asyncio.gather(*(jobs.watch_credit(pool, NOON) for _ in range(3)))
    (low,) = await told(api, "low")
    assert low["customer_id"] == customers[1]["id"]
    assert low["data"] == {
        "minutes": 300,
        "threshold_minutes": 305,
        "burn_per_day": 5,
        "days_left": 60,
    }
    await api.verify()


async def test_the_customers_own_minutes_count_before_those_of_its_terms(
    api: Api, pool: Pool
) -> None:
    thresholds = (None, 0, 480, 490)
    customers = [await api.customer(low_credit_minutes=one) for one in thresholds]
    for customer in customers:
        await api.buy(customer)
    await jobs.watch_credit(pool, NOON)
    assert [one["customer_id"] for one in await told(api, "low")] == [customers[3]["id"]]
    for customer in customers[:2]:
        body = {"minutes": -370, "reason": "miscounted"}
        await api.post(f"/v1/customers/{customer['id']}/adjustments", body)
    await jobs.watch_credit(pool, NOON)
    assert [one["customer_id"] for one in await told(api, "low")] == [
        customers[3]["id"],
        customers[0]["id"],
    ]


async def test_another_threshold_counts_at_once_and_arms_anew(api: Api, pool: Pool) -> None:
    customer = await api.customer()
    await api.buy(customer)
    kinds = ("low", "cleared")
    steps: tuple[tuple[Json, tuple[int, int]], ...] = (
        ({"low_credit_minutes": 480}, (0, 0)),
        ({"low_credit_minutes": 490}, (1, 0)),
        ({"low_credit_minutes": 1000}, (1, 0)),  # it is low still
        ({"low_credit_minutes": None}, (1, 1)),
        ({"low_credit_minutes": 500}, (2, 1)),
        ({"low_credit_minutes": None, "low_credit_days": 366}, (2, 2)),  # nothing is spent
    )
    for number, (facts, counts) in enumerate(steps):
        now = NOON + number * HOUR
        await change(api, customer, **facts, now=now)
        for _ in range(2):
            await asyncio.gather(*(jobs.watch_credit(pool, now) for _ in range(2)))
        assert tuple([len(await told(api, kind)) for kind in kinds]) == counts, facts
    last = (await told(api, "low"))[-1]
    assert datetime.fromisoformat(last["occurred_at"]) == NOON + 4 * HOUR
    await api.verify()


async def test_days_that_pass_are_judged_without_any_entry(api: Api, pool: Pool) -> None:
    customer, _ = await spending(api, low_credit_days=61)
    await jobs.watch_credit(pool, NOON)
    # The worksheet of ten days ago is of the last 90 days for 80 more.
    until = ENDED + 90 * DAY
    for at, cleared in ((until - MICROSECOND, 0), (until, 1)):
        await jobs.watch_credit(pool, at)
        assert await told(api, "cleared") == [], "nothing happened"
        for _ in range(2):
            await asyncio.gather(*(jobs.judge_credit(pool, at) for _ in range(2)))
            await jobs.watch_credit(pool, at)  # numbers events
        if cleared:
            break
        assert await told(api, "cleared") == []
    (rose,) = await told(api, "cleared")
    assert (rose["customer_id"], rose["data"]) == (customer["id"], {"minutes": 300})
    assert datetime.fromisoformat(rose["occurred_at"]) == until


async def test_terms_of_a_later_day_are_judged_without_any_entry(api: Api, pool: Pool) -> None:
    customer = await api.customer()
    await api.buy(customer)
    plan = {
        "code": "warned_early", "name": "Early", "channels": ["email"], "queue_rank": 1,
        "target": {"kind": "working_time", "value": 480}, "terms": {"low_credit_minutes": 500},
    }  # fmt: skip
    await api.post("/v1/plans", plan)
    subscription = {"plan": "warned_early", "starts_on": "2031-03-10"}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", subscription)
    await jobs.watch_credit(pool, NOON)
    first = datetime.fromisoformat("2031-03-09T23:00:00+00:00")  # midnight in Prague
    for at, count in ((first - MICROSECOND, 0), (first, 1)):
        await jobs.judge_credit(pool, at)
        await jobs.watch_credit(pool, at)
        assert len(await told(api, "low")) == count


async def test_an_entry_that_was_not_looked_at_is_not_judged_before_its_turn(
    api: Api, pool: Pool
) -> None:
    """A posting between two looks: its fall is told at its instant, once, by whoever sees it in order."""
    customer = await api.customer()
    await api.buy(customer)
    await jobs.watch_credit(pool, NOON)
    body = {"minutes": -470, "reason": "miscounted"}
    path = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(path, body, now=NOON + HOUR)
    await jobs.judge_credit(pool, NOON + 2 * HOUR)
    assert await told(api, "low") == []
    later = NOON + 3 * HOUR
    await asyncio.gather(jobs.judge_credit(pool, later), jobs.watch_credit(pool, later))
    await jobs.judge_credit(pool, later)
    await jobs.watch_credit(pool, later)
    (low,) = await told(api, "low")
    assert datetime.fromisoformat(low["occurred_at"]) == NOON + HOUR


async def test_who_never_had_credit_or_has_left_is_not_judged(api: Api, pool: Pool) -> None:
    await api.customer(low_credit_minutes=480)
    gone = await api.customer()
    await api.buy(gone)
    left = {"reason": "insolvent", "force": True}
    await jobs.watch_credit(pool, NOON)
    await api.post(f"/v1/customers/{gone['id']}/deactivate", left)
    await api.db.execute("UPDATE customer SET low_credit_minutes = 490 WHERE id = $1", gone["id"])
    for job in (jobs.watch_credit, jobs.judge_credit, jobs.watch_credit):
        await job(pool, NOON)
    assert await told(api, "low") == []
    await api.post(f"/v1/customers/{gone['id']}/reactivate")
    await jobs.watch_credit(pool, NOON)
    assert [one["customer_id"] for one in await told(api, "low")] == [gone["id"]]


async def test_all_customers_are_judged_some_at_once(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    customers = [await api.customer() for _ in range(5)]
    for customer in customers:
        await api.buy(customer)
    await jobs.watch_credit(pool, NOON)
    await api.db.execute("UPDATE customer SET low_credit_minutes = 490")
    monkeypatch.setattr(jobs, "_AT_ONCE", 2)
    await jobs.judge_credit(pool, NOON)
    monkeypatch.undo()
    await jobs.watch_credit(pool, NOON)
    low = {one["customer_id"] for one in await told(api, "low")}
    assert low == {one["id"] for one in customers}


# --- what is spent -------------------------------------------------------------------------------


async def test_what_worksheets_took_counts_net_whatever_became_of_it(api: Api, pool: Pool) -> None:
    customer, worksheet = await spending(api)
    assert (await spent(pool, customer, ENDED + 90 * DAY - MICROSECOND)).burned_minutes == 450
    assert (await spent(pool, customer, ENDED + 90 * DAY)).burned_minutes == 0
    path = f"/v1/worksheets/{worksheet['id']}"
    role = customer["id"]
    # Less was worked: what came back was not spent, and confirming changes nothing.
    await api.post(f"{path}/dispute", {"reason": "we counted less"}, role=role)
    entry = worksheet["time_entries"][0]
    names = ("technician_id", "started_at")
    shorter = {name: entry[name] for name in names}
    shorter["ended_at"] = (ENDED - 2.5 * HOUR).isoformat()
    await api.post(f"{path}/amend", {"time_entries": [shorter], "reason": "rounded"})
    assert (await spent(pool, customer, NOON)).burned_minutes == 300
    await api.post(f"{path}/confirm", role=role)
    assert (await spent(pool, customer, NOON)).burned_minutes == 300
    # 450 then, and 150 less now: of the last 90 days is what came back alone.
    assert (await spent(pool, customer, ENDED + 90 * DAY)).burned_minutes == -150
    # Neither what was bought, nor held, nor corrected by hand is spent.
    await api.buy(customer)
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": -100, "reason": "miscounted"}
    )
    assert (await spent(pool, customer, NOON)).burned_minutes == 300


_BOOK = """
WITH account AS (
    SELECT credit_account_id FROM credit_account
), made AS (
    INSERT INTO ledger_entry (
        credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, override,
        available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes,
        hash_version, hash)
    SELECT credit_account_id, number, gen_random_uuid(), 'confirmation', 'made:' || number, 'test',
           $1::timestamptz + number * interval '1 minute', $1::date, false, 0, 0, 0, 0, 2,
           sha256('')
    FROM account, generate_series(2, $2::int) AS number
)
UPDATE ledger_account SET balance_minutes = 10 * ($2::int - 1) WHERE id = $3
"""
_MOVE = """
INSERT INTO ledger_posting (
    credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
    from_balance_minutes, to_balance_minutes)
SELECT credit_account_id, seq, 0, 'billed', id, 'consumed', $1, 10, null, 0, 10 * (seq - 1)
FROM ledger_entry WHERE kind = 'confirmation'
"""


def _nodes(plan: Json) -> list[Json]:
    return [plan, *(node for below in plan.get("Plans", ()) for node in _nodes(below))]


def _reads_few(plan: Json, limit: int) -> None:
    journal = ("ledger_entry", "ledger_posting")
    nodes = [one for one in _nodes(plan) if one.get("Relation Name") in journal]
    assert len(nodes) == 4, "the first entry, the last, the last before the days, and what it left"
    for node in nodes:
        assert node["Node Type"] != "Seq Scan", node
        read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        assert read * node["Actual Loops"] <= limit, node


async def test_what_is_spent_is_read_without_going_through_the_journal(api: Api) -> None:
    """Of 20 journals of 1,000 entries each a handful of rows is read."""
    customers = [await api.customer() for _ in range(20)]
    for customer in customers:
        await api.buy(customer, now=NOON - 200 * DAY)
    accounts = [account_id(one["id"]) for one in customers]
    consumed = SINGLE[AccountKind.CONSUMED]
    owner = await asyncpg.connect(api.dsn)
    try:
        # They are no books: only how they are found counts, and they go with the transaction.
        await owner.execute("BEGIN; SET LOCAL session_replication_role = replica")
        await owner.execute(_BOOK, NOON - 199 * DAY, 1000, consumed)
        await owner.execute(_MOVE, consumed)
        await owner.execute("ANALYZE ledger_entry, ledger_posting, ledger_account, event")
        for of, last in (
            (queries._OF_CUSTOMERS, [accounts]),
            (queries._OF_ALL, [UUID(int=0), 1000]),
        ):
            explain = f"EXPLAIN (ANALYZE, FORMAT JSON) {of}"
            text = await owner.fetchval(explain, NOON, NOON - 90 * DAY, 1, consumed, *last)
            _reads_few(json.loads(text)[0]["Plan"], 2 * len(customers))
        # 999 confirmations in the minutes of one day, 199 days ago.
        for at, minutes in ((NOON, 0), (NOON - 199 * DAY + 90 * DAY, 9990)):
            found = await owner.fetch(
                queries._OF_CUSTOMERS, at, at - 90 * DAY, 1, consumed, accounts[3:4]
            )
            assert [one["burned_minutes"] for one in found] == [minutes]
    finally:
        await owner.close()
