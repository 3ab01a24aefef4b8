"""Lists are narrowed to a time, half-open, of the instant that each names; cursors hold."""

from datetime import datetime, timedelta

import pytest

from tests.api.ticketing import open_ticket
from tests.api.world import DAY, World, read_problem, z
from tests.support import NOON, Api, Json

SECOND = timedelta(seconds=1)
LISTS = {
    "/v1/sessions": "starts_at",
    "/v1/worksheets": "submitted_at",
    "/v1/tickets": "created_at",
    "/v1/customers/{customer}/entries": "booked_at",
}


async def _found(api: Api, address: str, **given: str) -> list[Json]:
    """Every item, page by page, one a page."""
    items: list[Json] = []
    cursor = ""
    while True:
        query = "&".join(f"{name}={value}" for name, value in {**given, "limit": "1"}.items())
        page = await api.get(f"{address}?{query}{cursor}")
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize("path", LISTS)
async def test_a_list_is_narrowed_to_a_time(world: World, path: str) -> None:
    api, name = world.api, LISTS[path]
    address = path.format(customer=world.own.id)
    if name == "created_at":
        for days in (1, 2, 3):
            await open_ticket(api, world.own.id, now=NOON + days * DAY)
    every = await _found(api, address)
    instants = sorted({datetime.fromisoformat(one[name]) for one in every})
    assert len(instants) > 2, "the world has several"
    # At the first, the middle and the last one, and a second beside each.
    edges = [at + step for at in (instants[0], instants[len(instants) // 2], instants[-1])
             for step in (-SECOND, 0 * SECOND, SECOND)]  # fmt: skip
    for start in edges:
        for end in (one for one in edges if start <= one):
            right = {one["id"] for one in every if start <= datetime.fromisoformat(one[name]) < end}
            found = await _found(api, address, **{"from": z(start), "to": z(end)})
            assert len(found) == len({one["id"] for one in found}), "none comes twice"
            assert {one["id"] for one in found} == right
    after = await _found(api, address, **{"from": z(instants[1])})
    before = await _found(api, address, to=z(instants[1]))
    assert len(after) + len(before) == len(every)
    if name in ("starts_at", "submitted_at", "booked_at"):
        assert [one[name] for one in after] == sorted(one[name] for one in after)


@pytest.mark.parametrize("path", LISTS)
async def test_a_cursor_is_of_its_time(world: World, path: str) -> None:
    api, address = world.api, path.format(customer=world.own.id)
    start = "from=2000-01-01T00:00:00Z"
    page = await api.get(f"{address}?{start}&limit=1")
    cursor = page["next_cursor"]
    assert cursor
    for other in ("", "from=2000-01-01T00:00:01Z", f"{start}&to=2999-01-01T00:00:00Z"):
        response = await api.send("GET", f"{address}?{other}&limit=1&cursor={cursor}")
        read_problem(response, 400, "invalid_cursor")
    for same in ("2000-01-01t00:00:00z", "2000-01-01T01:30:00.000%2B01:30"):
        response = await api.send("GET", f"{address}?from={same}&limit=1&cursor={cursor}")
        assert response.status_code == 200, response.text
    response = await api.send("GET", f"{address}?from=yesterday")
    read_problem(response, 422, "validation_failed")


@pytest.mark.parametrize("path", LISTS)
async def test_a_time_that_ends_before_it_starts_is_refused(world: World, path: str) -> None:
    api, address = world.api, path.format(customer=world.own.id)
    start, end = NOON, NOON + SECOND
    found = await api.get(f"{address}?from={z(end)}&to={z(end)}")
    assert found["items"] == []
    # As instants: neither text nor day says which is earlier.
    for earlier, later in (
        (z(start), z(end)),
        ("2026-03-01T23:30:00-01:00", "2026-03-02T00:30:01Z"),
        ("2026-03-02T01:30:00%2B02:00", "2026-03-01T23:30:00.1Z"),
    ):
        await api.get(f"{address}?from={earlier}&to={later}")
        response = await api.send("GET", f"{address}?from={later}&to={earlier}")
        assert read_problem(response, 422, "ends_before_start")["starts_at"]


async def test_a_customer_sees_its_own_of_a_time_only(world: World) -> None:
    api = world.api
    for path in ("/v1/sessions", "/v1/worksheets", "/v1/tickets"):
        items = (await api.get(f"{path}?from=2000-01-01T00:00:00Z&limit=200", role=world.own.id))[
            "items"
        ]
        assert items
        assert {one["customer_id"] for one in items} == {world.own.id}


async def test_a_time_is_listed_by_its_index(api: Api) -> None:
    customer = await api.customer()
    await open_ticket(api, customer["id"])
    await api.db.execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
    start, end = NOON - DAY, NOON
    for table, column, own in (
        ("session", "starts_at", "ix_session_customer_starts_at"),
        ("worksheet", "submitted_at", "ix_worksheet_customer_submitted_at"),
    ):
        for condition, name in (
            ("", f"ix_{table}_{column}"),
            (f"customer_id = '{customer['id']}' AND", own),
        ):
            plan = await api.db.fetch(
                f"EXPLAIN SELECT id FROM {table} WHERE {condition} {column} >= $1 AND {column} < $2"
                f" ORDER BY {column}, id LIMIT 51", start, end,
            )  # fmt: skip
            text = "\n".join(row[0] for row in plan)
            assert name in text
            assert "Sort" not in text, "no more is read than is shown"


async def test_a_cursor_is_of_an_id_however_that_is_written(world: World) -> None:
    api, customer = world.api, world.own.id
    page = await api.get(f"/v1/sessions?customer_id={customer}&limit=1")
    await api.get(
        f"/v1/sessions?customer_id={customer.upper()}&limit=1&cursor={page['next_cursor']}"
    )
