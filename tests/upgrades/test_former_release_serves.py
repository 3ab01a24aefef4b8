"""The last release serves while this one migrates its database, and beside it afterwards.

It runs from its own commit, with the parts of its own lock.
"""

import asyncio
import itertools
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from app.run import verify
from tests.cli.processes import PROGRAM, Serve, data_home, environment
from tests.faults import full_only, report
from tests.upgrades.coming_back import ROOT, database_of, tree
from tests.upgrades.releases import RELEASES

ADMIN = "a-key-of-the-drill-that-is-long-enough"
CLIENTS = 4
# So much longer than the lock's own timeout nobody waits for an answer.
LONGEST_SECONDS = 6.0
START = "import sys; sys.argv[0] = 'personday'; from app.cli import main; main()"

pytestmark = full_only


@dataclass
class Answers:
    """What clients were answered: by whom, with which status, and how long the slowest took."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    longest: float = 0.0
    ended: bool = False

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


def _python(former: Path, home: Path) -> Path:
    """An interpreter with the parts of the release: ours, where they are the same."""
    if (former / "requirements.lock").read_text() == (ROOT / "requirements.lock").read_text():
        return Path(sys.executable)
    made = home / "venv"
    subprocess.run([sys.executable, "-m", "venv", made], check=True)
    wanted: list[str | Path] = [
        "install",
        "-q",
        "--require-hashes",
        "-r",
        former / "requirements.lock",
    ]
    subprocess.run([made / "bin" / "python", "-m", "pip", *wanted], check=True)
    return made / "bin" / "python"


async def _client(name: str, url: str, customer: str, answers: Answers) -> None:
    headers = {"Authorization": f"Bearer {ADMIN}"}
    bought = {"minutes": 10, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    path = f"/v1/customers/{customer}"
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=30, verify=False) as http:
        for number in itertools.count():
            if answers.ended:
                return
            began = time.monotonic()
            key = {"Idempotency-Key": f"{name}-{id(http)}-{number}"}
            for response in (
                await http.post(f"{path}/purchases", json=bought, headers=key),
                await http.get(f"{path}/credit"),
                await http.get("/v1/tickets"),
                await http.get("/v1/sessions"),
                await http.get(f"{path}/entries?limit=5"),
            ):
                answers.statuses[name, response.status_code] += 1
            answers.longest = max(answers.longest, time.monotonic() - began)


async def test_it_serves_while_its_database_is_migrated_and_beside_the_new_one(
    server: str, home: Path
) -> None:
    last = RELEASES[-1]
    former = tree(last, home / "former")
    async with database_of(server, last) as dsn:
        settings = {"PERSONDAY_DATABASE_URL": dsn, "PERSONDAY_BOOTSTRAP_ADMIN_KEY": ADMIN}
        program: list[str | Path] = [_python(former, home), "-c", START]
        place = {"PYTHONPATH": str(former), **settings}
        with ExitStack() as running:
            old = running.enter_context(Serve(former, program=program, env=place)).ready()
            assert old.get("/version").json()["version"] == last.version
            customer = old.get("/v1/customers", ADMIN).json()["items"][0]["id"]
            answers = Answers()
            clients = [
                asyncio.create_task(_client("former", old.url, customer, answers))
                for _ in range(CLIENTS)
            ]
            await answers.more(100)
            migrated = await asyncio.create_subprocess_exec(
                *PROGRAM, "migrate", cwd=home, env=environment(settings)
            )
            assert await migrated.wait() == 0
            await answers.more(100)
            new = running.enter_context(Serve(home, env=settings)).ready()
            clients += [
                asyncio.create_task(_client("new", new.url, customer, answers))
                for _ in range(CLIENTS)
            ]
            await answers.more(400)
            answers.ended = True
            await asyncio.gather(*clients)
        assert await verify.broken(dsn) == {}
    wrong = {one: times for one, times in answers.statuses.items() if one[1] >= 400}
    assert not wrong
    assert answers.longest < LONGEST_SECONDS
    figures = {f"{name} {status}": times for (name, status), times in answers.statuses.items()}
    report("former release serves", **figures, longest_seconds=round(answers.longest, 2))
