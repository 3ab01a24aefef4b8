"""The canonical forms of an entry and its hash: frozen for ever (design §2)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from rfc8785 import dumps as canonical_json

from app.ledger import chain
from app.ledger.chain import HashedEntry, HashedLot, HashedPosting

ACCOUNT = UUID("0192f0c1-0000-7000-8000-000000000001")
LOT = UUID("0192f0c1-0000-7000-8000-000000000002")
DEBT = UUID(int=6)
BOOKED_AT = datetime(2031, 3, 5, 12, 0, 0, 123456, tzinfo=UTC)

ENTRY = HashedEntry(
    credit_account_id=ACCOUNT,
    seq=2,
    kind="reversal",
    reference="reversal:0192f0c1-0000-7000-8000-000000000003",
    actor="key:0192f0c1-0000-7000-8000-000000000004",
    booked_at=BOOKED_AT,
    service_on=date(2031, 3, 6),
    reverses=UUID("0192f0c1-0000-7000-8000-000000000003"),
    override=False,
    reason_digest=chain.reason_digest(b"salt", "waived: příliš žluťoučký kůň"),
    postings=[
        HashedPosting(UUID(int=3), DEBT, 70, LOT, (1, 1)),
        HashedPosting(UUID(int=3), LOT, 50, LOT, None),
    ],
    balances=(50, 0, 0, 0),
    version=1,
)
OPENING = replace(
    ENTRY,
    lot=HashedLot(LOT, 600, Decimal("960.0000"), Decimal("1200.50"), "EUR", date(2032, 1, 31)),
    version=2,
)

# Never edit these: entries in the field are hashed by them. A new form is a version 2.
GOLDEN_FORM = (
    '{"account":"0192f0c1-0000-7000-8000-000000000001",'
    '"actor":"key:0192f0c1-0000-7000-8000-000000000004",'
    '"balances":{"available":50,"awaiting_confirmation":0,"debt":0,"held":0},'
    '"booked_at":"2031-03-05T12:00:00.123456Z","kind":"reversal","override":false,'
    '"postings":[{"from":"00000000-0000-0000-0000-000000000003",'
    '"lot":"0192f0c1-0000-7000-8000-000000000002","minutes":70,"settles":[1,1],'
    '"to":"00000000-0000-0000-0000-000000000006"},'
    '{"from":"00000000-0000-0000-0000-000000000003",'
    '"lot":"0192f0c1-0000-7000-8000-000000000002","minutes":50,"settles":null,'
    '"to":"0192f0c1-0000-7000-8000-000000000002"}],'
    '"reason_digest":"829ef3009fe10174bdb777eb797ccf00e3ac1b547521545f96ccfb59a9db9e14",'
    '"reference":"reversal:0192f0c1-0000-7000-8000-000000000003",'
    '"reverses":"0192f0c1-0000-7000-8000-000000000003","seq":2,'
    '"service_on":"2031-03-06","version":1}'
)
GOLDEN_LOT = (
    '"lot":{"currency":"EUR","expires_on":"2032-01-31","id":"0192f0c1-0000-7000-8000-000000000002",'
    '"minutes":600,"net":"1200.5","price_per_person_day":"960"},'
)
GOLDEN_FORM_2 = GOLDEN_FORM.replace('"override"', f'{GOLDEN_LOT}"override"').replace(
    '"version":1', '"version":2'
)
GOLDEN_FIRST = "5c2148959c85abde10084d431bdebd5340f4497ebdb8ab005e60497f04b293db"
GOLDEN_HASH = "0c99cb853076f996998ce99bfed7bbd47befb4f9fae070b282abbf2532ca4881"
GOLDEN_HASH_2 = "c18a0e0e23e3c4fa7152a8974f07202f945ea46c66ca217a48e4bda5877bd58a"


def test_the_canonical_form_never_changes() -> None:
    assert chain.canonical(ENTRY).decode() == GOLDEN_FORM
    assert chain.canonical(OPENING).decode() == GOLDEN_FORM_2
    without = GOLDEN_FORM_2.replace(GOLDEN_LOT, '"lot":null,')
    assert chain.canonical(replace(OPENING, lot=None)).decode() == without
    assert chain.VERSION == 2, "what is written from now on"


def test_the_hash_of_a_known_entry_never_changes() -> None:
    assert chain.first(ACCOUNT).hex() == GOLDEN_FIRST
    assert chain.link(chain.first(ACCOUNT), ENTRY).hex() == GOLDEN_HASH
    assert chain.link(chain.first(ACCOUNT), OPENING).hex() == GOLDEN_HASH_2


def test_a_hash_binds_the_form_to_the_one_before_it() -> None:
    previous = chain.first(ACCOUNT)
    assert previous == hashlib.sha256(str(ACCOUNT).encode()).digest()
    form = chain.canonical(ENTRY)
    assert chain.link(previous, ENTRY) == hashlib.sha256(previous + form).digest()
    assert chain.link(hashlib.sha256(b"other").digest(), ENTRY) != chain.link(previous, ENTRY)


# --- RFC 8785 ----------------------------------------------------------------------------------

IDS = st.uuids()
SHORT = st.text(min_size=1, max_size=20).filter(
    lambda text: not any(0xD800 <= ord(character) <= 0xDFFF for character in text)
)
POSTINGS = st.builds(
    HashedPosting,
    IDS,
    IDS,
    st.integers(1, 10**6).map(lambda n: n * 10),
    st.none() | IDS,
    st.none() | st.tuples(st.integers(1, 10**6), st.integers(0, 20)),
)
MONEY = st.decimals(0, 10**9, places=4)
LOTS = st.builds(
    HashedLot,
    IDS,
    st.integers(1, 10**6).map(lambda n: n * 10),
    MONEY,
    st.none() | MONEY,
    st.none() | st.sampled_from(["EUR", "JPY", "KWD"]),
    st.none() | st.dates(),
)
AMOUNTS = st.integers(0, 10**8)
ENTRIES = st.builds(
    HashedEntry,
    IDS,
    st.integers(1, 2**31 - 1),
    SHORT,
    SHORT,
    SHORT,
    st.integers(0, 10**15).map(lambda us: BOOKED_AT + timedelta(microseconds=us)),
    st.dates(),
    st.none() | IDS,
    st.booleans(),
    st.none() | st.binary(min_size=32, max_size=32),
    st.lists(POSTINGS, max_size=3),
    st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS),
    st.none() | LOTS,
)


def rfc8785(value: Any) -> str:
    """JSON canonicalization for what an entry has: no floats, keys of ASCII letters."""
    if isinstance(value, dict):
        members = (f"{rfc8785(name)}:{rfc8785(value[name])}" for name in sorted(value))
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(rfc8785(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


@given(ENTRIES)
def test_the_form_is_canonical_json_of_exactly_the_hashed_facts(entry: HashedEntry) -> None:
    form = chain.canonical(entry).decode()
    facts = json.loads(form)
    assert form == rfc8785(facts)
    assert form.encode() == canonical_json(facts)
    assert facts["version"] == 2
    assert (facts["lot"] is None) is (entry.lot is None)
    assert facts["account"] == str(entry.credit_account_id)
    assert (facts["seq"], facts["kind"], facts["reference"], facts["actor"]) == (
        entry.seq,
        entry.kind,
        entry.reference,
        entry.actor,
    )
    assert datetime.fromisoformat(facts["booked_at"]) == entry.booked_at
    assert len(facts["postings"]) == len(entry.postings)
    assert (
        tuple(
            facts["balances"][name]
            for name in ("available", "held", "awaiting_confirmation", "debt")
        )
        == entry.balances
    )


@given(ENTRIES, ENTRIES)
def test_any_hashed_field_that_changes_changes_the_form(
    entry: HashedEntry, other: HashedEntry
) -> None:
    for field in fields(HashedEntry):
        value = getattr(other, field.name)
        changed = replace(entry, **{field.name: value})
        same = value == getattr(entry, field.name)
        assert (chain.canonical(changed) == chain.canonical(entry)) is same, field.name


@given(ENTRIES.filter(lambda entry: bool(entry.postings)), POSTINGS, st.data())
def test_any_part_of_any_posting_changes_the_form(
    entry: HashedEntry, other: HashedPosting, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(entry.postings) - 1))
    for field in fields(HashedPosting):
        value = getattr(other, field.name)
        postings = list(entry.postings)
        postings[index] = replace(postings[index], **{field.name: value})
        same = postings == list(entry.postings)
        changed = replace(entry, postings=postings)
        assert (chain.canonical(changed) == chain.canonical(entry)) is same, field.name


@given(ENTRIES, LOTS, LOTS)
def test_any_fact_of_the_lot_changes_the_form(
    entry: HashedEntry, lot: HashedLot, other: HashedLot
) -> None:
    entry = replace(entry, lot=lot)
    for field in fields(HashedLot):
        value = getattr(other, field.name)
        changed = replace(entry, lot=replace(lot, **{field.name: value}))
        same = value == getattr(lot, field.name)
        assert (chain.canonical(changed) == chain.canonical(entry)) is same, field.name


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("960.0000", "960"),
        ("960.5000", "960.5"),
        ("0.0000", "0"),
        ("1E+3", "1000"),
        ("1000", "1000"),
        ("0.0001", "0.0001"),
        ("123456789012345.6789", "123456789012345.6789"),
    ],
)
def test_a_number_has_one_form_however_it_is_kept(number: str, shown: str) -> None:
    assert chain.plain(Decimal(number)) == shown


def test_the_order_of_postings_is_part_of_the_form() -> None:
    turned: Sequence[HashedPosting] = list(reversed(ENTRY.postings))
    assert chain.canonical(replace(ENTRY, postings=turned)) != chain.canonical(ENTRY)


def test_an_instant_is_hashed_in_utc_to_the_microsecond() -> None:
    prague = replace(ENTRY, booked_at=BOOKED_AT.astimezone(timezone(timedelta(hours=1))))
    assert chain.canonical(prague) == chain.canonical(ENTRY)
    later = replace(ENTRY, booked_at=BOOKED_AT + timedelta(microseconds=1))
    assert chain.canonical(later) != chain.canonical(ENTRY)
    whole = replace(ENTRY, booked_at=BOOKED_AT.replace(microsecond=0))
    assert b'"2031-03-05T12:00:00.000000Z"' in chain.canonical(whole)


@pytest.mark.parametrize(("salt", "reason"), [(b"salu", "goodwill"), (b"salt", "goodwill ")])
def test_a_reason_cannot_be_swapped_and_its_salt_keeps_it_from_being_guessed(
    salt: bytes, reason: str
) -> None:
    assert chain.reason_digest(salt, reason) != chain.reason_digest(b"salt", "goodwill")
