"""A connection that breaks at any round trip: 2xx means done, and a retry never doubles."""

import asyncio
import itertools
import uuid
from collections.abc import Callable
from typing import Any, Literal

import pytest

from tests.api.bodies import PRICE, booking
from tests.api.ticketing import ticket_body
from tests.api.world import HOUR, Side, build, everything, time_entry, worksheet_body, z
from tests.outages.conftest import Ill
from tests.proxy import Kind
from tests.support import NOON, Json

Call = tuple[str, Any, str]  # path below /v1, body, role
How = Literal["cut", "ended"]
MOST_TRIPS = 40


def called(path: str, body: Any = None, role: str = "admin") -> Call:
    return path, body, role


def worked(side: Side) -> Json:
    return time_entry(side.technician, NOON - 2 * HOUR, HOUR)


# In this order: what one leaves, the next may need.
WRITES: dict[str, Callable[[Side], Call]] = {
    "purchase": lambda s: called(f"customers/{s.id}/purchases", {**PRICE, "paid": True}),
    "pay": lambda s: called(f"purchases/{s.purchases['pending_payment']['id']}/pay"),
    "refund": lambda s: called(f"purchases/{s.purchases['paid']['id']}/refund", {"minutes": 10}),
    "adjust": lambda s: called(
        f"customers/{s.id}/adjustments", {"minutes": 20, "reason": "goodwill"}
    ),
    "reverse": lambda s: called(f"adjustments/{s.negative['id']}/reverse", {"reason": "right"}),
    "book": lambda s: called("sessions", booking(s)),
    "change": lambda s: called(
        f"sessions/{s.sessions['scheduled']['id']}", {"estimated_minutes": 60}
    ),
    "reschedule": lambda s: called(
        f"sessions/{s.sessions['scheduled']['id']}/reschedule",
        {"starts_at": z(NOON + 99 * HOUR), "asked_by": "customer"},
    ),
    "cancel": lambda s: called(
        f"sessions/{s.sessions['scheduled']['id']}/cancel", {"asked_by": "customer"}
    ),
    "hand in": lambda s: called(
        f"sessions/{s.sessions['in_progress']['id']}/worksheet", worksheet_body(worked(s))
    ),
    "confirm": lambda s: called(
        f"worksheets/{s.worksheets['awaiting_confirmation']['id']}/confirm", {"revision": 1}, s.id
    ),
    "answer": lambda s: called(
        f"worksheets/{s.worksheets['disputed']['id']}/answer", {"message": "as agreed"}
    ),
    "waive": lambda s: called(f"penalties/{s.penalty['id']}/waive", {"reason": "illness"}),
    "ticket": lambda s: called("tickets", ticket_body(s.id)),
    "reply": lambda s: called(
        f"tickets/{s.tickets.by_status['open']['id']}/replies", {"body": "It is still so."}, s.id
    ),
    "resolve": lambda s: called(f"tickets/{s.tickets.by_status['open']['id']}/resolve"),
    "customer": lambda _: called("customers", {"name": "Acme", "deployment": "cloud"}),
    "contact": lambda s: called(
        f"customers/{s.id}/contacts", {"name": "Eva", "email": "eva@example.com"}
    ),
}
# Every trip of these is cut, of the others the COMMIT alone.
WHOLE = ("book", "purchase")
KINDS: list[tuple[Kind, ...]] = [("answered",), ("before", "after")]


@pytest.fixture(scope="module")
async def sides(ill: Ill) -> list[Side]:
    """A customer's side of the world for each way, as a verb happens once on what it is about."""
    world = await build(ill.api)
    return [world.own, world.other]


async def connected(ill: Ill) -> None:
    """Return once the service has a connection that works."""
    while (await ill.api.send("GET", "/v1/plans")).status_code == 503:
        pass


async def is_done(ill: Ill, key: str) -> bool:
    """Whether the effect of a keyed request is there, once whoever worked on it has ended."""
    while await ill.api.db.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND application_name = 'personday' AND state <> 'idle'"
    ):
        pass
    found = await ill.api.db.fetchval("SELECT count(*) FROM idempotency_key WHERE key = $1", key)
    return bool(found)


async def attempt(ill: Ill, call: Call, key: str, trip: int | bytes, kind: Kind, how: How) -> bool:
    """Send the request with its connection cut at a trip; tells whether there is such a trip."""
    path, body, role = call
    method = "PATCH" if path.count("/") == 1 and path.startswith("sessions/") else "POST"
    await connected(ill)
    was_done = await is_done(ill, key)
    ill.proxy.cut_at(trip, kind, ill.end_connections if how == "ended" else None)
    response = await ill.api.send(method, f"/v1/{path}", body, role=role, key=key)
    ill.proxy.forget()
    done = await is_done(ill, key)
    assert done or not was_done
    if response.status_code == 503:
        code = response.json()["code"]
        assert response.headers["Retry-After"]
        assert code == "outcome_unknown" or (code == "unavailable" and done == was_done), code
    else:
        assert response.is_success, (trip, kind, response.text)
        assert done
    return ill.proxy.cut


@pytest.mark.parametrize("name", WRITES)
async def test_2xx_is_done_and_503_can_be_retried(ill: Ill, sides: list[Side], name: str) -> None:
    # The first of two ways meets what is not yet done.
    ways: list[How] = ["cut", "ended"] if list(WRITES).index(name) % 2 else ["ended", "cut"]
    for kinds, side in zip(KINDS, sides, strict=True):
        call, key = WRITES[name](side), str(uuid.uuid4())
        made: Any = None
        for trip in itertools.count(1) if name in WHOLE else (b"COMMIT", b"nothing"):
            assert trip != MOST_TRIPS
            cuts = []
            for kind, how in itertools.product(kinds, ways):
                cuts.append(await attempt(ill, call, key, trip, kind, how))
                if made is None and await is_done(ill, key):
                    made = await everything(ill.api)
            if not any(cuts):
                break
        assert made == await everything(ill.api), "a retry changed something"


@pytest.mark.parametrize("how", ["cut", "ended"])
async def test_a_read_is_answered_or_503(ill: Ill, sides: list[Side], how: How) -> None:
    meanwhile = ill.end_connections if how == "ended" else None
    paths = (f"/v1/customers/{sides[0].id}/credit", "/v1/events?limit=5", "/v1/tickets?limit=5")
    kinds: tuple[Kind, ...] = ("before", "after", "answered")
    for path, kind in itertools.product(paths, kinds):
        for trip in itertools.count(1):
            await connected(ill)
            ill.proxy.cut_at(trip, kind, meanwhile)
            response = await ill.api.send("GET", path)
            ill.proxy.forget()
            assert response.status_code in ((200,) if not ill.proxy.cut else (200, 503)), path
            if not ill.proxy.cut:
                break


@pytest.mark.parametrize("name", ["adjust", "purchase"])
async def test_a_connection_that_ends_just_after_the_commit_takes_nothing_back(
    ill: Ill, sides: list[Side], name: str
) -> None:
    path, body, _ = WRITES[name](sides[0])
    for steps in range(12):
        await connected(ill)

        async def end_soon(steps: int = steps) -> None:
            for _ in range(steps):
                await asyncio.sleep(0)
            for link in list(ill.proxy.links):
                link.cut()

        key = str(uuid.uuid4())
        # A purchase that locks nothing is committed by the statement that keeps its key.
        last = b"COMMIT" if name == "adjust" else key.encode()
        ill.proxy.cut_at(last, "answered", end_soon)
        response = await ill.api.send("POST", f"/v1/{path}", body, key=key)
        assert ill.proxy.cut
        assert response.status_code == 201, (steps, response.text)
        assert await is_done(ill, key)
