"""Whose a session or a worksheet is costs no trip once it is known, and tells nobody else anything."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from app.access import owners
from app.access.owners import KeptOwner
from app.kit.events import numbering
from app.sessions import queries
from tests.proxy import Proxy, proxied
from tests.support import NOON, Api, Json, open_api


@pytest.fixture(autouse=True)
def _nothing_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions of events are no trip of a request."""
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)


@dataclass
class Asking:
    """Who asks for sessions, every trip of which is counted."""

    api: Api
    trips: Proxy

    async def asked(self, path: str, role: str, *, method: str = "GET") -> tuple[int, int, Json]:
        """The status, the trips and the answer of a request, once its statements are prepared."""
        for _ in range(3):
            before = self.trips.count
            answer = await self.api.send(method, path, role=role)
        told: Json = {**answer.json(), "instance": None, "request_id": None}
        return answer.status_code, self.trips.count - before, told


async def test_what_is_kept_saves_a_trip_and_is_told_to_nobody_else(dsn: str) -> None:
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as api:
        asking = Asking(api, trips)
        customer, other = await api.customer(), await api.customer()
        await api.buy(customer, 4800)
        made = await api.book(customer, await api.technician(), starts_at=NOON.replace(day=10))
        path = f"/v1/sessions/{made['id']}"
        assert queries.owner.kept(UUID(made["id"])) == UUID(customer["id"])
        status, cost, _ = await asking.asked(path, customer["id"])
        queries.owner._kept.clear()
        # The first one of three asks the database, and the last one does not.
        assert (status, cost) == (200, 1)
        assert (await asking.asked(path, customer["id"]))[:2] == (200, 1)

        refused = await asking.asked(path, other["id"])
        assert refused == await asking.asked(f"/v1/sessions/{uuid4()}", other["id"])
        assert refused[:2] == (404, 1)


async def test_what_is_kept_and_not_there_is_missed(api: Api) -> None:
    customer = await api.customer()
    gone = uuid4()
    missed = await api.send("GET", f"/v1/sessions/{gone}")
    queries.owner.keep(gone, UUID(customer["id"]))
    verb = f"/v1/sessions/{gone}/cancel"
    for role in ("admin", customer["id"]):
        answer = await api.send("GET", f"/v1/sessions/{gone}", role=role)
        assert (answer.status_code, answer.json()["code"]) == (404, missed.json()["code"])
        answer = await api.send("POST", verb, {"asked_by": "customer"}, role=role, key=f"{role}")
        assert (answer.status_code, answer.json()["code"]) == (404, missed.json()["code"])


def test_what_has_been_kept_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owners, "MOST_KEPT", 2)
    owner, ids = KeptOwner("session"), [uuid4() for _ in range(3)]
    for number, one in enumerate(ids):
        owner.keep(one, UUID(int=number))
    assert [owner.kept(one) for one in ids] == [None, UUID(int=1), UUID(int=2)]
