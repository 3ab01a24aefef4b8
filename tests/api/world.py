"""What the API tests share: entries in words, refusals that change nothing, a full world."""

import uuid
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from httpx import Response

from tests.api.ticketing import Tickets, tickets_of
from tests.support import NOON, Api, Json

HOUR = timedelta(hours=1)
# What an individual plan promises.
PROMISES: Json = {
    "channels": ["client_zone", "phone"],
    "queue_rank": 0,
    "target": {"kind": "working_time", "value": 480},
}
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
Figures = tuple[int, int, int, int]


def z(instant: datetime) -> str:
    """An instant as the service writes it."""
    return instant.isoformat().replace("+00:00", "Z")


def told(entries: Iterable[Json], **lots: Json) -> list[str]:
    """Each entry as ``kind: from>to minutes lot, …``; lots have the names they are given here."""
    names = {lot["id"]: name for name, lot in lots.items()} | {None: "owed"}
    return [
        f"{entry['kind']}: "
        + ", ".join(
            f"{p['from']}>{p['to']} {p['minutes']} {names.get(p['lot_id'], p['lot_id'])}"
            for p in entry["postings"]
        )
        for entry in entries
    ]


async def lots(api: Api, customer: Json, **how: Any) -> dict[str, tuple[int, int]]:
    """Free and held minutes of each lot that has any, by its id."""
    credit = await api.get(f"/v1/customers/{customer['id']}/credit", **how)
    return {lot["id"]: (lot["available_minutes"], lot["held_minutes"]) for lot in credit["lots"]}


async def as_of(api: Api, customer: Json, instant: datetime) -> Figures:
    """Available, held, awaiting confirmation and debt at an instant."""
    path = f"/v1/customers/{customer['id']}/credit?as_of={z(instant)}"
    credit = await api.get(path)
    assert credit["remaining_minutes"] == (
        credit["available_minutes"] + credit["held_minutes"] - credit["debt_minutes"]
    )
    return (
        credit["available_minutes"],
        credit["held_minutes"],
        credit["awaiting_confirmation_minutes"],
        credit["debt_minutes"],
    )


class History:
    """A customer's balance after each step, checked at once and by ``as_of`` in the end."""

    def __init__(self, api: Api, customer: Json) -> None:
        self._api = api
        self._customer = customer
        self._steps: list[tuple[datetime, Figures]] = []

    async def step(self, instant: datetime, *figures: int) -> None:
        """The balance is this since ``instant``."""
        available, held, awaiting, debt = figures
        now = await self._api.credit(self._customer, now=instant)
        assert now == figures, (now, figures)
        self._steps.append((instant, (available, held, awaiting, debt)))

    async def check(self) -> None:
        """Each balance held from its own instant, inclusive, until just before the next step's."""
        first = self._steps[0][0]
        moment = timedelta(microseconds=1)
        assert await as_of(self._api, self._customer, first - moment) == (0, 0, 0, 0)
        ends = [instant for instant, _ in self._steps[1:]] + [self._steps[-1][0] + DAY]
        for (instant, figures), end in zip(self._steps, ends, strict=True):
            assert await as_of(self._api, self._customer, instant) == figures, instant
            assert await as_of(self._api, self._customer, end - moment) == figures, instant


def time_entry(technician: Json, started_at: datetime, worked: timedelta, **facts: Any) -> Json:
    """Time that a technician worked, as it is handed in."""
    return {
        "technician_id": technician["id"],
        "started_at": z(started_at),
        "ended_at": z(started_at + worked),
        **facts,
    }


def worksheet_body(*time_entries: Json, **facts: Any) -> Json:
    return {"time_entries": list(time_entries), "summary": "done", **facts}


async def start(api: Api, session: Json, **how: Any) -> Json:
    """Start a session, at its planned start unless told otherwise."""
    how.setdefault("now", datetime.fromisoformat(session["starts_at"]))
    return await api.post(f"/v1/sessions/{session['id']}/start", **how)


async def work(
    api: Api,
    customer: Json,
    *technicians: Json,
    server: Json,
    starts_at: datetime,
    worked: timedelta,
    **facts: Any,
) -> Json:
    """A worksheet of a session booked two days ahead; each technician worked for ``worked``."""
    ahead = starts_at - 2 * DAY
    facts.setdefault("server_id", server["id"])
    session = await api.book(customer, *technicians, starts_at=starts_at, now=ahead, **facts)
    await start(api, session)
    body = worksheet_body(*(time_entry(one, starts_at, worked) for one in technicians))
    path = f"/v1/sessions/{session['id']}/worksheet"
    return await api.post(path, body, now=starts_at + worked)


# --- nothing changes -----------------------------------------------------------------------------


async def everything(api: Api) -> dict[str, tuple[int, int | None]]:
    """How many rows each table has, and a digest of them; events get positions, keys are used."""
    # That something was tried is recorded, whatever came of it.
    names = await api.db.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tablename NOT IN ('audit_record', 'audit_address') ORDER BY 1"
    )
    # These move while nobody writes.
    moving = {"event": "position", "api_key": "last_used_at"}
    texts = {
        name: f"(to_jsonb(t) - '{moving[name]}')::text" if name in moving else "t::text"
        for (name,) in names
    }
    digests = " UNION ALL ".join(
        f"SELECT '{name}', count(*), bit_xor(hashtextextended({text}, 0)) FROM {name} AS t"
        for name, text in texts.items()
    )
    rows = await api.db.fetch(digests)
    assert len(rows) > 15, "the tables were not found"
    return {name: (count, digest) for name, count, digest in rows}


@asynccontextmanager
async def nothing_changes(api: Api, *, but: Collection[str] = ()) -> AsyncIterator[None]:
    """Whatever happens inside leaves every row of every table as it was, but for tables that are named."""
    before = await everything(api)
    yield
    after = await everything(api)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= {*but}, changed


async def refuse(
    api: Api, method: str, path: str, body: Any = None, *, status: int, code: str, **how: Any
) -> Json:
    """The problem of a request that is refused so, in full form, and that changes nothing."""
    async with nothing_changes(api):
        return await problem(api, method, path, body, status=status, code=code, **how)


async def problem(
    api: Api, method: str, path: str, body: Any = None, *, status: int, code: str, **how: Any
) -> Json:
    """The problem of a request that is refused so, in full form."""
    if method == "POST" and "dry_run" not in path:
        how.setdefault("key", "refused")
    response = await api.send(method, path, body, **how)
    return read_problem(response, status, code)


def read_problem(response: Response, status: int, code: str) -> Json:
    """A refusal in its full form."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    problem: Json = response.json()
    assert (response.status_code, problem["code"]) == (status, code), problem
    assert problem["status"] == status
    assert problem["type"] == f"/docs/problems#{code}"
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == response.headers["x-request-id"]
    return problem


def pointers(problem: Json) -> list[str]:
    """What a validation problem points at."""
    return [item["pointer"] for item in problem["errors"]]


# --- a world with one object of every kind ------------------------------------------------------


@dataclass
class Side:
    """A customer with one thing of every kind, in every state that can be reached."""

    customer: Json
    contact: Json
    server: Json
    access: Json
    technician: Json
    purchases: dict[str, Json]
    sessions: dict[str, Json]
    worksheets: dict[str, Json]
    penalty: Json
    waived: Json
    negative: Json
    positive: Json
    payment: Json
    price_list: Json
    entry: Json
    tickets: Tickets

    @property
    def id(self) -> str:
        identity: str = self.customer["id"]
        return identity


async def price_list(api: Api) -> Json:
    """The price list of 2040; there is one for all."""
    if found := (await api.get("/v1/price-lists"))["items"]:
        known: Json = found[0]
        return known
    steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
    days = {"valid_from": "2040-01-01", "valid_to": "2040-12-31"}
    body = {"name": "Prices of 2040", "currency": "USD", "steps": steps, **days}
    return await api.post("/v1/price-lists", body)


async def side(api: Api) -> Side:
    """Build a customer's side of the world; every fact lies before ``NOON``, all plans after it."""
    began = NOON - 40 * DAY
    customer = await api.customer()
    technician = await api.technician()
    path = f"/v1/customers/{customer['id']}"
    contact = await api.post(f"{path}/contacts", {"name": "Eva", "email": "eva@example.com"})
    server = await api.post(f"{path}/servers", {"name": "production"})
    access = await api.post(
        f"/v1/servers/{server['id']}/access", {"kind": "rdp", "checked_at": z(began)}
    )
    paid = await api.buy(customer, 4800, now=began)
    pending = await api.buy(customer, paid=False, now=began)
    void = await api.buy(customer, paid=False, now=began)
    void = await api.post(f"/v1/purchases/{void['id']}/void", now=began)
    gone = await api.buy(customer, now=began + HOUR)
    gone = await api.post(f"/v1/purchases/{gone['id']}/refund", now=began + HOUR)

    worksheets = {
        name: await work(
            api,
            customer,
            technician,
            server=server,
            starts_at=NOON - days * DAY,
            worked=timedelta(minutes=47, seconds=10),
        )
        for name, days in (("awaiting_confirmation", 20), ("disputed", 19), ("confirmed", 18))
    }
    how = {"role": customer["id"], "now": NOON - 17 * DAY}
    disputed = f"/v1/worksheets/{worksheets['disputed']['id']}/dispute"
    worksheets["disputed"] = await api.post(disputed, {"reason": "we counted less"}, **how)
    confirmed = f"/v1/worksheets/{worksheets['confirmed']['id']}/confirm"
    worksheets["confirmed"] = await api.post(confirmed, **how)

    async def booked(starts_at: datetime, now: datetime) -> Json:
        return await api.book(
            customer, technician, starts_at=starts_at, now=now, server_id=server["id"]
        )

    late: Json = {"asked_by": "customer"}
    cancelled = await booked(NOON - 15 * DAY, NOON - 17 * DAY)
    charged = await api.post(
        f"/v1/sessions/{cancelled['id']}/cancel", late, now=NOON - 15 * DAY - HOUR
    )
    moved = await booked(NOON - 14 * DAY, NOON - 15 * DAY)
    waived = await api.post(f"/v1/sessions/{moved['id']}/cancel", late, now=NOON - 14 * DAY - HOUR)
    await api.post(f"/v1/penalties/{waived['penalty']['id']}/waive", {"reason": "illness"})
    missed = await booked(NOON - 12 * DAY, NOON - 13 * DAY)
    missed = await api.post(
        f"/v1/sessions/{missed['id']}/no-show", {"party": "provider"}, now=NOON - 12 * DAY
    )
    started = await booked(NOON - 2 * HOUR, NOON - 3 * DAY)
    await start(api, started)
    scheduled = await booked(NOON + 3 * DAY, NOON - 3 * DAY)
    adjust = f"{path}/adjustments"
    negative = await api.post(adjust, {"minutes": -30, "reason": "entered twice"})
    positive = await api.post(adjust, {"minutes": 30, "reason": "goodwill"})
    sessions = {
        "scheduled": scheduled,
        "in_progress": started,
        "done": {"id": worksheets["confirmed"]["session_id"]},
        "cancelled": cancelled,
        "no_show": missed["session"],
    }
    return Side(
        customer=customer,
        contact=contact,
        server=server,
        access=access,
        technician=technician,
        purchases={"paid": paid, "pending_payment": pending, "void": void, "refunded": gone},
        sessions=sessions,
        worksheets=worksheets,
        penalty=charged["penalty"],
        waived=waived["penalty"],
        negative=negative,
        positive=positive,
        price_list=await price_list(api),
        payment=(await api.get(f"/v1/payments?purchase_id={paid['id']}"))["items"][0],
        entry=(await api.entries(customer))[0],
        tickets=await tickets_of(api, customer["id"]),
    )


@dataclass
class World:
    """Two customers that must never see each other.

    ``approvals`` are of ``own``: one that waits, and one that was rejected. ``line`` is one of a bank that
    waits for somebody.
    """

    api: Api
    own: Side
    other: Side
    approvals: dict[str, Json]
    line: Json


async def open_line(api: Api, amount: str = "7.00", own: str = "W1") -> Json:
    """A line of a bank that pays nothing for certain."""
    head = "Date;Amount;Currency;Message;Transaction ID"
    content = f"{head}\n{api.now:%Y-%m-%d};{amount};EUR;thank you;{own}\n".encode()
    how = {"content": content, "headers": {"Content-Type": "text/csv"}}
    await api.post("/v1/payments/import", **how)
    found: list[Json] = (await api.get("/v1/bank-lines?status=open&limit=200"))["items"]
    return found[-1]


async def key_of_a_person(api: Api, role: str) -> str:
    """A key of somebody of the office whom no other key names."""
    person = {"name": "Hana", "email": f"{uuid.uuid4()}@example.com"}
    entered = await api.post("/v1/people", person)
    made = await api.post("/v1/keys", {"role": role, "person_id": entered["id"]})
    key: str = made["key"]
    return key


async def ask_for(
    api: Api, requests: Iterable[tuple[str, Json]], *, key: str | None = None
) -> list[Json]:
    """What ``asker``, or a key, asks for while nobody may do anything alone: each waits for another."""
    if key is not None:
        api.keys["asking"] = key
    role = "asking" if key is not None else "asker"
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": 0})
    asked = [await api.post(path, body, role=role) for path, body in requests]
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": None})
    assert all(one["status"] == "pending_approval" for one in asked)
    return asked


async def build(api: Api) -> World:
    """The service with two sides; ``keys["customer"]`` and ``keys["technician"]`` are own."""
    own, other = await side(api), await side(api)
    api.keys["customer"] = api.keys[own.id]
    api.keys["other"] = api.keys[other.id]
    api.keys["technician"] = api.keys[own.technician["id"]]
    for role in ("lead", "finance", "admin"):
        api.keys[role] = await key_of_a_person(api, role)
    api.keys["asker"] = await key_of_a_person(api, "admin")
    path, body = f"/v1/customers/{own.id}/adjustments", {"minutes": 10, "reason": "goodwill"}
    pending, rejected = await ask_for(api, [(path, body), (path, body)])
    refused = f"/v1/approvals/{rejected['id']}/reject"
    rejected = await api.post(refused, {"reason": "it was not ours"})
    approvals = {"pending_approval": pending, "rejected": rejected}
    return World(api, own, other, approvals, await open_line(api))
