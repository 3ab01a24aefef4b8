"""The database goes and comes back: one line, nothing lost, and nothing sent again."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from app.deliveries import machine as machines
from app.deliveries.channels import Sent
from app.deliveries.rows import DeliveryRecord
from app.kit import clock
from app.kit.events.listening import listening
from app.kit.postgres import database, migrations
from app.kit.postgres.scopes import EVERYBODY
from app.run import embedded
from tests.deliveries.channels import DELIVERED, Known, emit, eventually
from tests.servers import FAST, quick_place


class Server:
    """A server that is stopped and started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    @property
    def dsn(self) -> str:
        return self._server.dsn

    def start(self) -> None:
        self._server = embedded.start(self._folder, options=FAST)

    def stop(self) -> None:
        self._server.stop()


@pytest.fixture
def own() -> Iterator[Server]:
    """A server of the test's own, with our schema."""
    with TemporaryDirectory(prefix="personday-", dir=quick_place()) as folder:
        Path(folder).chmod(0o755)
        made = Server(Path(folder) / "data")
        try:
            migrations.upgrade(made.dsn)
            yield made
        finally:
            made.stop()


@asynccontextmanager
async def _sending(dsn: str, known: Known) -> AsyncIterator[None]:
    async with (
        listening(dsn) as listener,
        await database.open_pool(dsn, scope=EVERYBODY, first=0) as pool,
    ):
        task = asyncio.create_task(machines.Machine([known], pool, listener, clock.read).run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _happen(dsn: str, number: int) -> None:
    async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        await emit(pool, [uuid4() for _ in range(number)])


async def _delivered(dsn: str, number: int) -> None:
    async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:

        async def are() -> bool:
            row = await pool.fetchrow(
                "SELECT count(*) FILTER (WHERE state = 'delivered') AS taken,"
                " count(*) FILTER (WHERE state = 'delivered' AND attempts = 1) AS at_once"
                " FROM delivery"
            )
            return row is not None and tuple(row) == (number, number)

        await eventually(are)


async def test_an_outage_is_one_line_and_what_was_sent_meanwhile_is_recorded_afterwards(
    own: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LONGEST_PAUSE_SECONDS", 0.25)
    tries = 0
    plan = machines.Machine.plan

    async def counted(self: machines.Machine) -> int:
        nonlocal tries
        tries += 1
        return await plan(self)

    record = machines.Machine.record

    async def noted(self: machines.Machine) -> None:
        nonlocal tries
        tries += 1
        await record(self)

    monkeypatch.setattr(machines.Machine, "plan", counted)
    monkeypatch.setattr(machines.Machine, "record", noted)
    answered = asyncio.Event()

    async def answer(_: DeliveryRecord) -> Sent:
        await answered.wait()
        return DELIVERED

    known = Known(answer=answer)
    with capture_logs() as logged:
        async with _sending(own.dsn, known):
            for number in (1, 2):
                answered.clear()
                sent = len(known.sent)
                await _happen(own.dsn, 3)
                await eventually(lambda sent=sent: _are(len(known.sent) == sent + 3))  # type: ignore[misc]
                await asyncio.to_thread(own.stop)
                answered.set()  # while there is nobody to tell
                before = tries
                await eventually(lambda before=before: _are(tries > before + 5))  # type: ignore[misc]
                assert [one["event"] for one in logged] == ["deliveries_interrupted"] * number
                await asyncio.to_thread(own.start)
                await _delivered(own.dsn, 3 * number)
    assert len(known.sent) == 6, "nothing was sent again"
    assert [one["event"] for one in logged] == ["deliveries_interrupted"] * 2


async def _are(value: bool) -> bool:
    return value
