"""Lists are walked by signed cursors: nothing twice, nothing left out, nothing forged."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.listed import full
from tests.api.world import World, pointers, problem, z
from tests.support import NOON, Json

__all__ = ["full"]

# What a search cannot do without: a week of May, when nobody has a session.
SLOTS = "/v1/slots?from=2031-05-05T00:00:00Z&to=2031-05-12T00:00:00Z&duration_minutes=60"
# Every list of the contract, with the filters that it is walked with beside none.
LISTS = {
    "/v1/customers": (),
    "/v1/customers/{customer_id}/contacts": (),
    "/v1/customers/{customer_id}/servers": (),
    "/v1/customers/{customer_id}/purchases": (),
    "/v1/customers/{customer_id}/adjustments": (),
    "/v1/customers/{customer_id}/entries": ("kind=purchase",),
    "/v1/customers/{customer_id}/lots": (),
    "/v1/servers/{server_id}/access": (),
    "/v1/technicians/{technician_id}/working-hours": (),
    "/v1/technicians/{technician_id}/working-exceptions": (),
    "/v1/technicians/{technician_id}/time-off": (),
    "/v1/technicians": ("category=training", "language=cs", "category=training&language=cs"),
    "/v1/purchases": ("customer_id={customer_id}", "status=paid"),
    "/v1/purchases/{purchase_id}/refunds": (),
    "/v1/price-lists": ("currency=EUR",),
    "/v1/bank-lines": ("status=open",),
    "/v1/payments": (
        "customer_id={customer_id}",
        "purchase_id={purchase_id}",
        "status=received",
    ),
    "/v1/refunds": ("customer_id={customer_id}", "purchase_id={purchase_id}"),
    "/v1/periods": ("status=closed",),
    "/v1/approvals": (
        "customer_id={customer_id}",
        "kind=adjustment",
        "status=pending_approval",
        "kind=refund&status=pending_approval",
    ),
    "/v1/people": (),
    "/v1/deliveries": ("channel=webhook", "channel=mail"),
    "/v1/deliveries/{delivery_id}/attempts": (),
    "/v1/sessions": (
        "customer_id={customer_id}",
        "technician_id={technician_id}",
        "status=scheduled",
        "starts_from=2031-03-06T00:00:00Z",
        "starts_before=2031-03-25T00:00:00Z&starts_from=2031-03-01T00:00:00Z",
    ),
    "/v1/penalties": ("customer_id={customer_id}", "session_id={session_id}"),
    "/v1/worksheets": ("customer_id={customer_id}", "status=awaiting_confirmation"),
    # The instant at which one of them ends.
    "/v1/closures": ("ends_after=2039-01-01T23:00:00Z",),
    "/v1/holidays": ("country=SK", "year=2032", "country=SK&year=2031"),
    SLOTS: ("technicians=2", "category=training", "language=cs", "category=training&language=cs"),
    "/v1/calendar-feeds": ("customer_id={customer_id}", "technician_id={technician_id}"),
    "/v1/keys": ("role=customer",),
    "/v1/mails": (
        "customer_id={customer_id}",
        "contact_id={contact_id}",
        "kind=session_agreed",
        "kind=session_agreed&customer_id={customer_id}",
    ),
    "/v1/webhook-endpoints": ("customer_id={customer_id}", "status=disabled"),
    "/v1/verifications": ("status=passed",),
    "/v1/audit": ("customer_id={customer_id}",),
    "/v1/ledger/roots": (),
    "/v1/contacts/{contact_id}/personal-data": (),
    "/v1/plans": (),
    "/v1/earning-policies": (),
    "/v1/customers/{customer_id}/subscriptions": (),
    "/v1/tickets": (
        "customer_id={customer_id}",
        "technician_id={technician_id}",
        "status=open",
        "kind=question",
        "severity=2",
        "starving=true",
        "kind=question&status=open",
        "q=printer",
        "overdue=true",
        "unassigned=true",
    ),
    "/v1/tickets/{ticket_id}/watchers": (),
    "/v1/tickets/{ticket_id}/messages": (),
    "/v1/tickets/{ticket_id}/attachments": (),
    "/v1/tickets/{ticket_id}/calls": (),
    "/v1/tickets/{ticket_id}/changes": (),
    "/v1/call-tasks": ("customer_id={customer_id}", "is_open=true"),
    "/v1/inbound/emails": ("outcome=quarantined", "from_address=someone@example.net"),
    "/v1/articles": ("language=cs", "status=published", "language=cs&status=published"),
    "/v1/entries": (),
    "/v1/events": (),
}


async def test_the_table_names_every_list_of_the_contract(world: World) -> None:
    contract = (await world.api.get("/openapi.json", role=None))["paths"]
    lists = {
        path
        for path, operations in contract.items()
        if any(item["name"] == "cursor" for item in operations.get("get", {}).get("parameters", ()))
    }
    # A stream is resumed by the same cursors as the list of events, and has no end.
    lists.remove("/v1/events/stream")
    assert lists == {path.partition("?")[0] for path in LISTS}


def asked(full: dict[str, str], path: str, query: str = "") -> str:
    """The address of a list, narrowed or continued by a query."""
    sign = "&" if "?" in path else "?"
    return (f"{path}{sign}{query}" if query else path).format_map(full)


def key(item: Json) -> str:
    """What tells an item from the others: its id; of who watches the contact's, of a slot its start."""
    names = ("id", "contact_id", "starts_at", "started_at")
    return next(str(item[name]) for name in names if item.get(name))


async def walk(world: World, path: str, limit: int, most: int | None = None) -> list[Json]:
    """The items of a list, page by page: all of them, or as many as are enough."""
    items: list[Json] = []
    seen: set[str] = set()
    cursor = ""
    while True:
        page = await world.api.get(asked({}, path, f"limit={limit}{cursor}"))
        assert len(page["items"]) <= limit
        items += page["items"]
        if page["next_cursor"] is None or (most is not None and len(items) >= most):
            return items
        assert len(page["items"]) == limit, "only the last page may be short"
        assert key(page["items"][0]) not in seen, "the walk goes in a circle"
        seen.add(key(page["items"][0]))
        cursor = f"&cursor={page['next_cursor']}"


MANY = 60
CASES = [(path, query) for path, queries in LISTS.items() for query in ("", *queries)]


@pytest.mark.parametrize(("path", "query"), CASES)
async def test_a_list_is_walked_without_gaps_or_doubles(
    world: World, full: dict[str, str], path: str, query: str
) -> None:
    at = asked(full, path, query)
    whole = await walk(world, at, 200)
    assert len(whole) >= 5, "too few to walk"
    for limit in (19, min(len(whole), 200)):
        assert await walk(world, at, limit) == whole
    # Where a page may end: between any two of so many.
    for limit in (1, 2):
        assert await walk(world, at, limit, most=MANY) == whole[:MANY]
    keys = [key(item) for item in whole]
    assert len(set(keys)) == len(keys)
    if path == "/v1/tickets":
        assert whole == sorted(whole, key=in_working_order), "what is to be done first"
    elif "entries" not in path and "events" not in path:
        assert keys == sorted(keys), "the order in which they were made, or start"


def in_working_order(ticket: Json) -> list[Any]:
    """What tickets are compared by; here all are of one plan, and none is an outage."""
    stages = ("waiting_for_customer", "resolved", "closed")
    status = ticket["status"]
    stage = stages.index(status) if status in stages else -1
    return [
        stage,
        *(ticket[name] for name in ("severity", "resolution_due_at", "created_at", "id")),
    ]


async def test_filters_narrow_to_what_they_say(world: World, full: dict[str, str]) -> None:
    for path, query in CASES:
        everything = await walk(world, asked(full, path), 200)
        for part in query.format_map(full).split("&") if query else ():
            name, _, value = part.partition("=")
            items = await walk(world, asked(full, path, part), 200)
            if path == SLOTS:
                # Others would come then: what is narrowed is when somebody can.
                starts = {key(item) for item in items}
                assert starts < {key(item) for item in everything}, part
                continue
            right = [item for item in everything if fits(item, name, value)]
            assert items == right, (path, part)
            assert 0 < len(items) < len(everything), (path, part)


# How an item fits a filter whose name is not a field of it, or not in its form.
FITTING: dict[str, Callable[[Json, str], bool]] = {
    "starving": lambda item, _: item["starved_at"] is not None,
    "q": lambda item, value: value in item["subject"].lower(),
    "overdue": lambda item, _: (
        item["resolution_due_at"] < z(NOON) and item["status"] in ("new", "open")
    ),
    "unassigned": lambda item, _: (
        item["technician_id"] is None and item["status"] not in ("resolved", "closed")
    ),
    "is_open": lambda item, _: bool(item["status"] == "open"),
    "severity": lambda item, value: bool(item["severity"] == int(value)),
    "year": lambda item, value: bool(item["holiday_on"][:4] == value),
    "ends_after": lambda item, value: bool(item["ends_at"] > value),
    "starts_from": lambda item, value: bool(item["starts_at"] >= value),
    "starts_before": lambda item, value: bool(item["starts_at"] < value),
}


def fits(item: Json, name: str, value: str) -> bool:
    plural = {"technician_id": "technician_ids", "category": "categories", "language": "languages"}
    if plural.get(name) in item:
        return value in item[plural[name]]
    return FITTING[name](item, value) if name in FITTING else bool(item[name] == value)


async def test_tickets_are_found_by_their_number_and_calls_by_who_has_the_ticket(
    world: World, full: dict[str, str]
) -> None:
    api, technician = world.api, world.other.technician["id"]
    ticket = world.other.tickets.by_status["open"]
    [found] = (await api.get(f"/v1/tickets?number={ticket['number']}"))["items"]
    assert found["id"] == ticket["id"]
    theirs = f"/v1/call-tasks?technician_id={technician}"
    assert (await api.get(theirs))["items"] == []
    await api.post(f"/v1/tickets/{ticket['id']}/assign", {"technician_id": technician})
    [task] = (await api.get(theirs))["items"]
    assert task["ticket_id"] == ticket["id"]


async def test_a_page_has_50_items_unless_it_is_asked_for_1_to_200(
    world: World, full: dict[str, str]
) -> None:
    whole = await walk(world, "/v1/events", 200)
    assert len(whole) > 200
    for query, size in (("", 50), ("?limit=1", 1), ("?limit=200", 200)):
        assert (await world.api.get(f"/v1/events{query}"))["items"] == whole[:size]


@pytest.mark.parametrize("limit", ["0", "201", "-1", "1.5", "x", "", "1e2", "9" * 40])
async def test_a_limit_outside_of_1_to_200_is_refused(
    world: World, full: dict[str, str], limit: str
) -> None:
    for path in LISTS:
        refusal = await problem(
            world.api, "GET", asked(full, path, f"limit={limit}"),
            status=422, code="validation_failed",
        )  # fmt: skip
        assert pointers(refusal) == ["?limit"]


async def refused(world: World, path: str, cursor: str, **how: Any) -> None:
    at = asked({}, path, f"cursor={cursor}")
    await problem(world.api, "GET", at, status=400, code="invalid_cursor", **how)


@pytest.mark.parametrize("path", list(LISTS))
async def test_a_cursor_that_was_not_given_is_refused(
    world: World, full: dict[str, str], path: str
) -> None:
    at = asked(full, path)
    cursor = (await world.api.get(asked(full, path, "limit=2")))["next_cursor"]
    first = "A" if cursor[0] != "A" else "B"
    middle = len(cursor) // 2
    other = "A" if cursor[middle] != "A" else "B"
    for forged in (
        first + cursor[1:],
        cursor[:middle] + other + cursor[middle + 1 :],
        cursor[:-4],
        cursor + "AAAA",
        cursor.swapcase(),
        "",
        "2",
        "x" * 900,
        "%00",
        "%C3%A9",
        "eyJpZCI6MX0",
    ):
        await refused(world, at, forged)


async def test_a_cursor_belongs_to_its_list_and_filters(world: World, full: dict[str, str]) -> None:
    for path, queries in LISTS.items():
        at = asked(full, path)
        cursor = (await world.api.get(asked(full, path, "limit=2")))["next_cursor"]
        for query in queries:
            await refused(world, asked(full, path, query), cursor)
        for other in ("/v1/customers", "/v1/technicians", "/v1/events"):
            if other != at:
                await refused(world, other, cursor)
    narrowed = (await world.api.get("/v1/sessions?status=scheduled&limit=2"))["next_cursor"]
    await refused(world, "/v1/sessions?status=done", narrowed)
    await refused(world, "/v1/sessions", narrowed)
    await world.api.get(f"/v1/sessions?status=scheduled&limit=9&cursor={narrowed}")


async def test_a_feed_is_resumed_behind_what_was_read(world: World, full: dict[str, str]) -> None:
    for path in ("/v1/entries", "/v1/events"):
        before = await walk(world, path, 200)
        last = await world.api.get(f"{path}?limit=200")
        while last["next_cursor"]:
            last = await world.api.get(f"{path}?limit=200&cursor={last['next_cursor']}")
        resume = last["resume_cursor"]
        nothing = await world.api.get(f"{path}?cursor={resume}")
        assert (nothing["items"], nothing["next_cursor"]) == ([], None)
        await world.api.buy(world.other.customer)
        fresh = await world.api.get(f"{path}?cursor={nothing['resume_cursor']}")
        assert fresh["items"]
        assert await walk(world, path, 200) == before + fresh["items"]


async def test_the_entries_of_a_customer_are_in_the_order_of_their_seq(
    world: World, full: dict[str, str]
) -> None:
    items = await walk(world, f"/v1/customers/{full['customer_id']}/entries", 7)
    assert [item["seq"] for item in items] == list(range(1, len(items) + 1))
