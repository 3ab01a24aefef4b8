"""What a connection sends: each play yields a request and is sent the body of its answer."""

import itertools
import random
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias
from uuid import uuid4

# Booked and cancelled sessions lie in these years, prepared ones later, so that they never meet.
BOOKED_FROM = datetime(2028, 1, 1, tzinfo=UTC)
HOURS = 24_000
ESTIMATE_MINUTES = 60
CATEGORY = "installation_upgrade_migration"

_ID = re.compile(rb'"id":"([0-9a-f-]{36})"')


@dataclass
class Turn:
    """What one connection's play works on, and whether time is over."""

    part: dict[str, Any]
    over: Callable[[], bool]


Requests: TypeAlias = Generator[bytes, bytes, Any]
Play: TypeAlias = Callable[[Turn], Requests]


def request(
    method: str, path: str, key: str, body: str = "", idempotency_key: str = "", now: str = ""
) -> bytes:
    """One HTTP request; ``now`` is the instant that it shall count as sent at."""
    dated = f"Personday-Now: {now}\r\n" if now else ""
    keyed = f"Idempotency-Key: {idempotency_key}\r\n" if idempotency_key else ""
    content = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
    return (
        f"{method} {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key}\r\n"
        f"{keyed}{dated}{content}\r\n{body}"
    ).encode()


def booking(customer: dict[str, str], starts_at: datetime) -> str:
    """The body of a booking of one hour."""
    return (
        f'{{"customer_id":"{customer["id"]}","server_id":"{customer["server_id"]}",'
        f'"category":"{CATEGORY}","starts_at":"{starts_at.isoformat()}",'
        f'"estimated_minutes":{ESTIMATE_MINUTES},'
        f'"technician_ids":["{customer["technician_id"]}"]}}'
    )


def worksheet(session: dict[str, str]) -> str:
    """The body of a worksheet of 47 min 10 s, which are billed as 50 minutes."""
    return (
        f'{{"time_entries":[{{"technician_id":"{session["technician_id"]}",'
        f'"started_at":"{session["starts_at"]}","ended_at":"{session["ended_at"]}",'
        f'"note":"upgrade"}}],"summary":"upgraded to 5.2"}}'
    )


def _made_id(body: bytes) -> str:
    found = _ID.search(body)
    assert found is not None, body
    return found[1].decode()


def _numbers() -> Callable[[], str]:
    """Fresh idempotency keys."""
    prefix = uuid4().hex
    counter = itertools.count()
    return lambda: f"{prefix}-{next(counter)}"


def read(turn: Turn) -> Requests:
    """Read paths, one after the other."""
    requests = [request("GET", path, turn.part["key"]) for path in turn.part["paths"]]
    for one in itertools.cycle(requests):
        if turn.over():
            return
        yield one


def book_cancel(turn: Turn) -> Requests:
    """Book one hour and cancel it, for one customer after the other.

    ``slot`` of ``slots`` in the part is which hours are the connection's own; ``pairs`` is how many
    to do at the most.
    """
    key, fresh = turn.part["key"], _numbers()
    slot, slots = turn.part["slot"], turn.part["slots"]
    customers = itertools.cycle(turn.part["customers"])
    for customer in itertools.islice(customers, turn.part.get("pairs")):
        if turn.over():
            return
        hour = random.randrange(HOURS // slots) * slots + slot
        body = booking(customer, BOOKED_FROM + timedelta(hours=hour))
        session = _made_id((yield request("POST", "/v1/sessions", key, body, fresh())))
        yield request(
            "POST", f"/v1/sessions/{session}/cancel", key, '{"asked_by":"provider"}', fresh()
        )


def buy(turn: Turn) -> Requests:
    """Buy a paid person-day for one customer after the other."""
    key, fresh = turn.part["key"], _numbers()
    body = '{"minutes":480,"price_per_person_day":"960.00","currency":"EUR","paid":true}'
    for customer in itertools.cycle(turn.part["customers"]):
        if turn.over():
            return
        yield request("POST", f"/v1/customers/{customer['id']}/purchases", key, body, fresh())


def book_start(turn: Turn) -> Requests:
    """Book sessions and start them at their time; returns their ids."""
    key, fresh = turn.part["key"], _numbers()
    made = []
    for wanted in turn.part["sessions"]:
        body = booking(wanted, datetime.fromisoformat(wanted["starts_at"]))
        session = _made_id((yield request("POST", "/v1/sessions", key, body, fresh())))
        path, now = f"/v1/sessions/{session}/start", wanted["starts_at"]
        yield request("POST", path, key, "", fresh(), now)
        made.append(session)
    return made


def deduct_confirm(turn: Turn) -> Requests:
    """Hand in a worksheet for each started session, and confirm it as the customer."""
    key, fresh = turn.part["key"], _numbers()
    for session in turn.part["sessions"]:
        if turn.over():
            return
        path, now = f"/v1/sessions/{session['id']}/worksheet", session["ended_at"]
        handed_in = _made_id((yield request("POST", path, key, worksheet(session), fresh(), now)))
        path = f"/v1/worksheets/{handed_in}/confirm"
        yield request("POST", path, session["customer_key"], '{"revision":1}', fresh(), now)


def give_and_take(turn: Turn) -> Requests:
    """Give a customer a lot, and take as much of what is spent first, so many ``times``."""
    key, fresh, customer = turn.part["key"], _numbers(), turn.part["customer"]
    path = f"/v1/customers/{customer['id']}/adjustments"
    for _ in range(turn.part["times"]):
        for minutes in (480, -480):
            body = f'{{"minutes":{minutes},"reason":"measured"}}'
            yield request("POST", path, key, body, fresh())
