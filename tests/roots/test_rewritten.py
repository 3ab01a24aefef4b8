"""An owner of the database rewrites its history: by itself it holds, against roots kept elsewhere not."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from app.kit.postgres.database import Connection
from app.roots import published
from app.run import verify
from tests.cli.processes import run
from tests.roots import rewriting
from tests.roots.signed import sign_days
from tests.support import NOON, Json, open_api

DAY = timedelta(days=1)
ROOTS = "I4 the entries come to the roots that were signed"
ENTRY = "kind = 'purchase' AND seq = 1"


@dataclass
class Books:
    """A database with three signed days, the file of them, and an owner who is past every guard."""

    dsn: str
    owner: Connection
    key: Path
    file: Path
    customers: list[Json]

    async def broken(self) -> set[str]:
        """What verify finds without anything from outside."""
        return set(await verify.broken(self.dsn))

    async def differences(self) -> list[str]:
        """What a file that was kept elsewhere tells beside that."""
        async with self.owner.transaction():
            return await published.differences(self.owner, published.read(self.file))


@pytest.fixture
async def books(dsn: str, tmp_path: Path) -> AsyncIterator[Books]:
    key, file = tmp_path / "key.pem", tmp_path / "roots.ndjson"
    async with open_api(dsn) as api:
        customers = [await api.customer() for _ in range(3)]
        for number in range(3):
            for customer in customers[: number + 1]:
                await api.buy(customer, now=NOON + number * DAY)
            await sign_days(dsn, key, NOON + number * DAY, file=file)
    owner = await asyncpg.connect(dsn)
    try:
        yield Books(dsn, owner, key, file, customers)
    finally:
        await owner.close()


async def resign(books: Books, tmp_path: Path) -> None:
    """Sign all days anew, over what the entries are now, by a key of one's own."""
    await books.owner.execute("DELETE FROM event WHERE subject_type = 'ledger_root'")
    await books.owner.execute("DELETE FROM ledger_root")
    await books.owner.execute(
        "UPDATE event SET position = fresh.position FROM (SELECT event_no, row_number() OVER"
        " (ORDER BY position) AS position FROM event) AS fresh WHERE event.event_no = fresh.event_no"
    )
    days = [NOON + number * DAY for number in range(3)]
    await sign_days(books.dsn, tmp_path / "theirs.pem", *days)


async def test_what_was_signed_holds_and_each_day_has_one(books: Books) -> None:
    assert await books.broken() == set()
    assert await books.differences() == []
    kept = published.read(books.file)
    assert [one.number for one in kept] == [1, 2, 3]
    assert [(one.signed.accounts, one.signed.entries) for one in kept] == [(1, 1), (2, 3), (3, 6)]
    assert {one.public_key for one in kept} == {kept[0].public_key}


async def test_a_rewritten_chain_alone_is_found_by_the_roots_beside_it(books: Books) -> None:
    await rewriting.free(books.owner)
    await books.owner.execute(f"UPDATE ledger_entry SET actor = 'key:forged' WHERE {ENTRY}")
    await rewriting.chain_anew(books.owner)
    assert await books.broken() - {_GUARDS} == {ROOTS}


async def test_only_roots_kept_elsewhere_find_who_also_signs_anew(
    books: Books, tmp_path: Path
) -> None:
    """The argument for keeping them: without it, a good forger's database is in order."""
    await rewriting.free(books.owner)
    await books.owner.execute(f"UPDATE ledger_entry SET actor = 'key:forged' WHERE {ENTRY}")
    await rewriting.chain_anew(books.owner)
    await resign(books, tmp_path)
    for table in ("ledger_entry", "ledger_posting", "ledger_root"):
        await books.owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
    assert await books.broken() == set(), "by itself it holds"
    found = await books.differences()
    assert "root 1: the entries that it covers are others now" in found
    assert "root 1: the database has another one in its place" in found
    settings = _settings(books, tmp_path)
    ended = run("verify", "--roots", str(books.file), cwd=tmp_path, **settings)
    assert ended.code == 1
    assert "root 1: the entries that it covers are others now" in ended.out
    assert "invariants hold" in ended.out
    blind = run("verify", cwd=tmp_path, **settings)
    assert blind.code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"not json\n", "line 1 is no signed root"),
        (b'{"format": 1, "files": {}}\n', "line 1 is no signed root"),
        (b"\x1f\x8b\x08\x00", "line 1 is no signed root"),
    ],
)
def test_a_file_without_roots_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """It proves nothing; that it was asked for, and not looked at, would go unnoticed."""
    file = tmp_path / "roots.ndjson"
    file.write_bytes(content)
    run("verify", "--roots", file, cwd=tmp_path).refused(f"{file}: {said}")


@pytest.mark.parametrize(
    "words",
    [["--export", "e.nd", "--roots", "r.nd"], ["--root", "00"], ["--partial"]],
)
def test_what_would_be_left_unchecked_is_refused(tmp_path: Path, words: list[str]) -> None:
    ended = run("verify", *words, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert "--export" in ended.err


async def test_roots_that_were_taken_out_are_missed(books: Books) -> None:
    await rewriting.free(books.owner)
    await books.owner.execute("DELETE FROM event WHERE subject_type = 'ledger_root' AND event_no = ("
                              " SELECT max(event_no) FROM event)")  # fmt: skip
    await books.owner.execute("DELETE FROM ledger_root WHERE number = 3")
    assert ROOTS not in await books.broken(), "the last one is missed by nobody inside"
    assert await books.differences() == ["root 3: it was taken out of the database"]
    await books.owner.execute("DELETE FROM ledger_root WHERE number = 1")
    assert ROOTS in await books.broken()


@pytest.mark.parametrize(
    "removed",
    [
        "credit_account_id = {first} AND seq = 3",
        "credit_account_id = {first}",
        "seq > 0",
    ],
)
async def test_a_removed_tail_or_customer_is_found(books: Books, removed: str) -> None:
    await rewriting.free(books.owner)
    await books.owner.execute("ALTER TABLE event DISABLE TRIGGER ALL")
    first = "(SELECT credit_account_id FROM ledger_entry ORDER BY seq DESC LIMIT 1)"
    which = f"SELECT id FROM ledger_entry WHERE {removed.format(first=first)}"
    await books.owner.execute(f"DELETE FROM ledger_entry WHERE id IN ({which})")
    found = await books.differences()
    assert "root 3: the entries that it covers are others now" in found
    assert ROOTS in await books.broken()


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("signature = sha256('a') || sha256('b')", "signature"),
        ("public_key = sha256('another')", "signature"),
        ("document = replace(document, '\"entries\":3', '\"entries\":4')", "signature"),
        ("document = document || ' '", "document"),
        ("document = '{}'", "document"),
        ("signed_on = signed_on - 10", "document"),
        ("position = position + 1", "document"),
        ("endorsement = sha256('a') || sha256('b')", "endorsement"),
    ],
)
async def test_an_altered_root_is_named(books: Books, change: str, broken: str) -> None:
    await rewriting.free(books.owner)
    await books.owner.execute(f"UPDATE ledger_root SET {change} WHERE number = 2")
    found = (await verify.broken(books.dsn))[ROOTS]
    assert {"number": 2, "broken": broken} in found


async def test_a_root_of_the_future_is_named(books: Books, tmp_path: Path) -> None:
    """Signed by the right key, over entries that nobody has booked."""
    await rewriting.free(books.owner)
    async with books.owner.transaction():
        # As if there had been a thousand more events.
        await books.owner.execute(
            "INSERT INTO event (id, position, type, subject_type, subject_id, actor, occurred_at, data)"
            " SELECT gen_random_uuid(), max(position) + 1000, 'company.changed', 'company',"
            " (SELECT id FROM company), 'system', now(), '{}' FROM event"
        )
    await sign_days(books.dsn, books.key, NOON + 3 * DAY)
    await books.owner.execute("DELETE FROM event WHERE type = 'company.changed'")
    await books.owner.execute("DELETE FROM event WHERE position IS NULL OR position > 500")
    found = (await verify.broken(books.dsn))[ROOTS]
    assert found == [{"number": 4, "broken": "position"}]


async def test_a_file_that_is_no_roots_is_refused_by_its_line(books: Books, tmp_path: Path) -> None:
    lines = books.file.read_text().splitlines()
    line = json.loads(lines[1])
    for wrong in ("{", "{}", json.dumps(line | {"signature": "xyz"}), "[]"):
        books.file.write_text("\n".join([lines[0], wrong]))
        with pytest.raises(published.NoRoots, match="line 2 is no signed root"):
            published.read(books.file)
    forged = line | {"signed": line["signed"] | {"entries": 2}}
    books.file.write_text("\n".join([lines[0], json.dumps(forged), lines[2]]) + "\n")
    found = await books.differences()
    assert "root 2: its signature is not that of its key" in found


# The triggers that the forger has not switched on again.
_GUARDS = "the service has the rights that were agreed, and no others"


def _settings(books: Books, tmp_path: Path) -> dict[str, str]:
    return {
        "PERSONDAY_DATABASE_URL": books.dsn,
        "PERSONDAY_DATA_DIR": str(tmp_path / "other"),
    }
