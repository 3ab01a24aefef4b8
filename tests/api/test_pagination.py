"""Lists are walked by signed cursors: nothing twice, nothing left out, nothing forged."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.tickets import jobs
from tests.api.mail import deliver, written
from tests.api.ticketing import attach, open_ticket, reply
from tests.api.world import (
    DAY,
    HOUR,
    PROMISES,
    World,
    ask_for,
    key_of_a_person,
    open_line,
    pointers,
    problem,
    time_entry,
    worksheet_body,
    z,
)
from tests.deliveries.tried import set_aside
from tests.roots.signed import a_root
from tests.support import NOON, Json
from tests.worker.verified import ended

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


@pytest.fixture(scope="module")
async def full(world: World) -> dict[str, str]:
    """At least five of everything; the ids that the paths name."""
    api, own = world.api, world.own
    path = f"/v1/customers/{own.id}"
    # Who is in a session that goes on starts no other.
    going_on = own.sessions["in_progress"]["id"]
    await api.post(f"/v1/sessions/{going_on}/undo-start", {"reason": "by accident"})
    technician = own.technician
    booked: list[Json] = []
    for number in range(5):
        await api.customer(name=f"Customer {number}")
        await api.technician(languages=["cs"], categories=["training"])
        eva = await api.post(f"{path}/contacts", {"name": "Eva", "email": "eva@example.com"})
        await deliver(api)
        await written(api.db, own.contact["id"])
        await written(api.db, eva["id"])
        await written(api.db, world.other.contact["id"], "credit_low")
        days = {"valid_from": f"204{number}-01-01", "valid_to": f"204{number}-12-31"}
        steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
        prices = {"name": "Prices", "currency": "EUR", "steps": steps, **days}
        await api.post("/v1/price-lists", prices)
        await api.post(f"{path}/servers", {"name": f"server {number}"})
        access = {"kind": "rdp", "checked_at": z(NOON)}
        await api.post(f"/v1/servers/{own.server['id']}/access", access)
        await api.buy(own.customer)
        hook = {"url": "https://hooks.example.com/personday", "customer_id": own.id}
        endpoint = await api.post("/v1/webhook-endpoints", hook)
        await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/disable")
        if not number:
            # Of all customers, and told.
            await api.post("/v1/webhook-endpoints", {"url": hook["url"]})
        refund = f"/v1/purchases/{own.purchases['paid']['id']}/refund"
        await api.post(refund, {"minutes": 10})
        line = await open_line(api, own=f"P{number}")
        if not number:
            await api.post(f"/v1/bank-lines/{line['id']}/dismiss", {"reason": "it is the rent"})
        payment = f"/v1/purchases/{own.purchases['paid']['id']}/payments"
        excess = await api.post(payment, {"amount": "1.00"})
        if not number:
            await api.post(f"/v1/payments/{excess['id']}/withdraw", {"reason": "entered twice"})
        adjustment = {"minutes": 10, "reason": "goodwill"}
        await api.post(f"{path}/adjustments", adjustment)
        starts_at = NOON + (10 + number) * DAY
        session = await api.book(
            own.customer, technician, starts_at=starts_at, server_id=own.server["id"]
        )
        booked.append(session)
    for number, session in enumerate(booked):
        starts_at = NOON + (10 + number) * DAY
        await api.post(f"/v1/sessions/{session['id']}/start", now=starts_at)
        body = worksheet_body(time_entry(technician, starts_at, timedelta(minutes=5)))
        worksheet = f"/v1/sessions/{session['id']}/worksheet"
        await api.post(worksheet, body, now=starts_at + HOUR)
    moved = await api.book(own.customer, technician, starts_at=NOON + 20 * DAY)
    for number in range(1, 6):
        asked = {"starts_at": z(NOON + 20 * DAY + number * HOUR), "asked_by": "customer"}
        now = NOON + 20 * DAY - HOUR
        await api.post(f"/v1/sessions/{moved['id']}/reschedule", asked, now=now)
        await api.book(own.customer, technician, starts_at=NOON + (30 + number) * DAY)
    await four_eyes(world)
    await plan(world)
    for number in range(1, 7):
        await api.post(f"/v1/periods/2030-0{number}/close")
    await api.post("/v1/periods/2030-01/reopen", {"reason": "an invoice was wrong"})
    ticket = await ask(world)
    for _ in range(5):
        await a_root(api.dsn)
        await ended(api.db)
        await set_aside(api.db, channel="mail")
        delivery = await set_aside(api.db, attempts=6, channel="webhook")
    await ended(api.db, '[{"invariant": "I0", "rows": []}]')
    return {
        "delivery_id": delivery,
        "ticket_id": ticket["id"],
        "customer_id": own.id,
        "contact_id": own.contact["id"],
        "server_id": own.server["id"],
        "technician_id": technician["id"],
        "session_id": moved["id"],
        "purchase_id": own.purchases["paid"]["id"],
    }


async def four_eyes(world: World) -> None:
    """At least five approvals of each kind that a filter tells apart, and five people."""
    api, own = world.api, world.own
    adjust = f"/v1/customers/{world.other.id}/adjustments", {"minutes": 10, "reason": "goodwill"}
    refund = f"/v1/purchases/{own.purchases['paid']['id']}/refund", {"minutes": 10}
    for one in (await ask_for(api, [adjust, refund] * 6))[:2]:
        await api.post(f"/v1/approvals/{one['id']}/reject", {"reason": "no"})
    for _ in range(5):
        await key_of_a_person(api, "lead")


async def plan(world: World) -> None:
    """At least five of all that says when nobody works, or somebody does; far from any session."""
    api, own = world.api, world.own
    technician = f"/v1/technicians/{own.technician['id']}"
    for country, year in (("CZ", 2031), ("SK", 2031), ("SK", 2032)):
        await api.post("/v1/holidays/import", {"country": country, "year": year})
    for number in range(5):
        code = {"code": f"level_{number}", "name": "Level", "customer_id": own.id}
        await api.post("/v1/plans", {**PROMISES, **code})
        earning = {"from_on": f"2041-0{number + 1}-01", "policy": "billed"}
        await api.post("/v1/earning-policies", earning)
        subscription = {"plan": "priority", "starts_on": f"2032-0{number + 1}-01"}
        await api.post(f"/v1/customers/{own.id}/subscriptions", subscription)
    closures = [f"2039-01-{day:02}" for day in range(1, 7)]
    for day in closures:
        await api.post("/v1/closures", {"from": day, "to": day, "name": "inventory"})
    for number in range(5):
        hours = {"weekday": number, "from": "10:00", "to": "14:00"}
        await api.post(f"{technician}/working-hours", hours)
        day = f"2039-02-{number + 1:02}"
        await api.post(f"{technician}/working-exceptions", {"exception_on": day, "periods": []})
        await api.post(f"{technician}/time-off", {"from": day, "to": day})
        for subject in ({"customer_id": own.id}, {"technician_id": own.technician["id"]}):
            await api.post("/v1/calendar-feeds", subject)
    for number in range(12):
        language = "cs" if number % 2 else "en"
        facts = {"language": language, "title": f"Article {number}", "body": "Long."}
        article = await api.post("/v1/articles", facts)
        if number < 10:
            await api.post(f"/v1/articles/{article['id']}/publish")
    # One of those who know training and Czech is there on Mondays, most of the time with another.
    [one, *_] = (await api.get("/v1/technicians?category=training&language=cs"))["items"]
    hours = {"weekday": 0, "from": "09:00", "to": "13:00"}
    await api.post(f"/v1/technicians/{one['id']}/working-hours", hours)


async def ask(world: World) -> Json:
    """At least five tickets of each kind that a filter tells apart; one of them with five of everything."""
    api, own = world.api, world.own
    long_ago = NOON - 60 * DAY
    for number in range(6):
        worked_on = await open_ticket(api, own.id, kind="question", severity=2, subject="Printer")
        technician = {"technician_id": own.technician["id"]}
        await api.post(f"/v1/tickets/{worked_on['id']}/assign", technician)
        await open_ticket(api, world.other.id, now=long_ago + number * DAY)
    async with await open_pool(api.dsn, scope=EVERYBODY, size=1) as pool:
        await jobs.tell_starving(pool, NOON - 30 * DAY)
    for _ in range(6):
        called = await open_ticket(api, own.id)
        for _ in range(3):
            await reply(api, called)
    # The last one's call is not to be made any more.
    await api.post(f"/v1/tickets/{called['id']}/resolve")
    await deliver(api, "robot", "Auto-Submitted: auto-replied\r\n")
    ticket = await open_ticket(api, own.id)
    path = f"/v1/tickets/{ticket['id']}"
    for number in range(5):
        person = {"name": "Eva", "email": f"eva.{number}@example.net"}
        contact = await api.post(f"/v1/customers/{own.id}/contacts", person)
        await api.post(f"{path}/watchers", {"contact_id": contact["id"]})
        await attach(api, ticket)
        await api.post(f"{path}/replies", {"body": "It is still so."}, role="customer")
        await api.post(f"{path}/calls", {"direction": "inbound"})
        await api.post(f"{path}/severity", {"severity": 1 + number % 2, "reason": "it changes"})
    return ticket


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


async def walk(world: World, path: str, limit: int) -> list[Json]:
    """All items of a list, page by page."""
    items: list[Json] = []
    seen: set[str] = set()
    cursor = ""
    while True:
        page = await world.api.get(asked({}, path, f"limit={limit}{cursor}"))
        assert len(page["items"]) <= limit
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        assert len(page["items"]) == limit, "only the last page may be short"
        assert key(page["items"][0]) not in seen, "the walk goes in a circle"
        seen.add(key(page["items"][0]))
        cursor = f"&cursor={page['next_cursor']}"


CASES = [(path, query) for path, queries in LISTS.items() for query in ("", *queries)]


@pytest.mark.parametrize(("path", "query"), CASES)
async def test_a_list_is_walked_without_gaps_or_doubles(
    world: World, full: dict[str, str], path: str, query: str
) -> None:
    at = asked(full, path, query)
    whole = await walk(world, at, 200)
    assert len(whole) >= 5, "too few to walk"
    for limit in (1, 2, min(len(whole), 200)):
        assert await walk(world, at, limit) == whole
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
