"""The last release serves while this one migrates its database, and beside it afterwards.

It runs from its own commit, with the parts of its own lock. How far it goes, its entry in releases.toml says.
"""

import asyncio
import re
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Awaitable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx
import pytest
from alembic import command
from alembic.config import Config

from app.kit.postgres import migrations
from app.run import opening, verify
from tests.cli.processes import Serve, data_home
from tests.faults import full_only, report
from tests.upgrades.coming_back import ROOT, database_of, is_here, tree
from tests.upgrades.releases import RELEASES

ADMIN = "a-key-of-the-drill-that-is-long-enough"
CLIENTS, ANSWERS = 4, 300
# So much longer than the lock's own timeout nobody waits for an answer.
LONGEST_SECONDS = 6.0
START = "import sys; sys.argv[0] = 'personday'; from app.cli import main; main()"

pytestmark = full_only


@dataclass
class Answers:
    """What clients were answered: by whom, with which status, and how long the slowest took."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    ended: bool = False

    async def note(self, name: str, asked: Awaitable[httpx.Response]) -> None:
        """Wait for an answer, and note it."""
        began = time.monotonic()
        response = await asked
        self.longest = max(self.longest, time.monotonic() - began)
        self.statuses[name, response.status_code] += 1
        if not response.is_success:
            self.wrong.append(f"{name}: {response.request.url}: {response.text}")

    async def more(self, number: int) -> None:
        """Wait for so many more answers."""
        wanted = self.statuses.total() + number
        async with asyncio.timeout(300):
            while self.statuses.total() < wanted:
                await asyncio.sleep(0.01)


@pytest.fixture
def home() -> Iterator[Path]:
    with data_home() as folder:
        yield folder


def _pins(tree: Path) -> set[str]:
    """The parts that a lock names, each with its version."""
    return set(
        re.findall(r"^[^ #]\S*==\S+", (tree / "requirements.lock").read_text(), re.MULTILINE)
    )


def _python(former: Path, home: Path) -> Path:
    """An interpreter with the parts of a release: ours, if it has them all."""
    if _pins(former) <= _pins(ROOT):
        return Path(sys.executable)
    python = home / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
    install: list[str | Path] = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r"]
    subprocess.run([*install, former / "requirements.lock"], check=True)
    return python


async def _client(name: str, url: str, customer: str, answers: Answers) -> None:
    """Buys and reads, one after the other, until it is told to end."""
    bought = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    path = f"/v1/customers/{customer}"
    headers = {"Authorization": f"Bearer {ADMIN}"}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=30, verify=False) as http:
        while not answers.ended:
            key = {"Idempotency-Key": str(uuid.uuid4())}
            await answers.note(name, http.post(f"{path}/purchases", json=bought, headers=key))
            for asked in (f"{path}/credit", f"{path}/entries", "/v1/tickets", "/v1/sessions"):
                await answers.note(name, http.get(asked))


async def _execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()


def _migrate(dsn: str, revision: str) -> None:
    config = Config(attributes={"dsn": dsn})
    config.set_main_option("script_location", str(migrations.FOLDER))
    command.upgrade(config, revision)


async def test_it_serves_while_its_database_is_migrated_and_beside_the_new_one(
    server: str, home: Path
) -> None:
    last = RELEASES[-1]
    if not is_here(last):
        pytest.skip(f"this clone lacks the commit of {last.version}")
    former, answers = tree(last, home / "former"), Answers()
    async with database_of(server, last) as dsn:
        settings = {"PERSONDAY_DATABASE_URL": dsn, "PERSONDAY_BOOTSTRAP_ADMIN_KEY": ADMIN}
        program: list[str | Path] = [_python(former, home), "-c", START]
        place = {"PYTHONPATH": str(former), **settings}
        with ExitStack() as running:
            old = running.enter_context(Serve(former, program=program, env=place)).ready()
            assert old.get("/version").json()["version"] == last.version
            customer = old.get("/v1/customers", ADMIN).json()["items"][0]["id"]
            async with asyncio.TaskGroup() as clients:
                for _ in range(CLIENTS):
                    clients.create_task(_client("former", old.url, customer, answers))
                await answers.more(ANSWERS)
                await asyncio.to_thread(_migrate, dsn, last.serves_until)
                await answers.more(ANSWERS)
                if await migrations.current(dsn) == migrations.head():
                    new = running.enter_context(Serve(home, env=settings))
                    await asyncio.to_thread(new.ready)
                    for _ in range(CLIENTS):
                        clients.create_task(_client("new", new.url, customer, answers))
                    await answers.more(2 * ANSWERS)
                answers.ended = True
            # The control: what is taken away at once breaks it.
            await _execute(dsn, "ALTER TABLE ticket RENAME COLUMN number TO contracted")
            assert old.get("/v1/tickets", ADMIN).status_code >= 500
            await _execute(dsn, "ALTER TABLE ticket RENAME COLUMN contracted TO number")
        await asyncio.to_thread(opening.prepare, opening.Addresses(dsn, dsn))
        assert await verify.broken(dsn) == {}
    assert not answers.wrong, Counter(answers.wrong).most_common(9)
    assert answers.longest < LONGEST_SECONDS
    figures = {f"{name} {status}": times for (name, status), times in answers.statuses.items()}
    report("former release serves", **figures, longest_seconds=round(answers.longest, 2))
