"""Rows by name: what is read becomes a record, what differs is written, and nothing is guessed."""

import uuid
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

import pytest
from msgspec import Struct
from msgspec.structs import replace

from app.access.tables import ApiKey
from app.kit.actor import Actor, Role
from app.kit.events.outbox import Event, EventRow
from app.kit.postgres.database import Pool, Tx
from app.kit.postgres.rows import (
    gather_row,
    insert_few,
    insert_row,
    insert_rows,
    lock_row,
    packed,
    read_row,
    update_row,
)
from app.ledger.tables import CreditAccount

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Painted(Struct, frozen=True):
    id: int
    colour: Colour
    spots: tuple[Colour, ...] = ()
    rim: Colour | None = None
    names: tuple[str, ...] = ()
    plain: str | None = None


class KeyRecord(Struct, frozen=True):
    id: uuid.UUID
    role: Role
    created_at: datetime
    revoked_at: datetime | None = None
    unrelated: int = 7


KEY = KeyRecord(uuid.uuid4(), Role.LEAD, NOW)


def tx_on(connection: Any) -> Tx:
    return Tx(connection, Actor(uuid.uuid4(), Role.ADMIN), NOW)


def test_enums_and_arrays_of_a_row_get_their_types() -> None:
    row = {"id": 1, "colour": "red", "spots": ["blue", "red"], "rim": "blue", "names": ["a"]}
    found = read_row(Painted, {**row, "more": "left out"})
    assert found == Painted(1, Colour.RED, (Colour.BLUE, Colour.RED), Colour.BLUE, ("a",))
    assert [type(one) for one in (found.colour, found.spots[0], found.rim)] == [Colour] * 3


def test_what_is_null_stays_so_and_what_is_given_wins() -> None:
    found = read_row(Painted, {"id": 1, "colour": "red", "rim": None}, plain="given")
    assert (found.rim, found.plain, found.spots) == (None, "given", ())


def test_a_row_that_lacks_a_column_or_has_an_unknown_value_makes_no_record() -> None:
    with pytest.raises(KeyError):
        read_row(Painted, {"id": 1})
    with pytest.raises(ValueError, match="green"):
        read_row(Painted, {"id": 1, "colour": "green"})


async def test_a_record_is_inserted_read_and_changed_by_the_names_of_its_columns(
    pool: Pool,
) -> None:
    async with pool.acquire() as connection:
        tx = tx_on(connection)
        insert_row(tx, ApiKey, KEY, key_hash=b"hash")
        await tx.flush()
        await lock_row(tx, ApiKey, KEY.id)
        changed = replace(KEY, revoked_at=NOW, unrelated=8)
        update_row(tx, ApiKey, KEY, changed)
        await tx.flush()
        row = await connection.fetchrow("SELECT * FROM api_key WHERE id = $1", KEY.id)
        await tx.rollback()
    assert row is not None
    assert read_row(KeyRecord, row, unrelated=8) == changed
    assert (row["key_hash"], row["customer_id"], row["name"]) == (b"hash", None, None)


def test_what_does_not_differ_is_not_written() -> None:
    tx = tx_on(None)
    update_row(tx, ApiKey, KEY, replace(KEY, unrelated=9))
    assert tx._staged == []
    update_row(tx, ApiKey, KEY, replace(KEY, revoked_at=NOW))
    assert tx._staged == [("UPDATE api_key SET revoked_at = $2 WHERE id = $1", (KEY.id, NOW))]


def test_what_is_given_beside_is_written_as_given() -> None:
    tx = tx_on(None)
    update_row(tx, ApiKey, KEY, replace(KEY, revoked_at=NOW), name="lent")
    statement = "UPDATE api_key SET name = $2, revoked_at = $3 WHERE id = $1"
    assert tx._staged == [(statement, (KEY.id, "lent", NOW))]


def test_a_value_that_is_missing_or_of_no_column_is_refused() -> None:
    tx = tx_on(None)
    with pytest.raises(TypeError, match="no columns"):
        update_row(tx, ApiKey, KEY, KEY, colour="red")
    with pytest.raises(TypeError, match="no columns"):
        insert_row(tx, ApiKey, KEY, key_hash=b"hash", colour="red")
    with pytest.raises(TypeError, match="key_hash has no value"):
        insert_row(tx, ApiKey, KEY)
    assert tx._staged == []


def test_two_rows_are_never_taken_for_one() -> None:
    tx = tx_on(None)
    with pytest.raises(TypeError, match="no two records of one row"):
        update_row(tx, ApiKey, KEY, replace(KEY, id=uuid.uuid4()))
    # The key of a ledger's table has two columns; a record without one of them names no row.
    with pytest.raises(TypeError, match="no two records of one row"):
        update_row(tx, CreditAccount, object(), object())


class Frame(Struct, frozen=True, kw_only=True):
    width: int
    colour: Colour


class Wall(Struct, frozen=True):
    name: str
    spots: tuple[Painted, ...]
    best: Painted | None
    frame: Frame
    worst: Painted | None = None


async def test_rows_inside_of_a_row_are_packed_by_their_record_and_read_as_it(pool: Pool) -> None:
    spot = packed(Painted, "one", spots="ARRAY['blue']", rim="'red'", names="'{}'::text[]")
    assert spot == "(one.id, one.colour, ARRAY['blue'], 'red', '{}'::text[], one.plain)"
    frame = packed(Frame, width="3", colour="'blue'")
    row = await pool.fetchrow(
        "WITH one (id, colour, plain) AS (VALUES (1, 'red', NULL), (2, 'blue', 'x'))"
        f" SELECT 'north' AS name, ARRAY(SELECT {spot} FROM one ORDER BY id) AS spots,"
        f" (SELECT {spot} FROM one WHERE id = 2) AS best, NULL AS worst,"
        f" {frame} AS frame"
    )
    assert row is not None
    red = Painted(1, Colour.RED, (Colour.BLUE,), Colour.RED, ())
    blue = Painted(2, Colour.BLUE, (Colour.BLUE,), Colour.RED, (), "x")
    found = read_row(Wall, row)
    assert found == Wall("north", (red, blue), blue, Frame(width=3, colour=Colour.BLUE))
    assert type(found.spots[0].colour) is Colour


class KeyRow(NamedTuple):
    id: uuid.UUID
    key_hash: bytes
    role: Role = Role.LEAD


class UnknownRow(NamedTuple):
    id: uuid.UUID
    colour: str


async def test_many_rows_are_one_statement_and_keep_their_order(pool: Pool) -> None:
    keys = [KeyRow(uuid.uuid4(), bytes([number]) * 32) for number in range(3)]
    async with pool.acquire() as connection:
        tx = tx_on(connection)
        insert_rows(tx, ApiKey, [], created_at=NOW)
        assert tx._staged == []
        insert_rows(tx, ApiKey, keys, created_at=NOW)
        [(statement, _)] = tx._staged
        assert statement.startswith(
            "INSERT INTO api_key (created_at, id, key_hash, role) SELECT $1"
        )
        await tx.flush()
        rows = await connection.fetch(
            "SELECT id, key_hash, role, created_at, name FROM api_key ORDER BY ctid"
        )
        await tx.rollback()
    assert [tuple(row) for row in rows] == [(*key, NOW, None) for key in keys]


@pytest.mark.parametrize("count", [1, 2])
async def test_one_row_and_two_are_kept_alike(pool: Pool, count: int) -> None:
    keys = [KeyRow(uuid.uuid4(), bytes([number]) * 32) for number in range(count)]
    async with pool.acquire() as connection:
        tx = tx_on(connection)
        insert_few(tx, ApiKey, keys, created_at=NOW)
        [(statement, args)] = tx._staged
        assert ("unnest" in statement) is (count > 1)
        assert any(isinstance(arg, list) for arg in args) is (count > 1)
        await tx.flush()
        rows = await connection.fetch(
            "SELECT id, key_hash, role, created_at, name FROM api_key ORDER BY ctid"
        )
        await tx.rollback()
    assert [tuple(row) for row in rows] == [(*key, NOW, None) for key in keys]


def test_gathered_rows_are_one_statement() -> None:
    tx = tx_on(None)
    events = [
        EventRow(uuid.uuid4(), "person.entered", None, "person", KEY.id, "a", NOW, {}) for _ in "ab"
    ]
    for event in events:
        gather_row(tx, Event, event)
    [(_, rows)] = tx._gathered.items()
    assert rows == events


def test_many_rows_need_each_column_that_cannot_be_null() -> None:
    tx = tx_on(None)
    with pytest.raises(TypeError, match="no columns"):
        insert_rows(tx, ApiKey, [UnknownRow(KEY.id, "red")], key_hash=b"", created_at=NOW)
    with pytest.raises(TypeError, match="created_at has no value"):
        insert_rows(tx, ApiKey, [KeyRow(KEY.id, b"")])
    assert tx._staged == []
