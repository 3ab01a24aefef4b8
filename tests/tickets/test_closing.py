"""Resolved tickets are closed by the worker on their day (T13)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from app.kit.postgres import database
from app.kit.postgres.database import Pool
from app.kit.postgres.scopes import EVERYBODY
from app.tickets import jobs
from app.tickets.jobs import close_resolved
from tests.api.world import DAY, refuse
from tests.support import NOON, Api, Json
from tests.tickets.desk import act, answer, customer_on, opened, read, reply

MICROSECOND = timedelta(microseconds=1)


@pytest.fixture
async def pool(api: Api) -> AsyncIterator[Pool]:
    """The connections of a worker."""
    async with await database.open_pool(api.dsn, scope=EVERYBODY, size=3) as made:
        yield made


async def resolved(api: Api, customer: Json, now: datetime = NOON) -> Json:
    return await reply(api, await opened(api, customer, now=now), resolves=True, now=now)


async def closings(api: Api, ticket: Json) -> list[str]:
    """Who closed a ticket, once for each event."""
    rows = await api.db.fetch(
        "SELECT actor FROM event WHERE subject_id = $1 AND type = 'ticket.closed'", ticket["id"]
    )
    return [row["actor"] for row in rows]


async def test_a_resolved_ticket_is_closed_on_its_day_and_not_before(api: Api, pool: Pool) -> None:
    customer = await customer_on(api)
    ticket, waiting = await resolved(api, customer), await opened(api, customer)
    await reply(api, waiting, waiting_for_customer=True)
    due = NOON + 14 * DAY
    await close_resolved(pool, due - MICROSECOND)
    assert await read(api, ticket) | ticket == await read(api, ticket)
    # Twice, and two at once: it happens once.
    await asyncio.gather(close_resolved(pool, due), close_resolved(pool, due))
    await close_resolved(pool, due)
    closed = await read(api, ticket)
    assert (closed["status"], closed["closed_at"]) == ("closed", "2031-03-19T12:00:00Z")
    assert (await api.send("GET", f"/v1/tickets/{ticket['id']}")).headers["ETag"] == '"v3"'
    assert await closings(api, ticket) == ["system"]
    assert (await read(api, waiting))["status"] == "waiting_for_customer"
    path = f"/v1/tickets/{ticket['id']}/replies"
    how: Json = {"status": 409, "code": "invalid_transition", "role": customer["id"]}
    await refuse(api, "POST", path, {"body": "Again."}, **how)


async def test_a_ticket_that_was_reopened_is_counted_from_its_last_end(
    api: Api, pool: Pool
) -> None:
    ticket = await resolved(api, await customer_on(api))
    await answer(api, ticket, now=NOON + 13 * DAY)
    await close_resolved(pool, NOON + 20 * DAY)
    assert (await read(api, ticket))["status"] == "open"
    await act(api, ticket, "resolve", now=NOON + 20 * DAY)
    await close_resolved(pool, NOON + 34 * DAY - MICROSECOND)
    assert (await read(api, ticket))["status"] == "resolved"
    await close_resolved(pool, NOON + 34 * DAY)
    assert (await read(api, ticket))["status"] == "closed"


async def test_a_plan_agrees_on_its_own_days_or_never(api: Api, pool: Pool) -> None:
    tickets = {
        days: await resolved(api, await customer_on(api, {"terms": {"close_after_days": days}}))
        for days in (0, 1, 30)
    }
    for passed, left in ((1, {0, 30}), (30, {0}), (900, {0})):
        await close_resolved(pool, NOON + passed * DAY)
        found = {
            days for days, one in tickets.items() if (await read(api, one))["status"] == "resolved"
        }
        assert found == left


async def test_hundreds_are_all_closed_and_one_that_is_worked_on_is_left(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_AT_ONCE", 3)
    customer = await customer_on(api)
    tickets = [await resolved(api, customer) for _ in range(8)]
    await api.db.execute("BEGIN")
    try:
        await api.db.execute("SELECT 1 FROM ticket WHERE id = $1 FOR UPDATE", tickets[2]["id"])
        await close_resolved(pool, NOON + 14 * DAY)
    finally:
        await api.db.execute("ROLLBACK")
    left = [one for one in tickets if (await read(api, one))["status"] == "resolved"]
    assert [one["id"] for one in left] == [tickets[2]["id"]]
    await close_resolved(pool, NOON + 14 * DAY)
    assert [len(await closings(api, one)) for one in tickets] == [1] * 8
