"""Where chains end, and the one hash over all of them, as the API answers it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.test_proof_outside import whole_story
from tests.api.world import problem, z
from tests.proof import stranger
from tests.support import NOON, Api, Json

DAY = timedelta(days=1)
END = datetime(2031, 3, 31, 22, tzinfo=UTC)


@pytest.fixture
async def told(api: Api) -> dict[str, list[Json]]:
    """The entries of a story that goes on: what follows is told of its own."""
    return await whole_story(api)


async def test_the_proof_of_a_customer_is_the_end_of_its_chain(
    api: Api, told: dict[str, list[Json]]
) -> None:
    for customer, entries in told.items():
        last = entries[-1]
        proof = await api.get(f"/v1/customers/{customer}/ledger/proof", role=customer)
        assert (proof["seq"], proof["hash"]) == (last["seq"], last["hash"])
        assert (proof["entries"], proof["hash_version"]) == (len(entries), 2)
        at = entries[1]["booked_at"]
        earlier = await api.get(f"/v1/customers/{customer}/ledger/proof?at={at}")
        counted = [entry for entry in entries if entry["booked_at"] < at]
        assert earlier["seq"] == len(counted), "what is booked at the instant does not count"
    other = await api.customer()
    path = f"/v1/customers/{other['id']}/ledger/proof"
    new = await api.get(path)
    assert (new["seq"], new["entries"], new["booked_at"], new["hash_version"]) == (0, 0, None, None)
    assert new["closed_until"] is not None
    await api.buy(other)
    first = (await api.entries(other))[0]
    assert first["seq"] == 1
    assert stranger.breaks([first]) == []
    own = next(iter(told))
    await problem(api, "GET", path, status=404, code="customer_not_found", role=own)


async def test_a_stranger_comes_to_the_same_root(api: Api, told: dict[str, list[Json]]) -> None:
    late = z(NOON + 1000 * DAY)
    shown = await api.get(f"/v1/ledger/root?at={late}", role="finance")
    assert shown["root"] == stranger.root([entries[-1] for entries in told.values()])
    assert shown["accounts"] == len(told)
    assert shown["entries"] == sum(map(len, told.values()))
    assert not shown["final"]
    await api.buy(await api.customer(), now=NOON + 90 * DAY)
    assert (await api.get(f"/v1/ledger/root?at={late}"))["root"] != shown["root"]
    own = next(iter(told))
    await problem(api, "GET", "/v1/ledger/root", status=403, code="forbidden", role=own)


async def test_a_root_is_final_where_a_closed_month_ends_and_nowhere_else(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    path = f"/v1/ledger/root?at={z(END)}"
    open_root = await api.get(path, now=END + DAY)
    assert not open_root["final"]
    closed = await api.post("/v1/periods/2031-03/close", now=END + DAY)
    await api.buy(customer, now=NOON)  # a host that lags
    final = await api.get(path, now=END + DAY)
    assert final == {**open_root, "final": True}
    assert final["root"] == closed["snapshots"][0]["signed"]["root"]
    for other in (END - timedelta(microseconds=1), END + timedelta(microseconds=1)):
        assert not (await api.get(f"/v1/ledger/root?at={z(other)}"))["final"]
    now = await api.get("/v1/ledger/root", now=END + DAY)
    assert (now["at"], now["entries"]) == (z(END + DAY), 2)
