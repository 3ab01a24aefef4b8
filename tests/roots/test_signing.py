"""One root a day: by whoever comes first, written outside, and by keys that may change or be lost."""

import json
from datetime import timedelta
from pathlib import Path

import asyncpg

from app.kit.postgres.database import Pool
from app.ledger import positions
from app.periods import signing
from app.roots import keys, published, queries
from app.roots.schemas import root_view
from app.run import verify
from tests.cli.processes import Ended, run
from tests.roots.signed import race, sign, sign_days
from tests.support import NOON, open_api

DAY = timedelta(days=1)


async def test_many_workers_sign_a_day_once(pool: Pool, dsn: str, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    for number in range(3):
        signed = await race(pool, NOON + number * DAY, key, workers=8)
        assert signed.count(True) == 1
    assert [one.number for one in await queries.every(pool)] == [1, 2, 3]
    # A day that has its root gets no other one, nor does one before it: a host that lags.
    for lag in (timedelta(0), timedelta(hours=11, minutes=59), -5 * DAY):
        assert not await sign(pool, NOON + 2 * DAY + lag, key)
    assert await sign(pool, NOON + 2 * DAY + timedelta(hours=12), key)
    assert await verify.broken(dsn) == {}


async def test_what_was_not_written_outside_is_when_it_goes_on(pool: Pool, tmp_path: Path) -> None:
    """The worker ended between the commit and the file, twice."""
    key, file = tmp_path / "key.pem", tmp_path / "data" / "roots.ndjson"
    for number in range(2):
        await sign(pool, NOON + number * DAY, key)
    await published.keep(pool, file)
    first = file.read_bytes()
    assert [one.number for one in published.read(file)] == [1, 2]
    await published.keep(pool, file)
    assert file.read_bytes() == first
    await sign(pool, NOON + 2 * DAY, key)
    await published.keep(pool, file)
    assert file.read_bytes().startswith(first), "what stands in it stays, to the byte"
    assert len(published.read(file)) == 3
    assert list(file.parent.iterdir()) == [file]


async def test_a_file_that_tells_otherwise_is_left_as_it_is(pool: Pool, tmp_path: Path) -> None:
    key, file = tmp_path / "key.pem", tmp_path / "roots.ndjson"
    await sign(pool, NOON, key)
    await published.keep(pool, file)
    line = json.loads(file.read_bytes())
    for content in (b"nonsense\n", json.dumps(line | {"number": 7}).encode() + b"\n"):
        file.write_bytes(content)
        await sign(pool, NOON + len(content) * DAY, key)
        await published.keep(pool, file)
        assert file.read_bytes() == content


async def test_the_former_key_endorses_the_next_one(pool: Pool, dsn: str, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    await sign(pool, NOON, key)
    before, after = keys.rotate(key)
    await sign(pool, NOON + DAY, key)
    await sign(pool, NOON + 2 * DAY, key)
    roots = [root_view(one) for one in await queries.every(pool)]
    assert [one.public_key for one in roots] == [before.hex(), after.hex(), after.hex()]
    assert [one.endorsement is not None for one in roots] == [False, True, False]
    assert await verify.broken(dsn) == {}, "what the former key signed is checked by it"
    assert list(published.statements(roots, keys.known(key))) == []


async def test_a_former_key_is_not_replaced_before_it_has_endorsed(
    pool: Pool, dsn: str, tmp_path: Path
) -> None:
    key = tmp_path / "signing-key.pem"

    def rotate() -> Ended:
        return run(
            "signing-key", "rotate", cwd=tmp_path, PERSONDAY_DATABASE_URL=dsn,
            PERSONDAY_SIGNING_KEY_FILE=str(key),
        )  # fmt: skip

    await sign(pool, NOON, key)
    before = key.read_bytes()
    rotate().succeeded()
    present = key.read_bytes()
    [root] = await queries.every(pool)
    rotate().refused(signing.key_id(root.public_key), "when the root of 2031-03-06 (UTC)")
    assert (keys.former(key).read_bytes(), key.read_bytes()) == (before, present)
    await sign(pool, NOON + DAY, key)
    rotate().succeeded()
    assert keys.former(key).read_bytes() == present
    await sign(pool, NOON + 2 * DAY, key)
    roots = [root_view(one) for one in await queries.every(pool)]
    assert [one.endorsement is not None for one in roots] == [False, True, True]
    assert list(published.statements(roots, keys.known(key))) == []


async def test_a_key_that_was_lost_is_stated(pool: Pool, dsn: str, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    await sign(pool, NOON, key)
    key.unlink()
    await sign(pool, NOON + DAY, key)
    assert await verify.broken(dsn) == {}
    roots = [root_view(one) for one in await queries.every(pool)]
    [stated] = published.statements(roots, keys.known(key))
    assert stated.startswith("root 2 is the first by the key ")
    # And where the key that is here did not sign the last one, that is said, too.
    key.unlink()
    await sign(pool, NOON + 2 * DAY, tmp_path / "another.pem")
    keys.rotate(key)
    roots = [root_view(one) for one in await queries.every(pool)]
    assert any("and here is" in one for one in published.statements(roots, keys.known(key)))


async def test_roots_are_listed_told_and_read(dsn: str, tmp_path: Path) -> None:
    async with open_api(dsn) as api:
        customer = await api.customer()
        await api.buy(customer)
        await sign_days(dsn, tmp_path / "key.pem", NOON, NOON + DAY)
        page = await api.get("/v1/ledger/roots?limit=1", role="finance")
        [first] = page["items"]
        assert (first["number"], first["signed"]["signed_on"]) == (1, "2031-03-05")
        rest = await api.get(f"/v1/ledger/roots?cursor={page['next_cursor']}", role="lead")
        assert [one["number"] for one in rest["items"]] == [2]
        assert await api.get(f"/v1/ledger/roots/{first['id']}") == first
        told = (await api.get("/v1/events?type=ledger_root.signed"))["items"]
        assert [one["subject_id"] for one in told] == [first["id"], rest["items"][0]["id"]]
        assert told[0]["data"]["root"] == first["signed"]["root"]
        assert told[0]["data"]["signature"] == first["signature"]
        now = await api.get("/v1/ledger/root", now=NOON + DAY)
        assert now["root"] == first["signed"]["root"], "nothing was booked since"


async def test_what_has_no_position_yet_is_covered_by_the_next_root(
    dsn: str, tmp_path: Path
) -> None:
    """It was committed before the day was signed, and numbered behind it."""
    key = tmp_path / "key.pem"
    async with open_api(dsn) as api:
        customers = [await api.customer() for _ in range(2)]
        for customer in customers:
            await api.buy(customer)
        await sign_days(dsn, key, NOON)
        connection = await asyncpg.connect(dsn)
        for customer in customers[:1]:
            await api.buy(customer)
        await connection.execute("UPDATE event SET position = NULL WHERE position > ("
                                 " SELECT position FROM ledger_root)")  # fmt: skip
        [position] = [row[0] for row in await connection.fetch("SELECT position FROM ledger_root")]
        heads = await positions.heads(connection, position)
        assert sorted(head.seq for head in heads) == [1, 1]
        await sign_days(dsn, key, NOON + DAY)
        roots = [root_view(one) for one in await queries.every(connection)]
        await connection.close()
    assert [one.signed.entries for one in roots] == [2, 3]
    assert await verify.broken(dsn) == {}
