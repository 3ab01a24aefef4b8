"""The design's budgets, counted on the wire and in the server's own counters; no clock is read.

Statements are warm and the key is known, as the design counts. What a request costs is the same
for two technicians, three lots, and an account with a long history.
"""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

import asyncpg
import pytest

from app.access import directory
from app.kit.events import numbering
from tests.contract.history import grow_old
from tests.kept import OTHERS
from tests.proxy import Proxy, proxied
from tests.staff import MONDAY, afresh, need, staff
from tests.support import NOON, Api, Json, open_api

POSTING = 6
BUDGETS = {
    "purchase": 3,
    "hold": POSTING,
    "deduction": POSTING,
    "confirmation": POSTING,
    "penalty": POSTING,
    "balance": 1,
    "entries": 1,
    "event feed": 3,
    "entry feed": 3,
}
SLOT_SEARCH = 4
LEDGER = (
    "credit_account", "ledger_account", "ledger_draw", "ledger_entry", "ledger_lot", "ledger_posting",
)  # fmt: skip

Costs = dict[str, int]


@pytest.fixture(autouse=True)
def _nothing_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits are numbered by the process, once for all of 25 ms: that is no trip of a request."""
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)


@dataclass
class Bench:
    """One customer whose story is played again and again, one day after the other."""

    api: Api
    trips: Proxy
    customer: Json
    server: Json
    technicians: list[Json]
    estimate: int = 60
    keyed: bool = True
    days: "itertools.count[int]" = field(default_factory=itertools.count)

    async def warm(self) -> Costs:
        """The trips of every operation, once its statements are prepared."""
        for _ in range(2):
            await self.round()
        return await self.round()

    async def round(self) -> Costs:
        """One day: buy, book, work, confirm, move late, and the reads."""
        now = NOON + timedelta(days=2 * next(self.days))
        path = f"/v1/customers/{self.customer['id']}"
        own = self.customer["id"]
        costs: Costs = {}

        async def cost(name: str, method: str, target: str, body: Any = None, **how: Any) -> Json:
            if method == "POST" and (self.keyed or name == "purchase"):
                how["key"] = f"{name} {now.isoformat()}"
            before = self.trips.count
            response = await self.api.send(method, target, body, now=now, **how)
            costs[name] = self.trips.count - before
            assert response.is_success, response.text
            made: Json = response.json()
            return made

        lot = {"minutes": 480, "price_per_person_day": "960", "currency": "EUR", "paid": True}
        await cost("purchase", "POST", f"{path}/purchases", lot)
        booking = self.api.booking(
            self.customer, *self.technicians, starts_at=now + timedelta(minutes=30),
            server_id=self.server["id"], estimated_minutes=self.estimate,
        )  # fmt: skip
        session = await cost("hold", "POST", "/v1/sessions", booking)
        await self.api.post(f"/v1/sessions/{session['id']}/start", now=now)
        work = {"time_entries": self._work(now), "summary": "done"}
        sheet = await cost("deduction", "POST", f"/v1/sessions/{session['id']}/worksheet", work)
        confirm = f"/v1/worksheets/{sheet['id']}/confirm"
        await cost("confirmation", "POST", confirm, role=own)
        booking |= {"starts_at": (now + timedelta(hours=20)).isoformat(), "estimated_minutes": 60}
        late = await self.api.post("/v1/sessions", booking, now=now)
        move = {"starts_at": (now + timedelta(hours=30)).isoformat(), "asked_by": "customer"}
        moved = await cost(
            "penalty", "POST", f"/v1/sessions/{late['id']}/reschedule", move, role=own
        )
        assert moved["penalty"]["minutes"] == 120
        cancel = {"asked_by": "provider"}
        await self.api.post(f"/v1/sessions/{late['id']}/cancel", cancel, now=now)
        await cost("balance", "GET", f"{path}/credit")
        await cost("entries", "GET", f"{path}/entries?limit=50")
        await cost("event feed", "GET", "/v1/events?limit=50")
        await cost("entry feed", "GET", "/v1/entries?limit=50")
        return costs

    def _work(self, now: datetime) -> list[Json]:
        return [
            {
                "technician_id": technician["id"],
                "started_at": (now - timedelta(minutes=50)).isoformat(),
                "ended_at": (now - timedelta(minutes=2, seconds=50)).isoformat(),
            }
            for technician in self.technicians
        ]

    async def cost(self, method: str, path: str, body: Any = None, key: str | None = None) -> int:
        """The trips of one request."""
        before = self.trips.count
        response = await self.api.send(method, path, body, key=key)
        assert response.is_success, response.text
        return self.trips.count - before

    async def _page(self, path: str) -> list[Json]:
        items: list[Json] = []
        cursor: str | None = ""
        while cursor is not None:
            behind = f"&cursor={quote(cursor)}" if cursor else ""
            page = await self.api.get(f"{path}{'&' if '?' in path else '?'}limit=200{behind}")
            items, cursor = items + page["items"], page["next_cursor"]
        return items


@asynccontextmanager
async def bench(dsn: str, *, technicians: int = 1, **facts: Any) -> AsyncIterator[Bench]:
    """The service with one connection, every trip of which is counted."""
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as api:
        customer = await api.customer()
        named = [await api.technician() for _ in range(technicians)]
        server = await api.server(customer)
        await api.buy(customer, 4800 * technicians)
        yield Bench(api, trips, customer, server, named, **facts)


@pytest.fixture(autouse=True)
def _keys_stay_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Authentication comes from the cache, however slow the machine is."""
    monkeypatch.setattr(directory, "CACHE_SECONDS", 86_400.0)


@pytest.mark.parametrize("keyed", [True, False], ids=["with a key", "without a key"])
async def test_every_operation_stays_within_its_round_trips(dsn: str, *, keyed: bool) -> None:
    async with bench(dsn, keyed=keyed) as small:
        costs = await small.warm()
    assert set(costs) == set(BUDGETS)
    assert all(count > 0 for count in costs.values()), "the proxy saw nothing"
    over = {name: count for name, count in costs.items() if count > BUDGETS[name]}
    assert not over, f"{over} of {BUDGETS}"


async def test_two_technicians_and_three_lots_cost_no_further_trip(dsn: str) -> None:
    async with bench(dsn) as small:
        plain = await small.warm()
    async with bench(dsn, technicians=2, estimate=720) as large:
        # The lots that the fixture bought are used up but for a part of one.
        credit = (await large.api.credit(large.customer))[0]
        body = {"minutes": 300 - credit, "reason": "to make the first lot small"}
        await large.api.post(f"/v1/customers/{large.customer['id']}/adjustments", body)
        for _ in range(6):
            await large.api.buy(large.customer, 480)
        costs = await large.warm()
        holds = await large._page(f"/v1/customers/{large.customer['id']}/entries?kind=hold")
        # The last hold but one is that of the session that was held.
        lots = {posting["lot_id"] for posting in holds[-2]["postings"]}
        assert len(lots) >= 3, "the reserve came from at least three lots"
    assert costs == plain


async def test_two_hundred_entries_cost_no_further_trip(dsn: str) -> None:
    async with bench(dsn) as one:
        young = await one.warm()
        while len(await one._page(f"/v1/customers/{one.customer['id']}/entries")) < 200:
            await one.round()
        assert await one.round() == young


@pytest.mark.parametrize("count", [3, 60])
async def test_a_booking_stays_within_them_however_many_work_and_could_be_chosen(
    dsn: str, count: int
) -> None:
    async with bench(dsn) as one:
        people = await staff(one.api, count, weekdays=[0, 1, 2], hours=("00:00", "24:00"))

        async def booking(hour: int) -> Costs:
            """By name and by need, with its credit and without; and the payment they waited for."""
            starts_at = MONDAY + timedelta(hours=hour)
            poor = await one.api.customer()
            path = f"/v1/customers/{poor['id']}/purchases"
            pair = people[:2]
            two: Json = {"starts_at": starts_at, "technicians": 2, "estimated_minutes": 60}
            named: Json = {"starts_at": starts_at + timedelta(days=1), "estimated_minutes": 60}
            lot = {"minutes": 480, "price_per_person_day": "960", "currency": "EUR", "paid": True}
            bodies = {
                "by name": one.api.booking(one.customer, *pair, **named),
                "by need": need(one.api, one.customer, **{**two, "technicians": 1}),
                "by need, waiting": need(one.api, poor, hold_slot=True, **two),
                "by name, waiting": one.api.booking(poor, people[2], hold_slot=True, **named),
            }
            costs = {
                name: await one.cost("POST", "/v1/sessions", body, f"{name} {hour}")
                for name, body in bodies.items()
            }
            costs["the payment of both"] = await one.cost("POST", path, lot, f"paid {hour}")
            assert await one.api.credit(poor) == (300, 180, 0, 0)
            return costs

        for hour in range(2):
            await booking(hour)
        costs = await booking(2)
    assert all(costs.values()), "the proxy saw nothing"
    over = {name: count for name, count in costs.items() if count > POSTING}
    assert not over, f"{over} of {POSTING}"


@pytest.mark.parametrize("count", [3, 60])
async def test_a_search_for_slots_asks_as_often_whoever_works_and_whatever_is_full(
    dsn: str, count: int
) -> None:
    async with bench(dsn) as one:
        await staff(one.api, count, weekdays=[0, 1, 2])

        async def found(days: int) -> tuple[list[str], int]:
            """The days on which a pair is offered at all, and what it cost to know."""
            start = MONDAY.replace(hour=0)
            window = {"from": start, "to": start + timedelta(days=days)}
            how = {"duration_minutes": 120, "technicians": 2, "language": "en", "limit": 5}
            dates = {name: instant.isoformat() for name, instant in window.items()}
            path = f"/v1/slots?{urlencode({**dates, **how})}"
            cost = await one.cost("GET", path)
            items = (await one.api.get(path))["items"]
            return sorted({slot["starts_at"][:10] for slot in items}), cost

        for _ in range(2):
            days, plain = await found(62)
        assert days == ["2031-03-10"]
        assert 0 < plain <= SLOT_SEARCH
        # With only the fourth week free, the first that is looked at is not enough.
        closure = {"from": "2031-03-10", "to": "2031-03-30", "name": "inventory"}
        await one.api.post("/v1/closures", closure)
        for _ in range(2):
            days, full = await found(62)
        assert days == ["2031-03-31"]
        assert plain < full <= SLOT_SEARCH
        # Nobody at all.
        await afresh(one.api)
        assert await found(62) == ([], full)


async def test_a_long_history_is_neither_scanned_nor_walked(dsn: str) -> None:
    """The server's own counters: rows read by a day's work, on a new account and on an old one."""
    async with bench(dsn) as one:
        await one.warm()
    customer = one.customer
    young = await _rows_read(dsn, one)
    await grow_old(dsn, UUID(customer["id"]), sessions=3_000)
    # The plans of an old ledger, once more before they are counted.
    await _rows_read(dsn, one)
    old = await _rows_read(dsn, one)
    assert old["scanned"] == 0, "an old ledger is never read from end to end"
    assert old["fetched"] <= young["fetched"] + young["scanned"] + 50, (young, old)


async def _rows_read(dsn: str, one: Bench) -> dict[str, int]:
    """Rows of the ledger's tables that one day's work reads."""
    before = await _counters(dsn)
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as api:
        api.keys |= {name: key for name, key in one.api.keys.items() if name not in api.keys}
        one.api, one.trips = api, trips
        await one.round()
    after = await _counters(dsn)
    return {name: after[name] - before[name] for name in before}


async def _counters(dsn: str) -> dict[str, int]:
    """The counters, once every connection that could still add to them has ended."""
    connection = await asyncpg.connect(dsn)
    try:
        while await connection.fetchval(OTHERS):
            pass
        row = await connection.fetchrow(
            "SELECT sum(CASE WHEN relname IN ('ledger_entry', 'ledger_posting')"
            " THEN seq_tup_read ELSE 0 END)::bigint AS scanned,"
            " sum(coalesce(idx_tup_fetch, 0))::bigint AS fetched"
            " FROM pg_stat_user_tables WHERE relname = ANY($1)",
            list(LEDGER),
        )
        assert row is not None
        return dict(row)
    finally:
        await connection.close()
