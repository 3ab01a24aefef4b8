"""A stranger recomputes the chain from the API's JSON and docs/canonical-form.md: no code of the service."""

import hashlib
from datetime import datetime
from typing import Any

import asyncpg
import pytest

from tests.api.test_story_expiry import END, held_past_its_date
from tests.api.world import DAY
from tests.ledger import story
from tests.proof.stranger import breaks, form
from tests.support import Api, Json

# What the hash does not cover by itself.
OUTSIDE = {"id", "customer_id", "reason", "reason_salt"}


async def whole_story(api: Api) -> dict[str, list[Json]]:
    """Tell a story in which every kind of entry happens; the entries of every customer, by the feed."""
    await story.tell(api)
    customer, _, _, session = await held_past_its_date(api)
    body = {"asked_by": "provider", "reason": 'příliš žluťoučký kůň\t"\\\u0007\u2028 🐎'}
    await api.post(f"/v1/sessions/{session['id']}/cancel", body, now=END + DAY)
    items = (await api.get("/v1/entries?limit=200"))["items"]
    by_customer: dict[str, list[Json]] = {}
    for entry in items:
        by_customer.setdefault(entry["customer_id"], []).append(entry)
    path = f"/v1/customers/{customer['id']}/entries"
    own = (await api.get(path, role=customer["id"]))["items"]
    assert own == by_customer[customer["id"]], "the feed and a customer's list say the same"
    return by_customer


@pytest.fixture(scope="module")
async def told(service: Api) -> dict[str, list[Json]]:
    """The entries of that story, which is told once."""
    return await whole_story(service)


async def test_a_stranger_recomputes_every_chain(told: dict[str, list[Json]]) -> None:
    assert len(told) == 4
    assert {name: breaks(entries) for name, entries in told.items()} == {name: [] for name in told}
    everything = [entry for entries in told.values() for entry in entries]
    assert any(posting["settles"] for entry in everything for posting in entry["postings"])
    assert any(entry["reverses"] for entry in everything)
    assert {entry["hash_version"] for entry in everything} == {2}
    opening = {"purchase": 5, "adjustment": 3, "expiry_change": 1}
    telling = [entry["kind"] for entry in everything if entry["lot"]]
    assert {kind: telling.count(kind) for kind in telling} == opening
    assert any("🐎" in (entry["reason"] or "") for entry in everything)


async def test_a_stranger_sees_whatever_was_changed(told: dict[str, list[Json]]) -> None:
    entries = max(told.values(), key=len)
    assert breaks([entries[0], *entries[2:]]), "an entry that is missing"
    for entry in entries:
        for name in set(entry) - {*OUTSIDE, "postings", "lot"}:
            other = {**entry, name: _other(entry[name])}
            assert breaks([other if one is entry else one for one in entries]), name
        for number, posting in enumerate(entry["postings"]):
            for name in ("from_id", "to_id", "minutes", "lot_id", "settles"):
                postings = list(entry["postings"])
                postings[number] = {**posting, name: _other(posting[name])}
                other = {**entry, "postings": postings}
                assert breaks([other if one is entry else one for one in entries]), name
        for name in entry["lot"] or ():
            other = {**entry, "lot": {**entry["lot"], name: _other(entry["lot"][name])}}
            assert breaks([other if one is entry else one for one in entries]), name


async def test_a_stranger_recomputes_what_was_hashed_in_form_1_too(
    told: dict[str, list[Json]],
) -> None:
    """As the entries were, their hashes made anew in the old form: one that told nothing of lots."""
    entries = max(told.values(), key=len)
    before = hashlib.sha256(entries[0]["credit_account_id"].encode()).digest()
    old = []
    for entry in entries:
        former = {**entry, "hash_version": 1, "lot": None}
        before = hashlib.sha256(before + form(former)).digest()
        old.append({**former, "hash": before.hex()})
    assert breaks(old) == []
    assert breaks([*old[:-1], {**old[-1], "hash_version": 2}])


def _other(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + 10
    if isinstance(value, list):
        return [value[0] + 1, value[1]]
    try:
        return datetime.fromisoformat(value).replace(year=2041).isoformat().replace("+00:00", "Z")
    except ValueError:
        return value[:-1] + ("0" if value[-1] != "0" else "1")


async def test_a_reason_that_was_erased_breaks_nothing(
    service: Api, told: dict[str, list[Json]]
) -> None:
    before = [entry for entries in told.values() for entry in entries if entry["reason"]]
    assert len(before) > 5
    owner = await asyncpg.connect(service.dsn)
    await owner.execute("DELETE FROM ledger_note")
    await owner.close()
    for customer_id in told:
        again = (await service.get(f"/v1/customers/{customer_id}/entries?limit=200"))["items"]
        assert breaks(again) == []
        assert {(one["reason"], one["reason_salt"]) for one in again} == {(None, None)}
    digests = {entry["id"]: entry["reason_digest"] for entry in before}
    assert all(digests.values())
