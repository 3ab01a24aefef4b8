"""A backup that is made under load has every answer given before its mark, and the books in it add up.

Two controls, which fail: a mark that is read last, and a data folder that is copied without its log.
"""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import asyncpg
import pytest

from app.kit import clock
from app.run import backing_up, embedded, opening, verify
from app.run.embedded_account import Account
from app.run.embedded_programs import programs_for
from app.run.manifests import Manifest
from app.settings import Settings
from tests.conftest import address
from tests.faults import fault, report, size
from tests.servers import FAST, quick_place
from tests.support import Api, Json, open_api, service_address

ROUNDS = size(1, 4)
CLIENTS, CUSTOMERS = 6, 3
BEFORE, AFTER = size(20, 200), size(10, 50)

pytestmark = fault


@dataclass
class Noted:
    """What clients were answered: the id of each purchase, and when its answer had come."""

    answered: dict[str, datetime] = field(default_factory=dict)
    ended: bool = False

    def before(self, instant: datetime) -> set[str]:
        """What was answered before an instant."""
        return {one for one, at in self.answered.items() if at < instant}

    async def more(self, number: int) -> None:
        """Wait for so many more answers."""
        wanted = len(self.answered) + number
        async with asyncio.timeout(120):
            while len(self.answered) < wanted:
                await asyncio.sleep(0.005)


@pytest.fixture
def home() -> Iterator[Path]:
    folder = quick_place() / f"personday-load-{os.getpid()}"
    folder.mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


async def buy(api: Api, customer: Json, noted: Noted) -> None:
    """Buy, and note when the answer had come."""
    made = await api.buy(customer, now=clock.read())
    noted.answered[made["id"]] = clock.read()


async def _client(api: Api, customer: Json, noted: Noted) -> None:
    while not noted.ended:
        await buy(api, customer, noted)


async def bought(dsn: str) -> set[str]:
    """The purchases of a database that are in its ledger, too."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(
            "SELECT purchase.id::text FROM purchase"
            " JOIN ledger_entry ON reference = 'purchase:' || purchase.id"
        )
    finally:
        await connection.close()
    return {row["id"] for row in rows}


@asynccontextmanager
async def _under_load(dsn: str) -> AsyncIterator[Noted]:
    """Clients that buy while the block runs; it ends with the first that is refused."""
    noted = Noted()
    async with open_api(dsn) as api, asyncio.TaskGroup() as clients:
        customers = [await api.customer() for _ in range(CUSTOMERS)]
        for number in range(CLIENTS):
            clients.create_task(_client(api, customers[number % CUSTOMERS], noted))
        yield noted
        noted.ended = True


async def _restored(server: str, folder: Path, manifest: Manifest) -> str:
    """The address of a new database with what a backup has; its books add up."""
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {folder.name}")
    await connection.close()
    copy = address(server, folder.name)
    await backing_up.fill(copy, folder, await backing_up.checked(folder))
    await asyncio.to_thread(opening.prepare, opening.Addresses(service_address(copy), copy))
    assert await backing_up.differences(copy, manifest) == []
    assert await verify.broken(copy) == {}
    return copy


async def test_every_answer_before_the_mark_is_in_it(home: Path) -> None:
    server = embedded.start(home / "data", options=FAST)
    kept, lost_by_a_late_mark = [], []
    try:
        ways = opening.Addresses(server.service_dsn, server.dsn)
        await asyncio.to_thread(opening.prepare, ways)
        async with _under_load(server.dsn) as noted:
            for number in range(ROUNDS):
                await noted.more(BEFORE)
                folder = home / f"backup{number}"
                manifest = await backing_up.backup(server.dsn, Settings(data_dir=home), folder)
                late = clock.read()
                await noted.more(AFTER)
                has = await bought(await _restored(server.dsn, folder, manifest))
                promised = noted.before(manifest.mark.at)
                assert len(promised) >= BEFORE
                assert promised <= has
                kept.append(len(promised))
                lost_by_a_late_mark.append(len(noted.before(late) - has))
            _copied_plainly(server._cluster, home / "plain")
        assert await verify.broken(server.dsn) == {}
    finally:
        server.stop()
    assert sum(lost_by_a_late_mark) > 0, "nobody wrote meanwhile, so this shows nothing"
    assert not _starts(home / "plain"), "a folder that is copied without its log must be no backup"
    report("backup under load", rounds=ROUNDS, kept=kept, lost_by_a_late_mark=lost_by_a_late_mark)


def _copied_plainly(cluster: Path, place: Path) -> None:
    """Copy a data folder at work as somebody does who forgets its log, which may lie on another disk."""
    # Files that go meanwhile are no trouble of its own.
    subprocess.run(["cp", "-a", cluster, place], stderr=subprocess.DEVNULL, check=False)
    (place / "postmaster.pid").unlink()
    shutil.rmtree(place / "pg_wal")
    (place / "pg_wal").mkdir()
    shutil.chown(place / "pg_wal", place.stat().st_uid, place.stat().st_gid)


def _starts(cluster: Path) -> bool:
    account = Account(cluster.stat().st_uid, cluster.stat().st_gid)
    program = programs_for(account, cluster).folder / "postgres"
    status, said = account.run([program, "--single", "-D", cluster, "personday"])
    assert status == 0 or "checkpoint record" in said, said
    return status == 0
