"""Tickets that starve or are overdue are told of once for each promise, and of another one anew (P1, P2)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from app.tickets.jobs import tell_overdue, tell_starving
from tests.api.world import DAY, HOUR
from tests.support import NOON, Api, Json
from tests.tickets.desk import act, answer, customer_on, opened, wait

MICROSECOND = timedelta(microseconds=1)
# 20 working hours, and of severity 1 four.
PROMISED: Json = {
    "target": {"kind": "working_time", "value": 1200},
    "severity_targets": [{"severity": 1, "kind": "working_time", "value": 240}],
}


@pytest.fixture(autouse=True)
async def _an_empty_queue(api: Api) -> None:
    """Nothing is left of the tests before."""
    await api.db.execute("TRUNCATE ticket CASCADE")
    await api.db.execute("DELETE FROM event WHERE subject_type IN ('ticket', 'call_task')")
    await api.db.execute("UPDATE event SET position = NULL")  # they are numbered anew


@pytest.fixture
async def pool(api: Api) -> AsyncIterator[database.Pool]:
    """The connections of two workers."""
    async with await database.open_pool(api.dsn, scope=EVERYBODY, size=2) as made:
        yield made


async def told(api: Api, kind: str) -> list[tuple[str, str | None]]:
    """Of which tickets that was told, and when they were to be resolved."""
    rows = await api.db.fetch(
        "SELECT subject_id::text, data ->> 'resolution_due_at' AS due FROM event WHERE type = $1"
        " ORDER BY event_no",
        f"ticket.{kind}",
    )
    return [(row["subject_id"], row["due"]) for row in rows]


def due(ticket: Json) -> datetime:
    return datetime.fromisoformat(ticket["resolution_due_at"])


async def test_a_ticket_whose_promise_ended_is_told_of_once(api: Api, pool: database.Pool) -> None:
    ticket = await opened(api, await customer_on(api, PROMISED))
    etag = (await api.send("GET", f"/v1/tickets/{ticket['id']}")).headers["ETag"]
    await tell_overdue(pool, due(ticket) - MICROSECOND)
    assert await told(api, "overdue") == []
    for at in (due(ticket), due(ticket) + 9 * DAY):
        await asyncio.gather(*(tell_overdue(pool, at) for _ in range(2)))
        assert await told(api, "overdue") == [(ticket["id"], ticket["resolution_due_at"])]
    # Nothing that is read of it has changed.
    again = await api.send("GET", f"/v1/tickets/{ticket['id']}")
    assert again.headers["ETag"] == etag
    await api.verify()


async def test_who_has_a_ticket_does_not_matter_but_that_it_is_worked_on(
    api: Api, pool: database.Pool
) -> None:
    technician = await api.technician()
    taken, waiting, solved = [await opened(api, await customer_on(api, PROMISED)) for _ in range(3)]
    await act(api, taken, "assign", {"technician_id": technician["id"]})
    await wait(api, waiting)
    await act(api, solved, "resolve")
    late = NOON + 9 * DAY
    await tell_overdue(pool, late)
    assert [one for one, _ in await told(api, "overdue")] == [taken["id"]]
    # Answered, it has all of its time left; opened again, too.
    resumed = await answer(api, waiting, now=late)
    reopened = await act(api, solved, "reopen", now=late)
    assert due(resumed) == due(reopened) > late
    await tell_overdue(pool, late)
    await tell_overdue(pool, due(resumed) - MICROSECOND)
    assert len(await told(api, "overdue")) == 1
    await tell_overdue(pool, due(resumed))
    assert {one for one, _ in await told(api, "overdue")} == {
        taken["id"],
        waiting["id"],
        solved["id"],
    }


async def test_another_promise_is_told_of_anew_and_the_same_is_not(
    api: Api, pool: database.Pool
) -> None:
    ticket = await opened(api, await customer_on(api, PROMISED), severity=1)
    first = due(ticket)
    await tell_overdue(pool, first)
    # It waits for its customer, and goes on: the promise that ended has ended.
    await wait(api, ticket, now=first)
    assert due(await answer(api, ticket, now=first + HOUR)) == first
    await tell_overdue(pool, first + HOUR)
    assert len(await told(api, "overdue")) == 1
    lower = await act(api, ticket, "severity", {"severity": 3, "reason": "a workaround"},
                      now=first + HOUR)  # fmt: skip
    assert due(lower) > first + HOUR
    await tell_overdue(pool, due(lower) - MICROSECOND)
    assert len(await told(api, "overdue")) == 1
    for _ in range(2):
        await tell_overdue(pool, due(lower))
    assert await told(api, "overdue") == [
        (ticket["id"], ticket["resolution_due_at"]),
        (ticket["id"], lower["resolution_due_at"]),
    ]


async def test_a_ticket_starves_anew_under_another_promise(api: Api, pool: database.Pool) -> None:
    ticket = await opened(api, await customer_on(api, PROMISED), severity=1)
    first = datetime.fromisoformat(ticket["starves_at"])
    await tell_starving(pool, first)
    lower = await act(api, ticket, "severity", {"severity": 3, "reason": "a workaround"}, now=first)
    assert lower["starved_at"] is None
    second = datetime.fromisoformat(lower["starves_at"])
    await tell_starving(pool, second - MICROSECOND)
    assert len(await told(api, "starving")) == 1
    for _ in range(2):
        await asyncio.gather(*(tell_starving(pool, second) for _ in range(2)))
    assert len(await told(api, "starving")) == 2
    # That it waited for its customer does not give its half back.
    await wait(api, ticket, now=second)
    resumed = await answer(api, ticket, now=second + HOUR)
    assert (resumed["starves_at"], resumed["starved_at"]) == (lower["starves_at"],) * 2
    await tell_starving(pool, second + HOUR)
    assert len(await told(api, "starving")) == 2


async def test_a_ticket_that_is_given_back_starves_anew(api: Api, pool: database.Pool) -> None:
    technician = await api.technician()
    ticket = await opened(api, await customer_on(api, PROMISED))
    at = datetime.fromisoformat(ticket["starves_at"])
    await tell_starving(pool, at)
    taken = await act(api, ticket, "assign", {"technician_id": technician["id"]}, now=at)
    assert taken["starved_at"] == ticket["starves_at"]
    await tell_starving(pool, at + HOUR)
    assert len(await told(api, "starving")) == 1
    given = await act(api, ticket, "assign", {"technician_id": None}, now=at + HOUR)
    assert given["starved_at"] is None
    for _ in range(2):
        await tell_starving(pool, at + HOUR)
    assert [one for one, _ in await told(api, "starving")] == [ticket["id"]] * 2
