"""More than can be done: some wait, the rest is refused at once, and nothing of it has begun."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg
import pytest

from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry import logs
from app.kit.web import shedding
from app.kit.web.admission import Bounds
from app.kit.web.shedding import Entrance
from tests.api.sockets import DEADLINE, answer, listening_app
from tests.kept import kept
from tests.support import Api, Json

ONE = Bounds(places=1, waiting=0, burst=0, wait_seconds=DEADLINE)
TWO = Bounds(places=1, waiting=1, burst=1, wait_seconds=DEADLINE)
Answer = tuple[int, dict[str, str], Json]


@dataclass
class Place:
    """A service whose plans can be withheld: who asks for them keeps their place."""

    port: int
    entrance: Entrance
    key: str
    dsn: str
    callers: list["Caller"] = field(default_factory=list)

    async def call(self) -> "Caller":
        """One more connection."""
        made = Caller(self, *await asyncio.open_connection("127.0.0.1", self.port))
        self.callers.append(made)
        return made

    @asynccontextmanager
    async def plans_withheld(self) -> AsyncIterator[None]:
        """Whoever reads plans waits meanwhile."""
        async with kept(self.dsn) as db, db.transaction():
            await db.execute("LOCK TABLE plan IN ACCESS EXCLUSIVE MODE")
            yield

    async def until(self, condition: Callable[[Entrance], bool]) -> None:
        """Return once it holds."""
        async with asyncio.timeout(DEADLINE):
            while not condition(self.entrance):
                await asyncio.sleep(0.001)


@dataclass
class Caller:
    """One connection."""

    place: Place
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def ask(self, line: str, *headers: str, body: str = "") -> None:
        """Send a request."""
        fields = [f"Authorization: Bearer {self.place.key}", "Host: test", *headers]
        if body:
            fields += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        self.writer.write("\r\n".join([f"{line} HTTP/1.1", *fields, "", body]).encode())

    async def asked(self, line: str, *headers: str, body: str = "") -> Answer:
        """The answer to a request."""
        self.ask(line, *headers, body=body)
        return await answer(self.reader)


@pytest.fixture
async def place(api: Api) -> AsyncIterator[Place]:
    async with listening_app(api.dsn) as (port, app):
        place = Place(port, app.state.entrance, api.keys["admin"], api.dsn)
        yield place
        for caller in place.callers:
            caller.writer.transport.abort()


async def inside(place: Place) -> Caller:
    """Somebody who keeps their place until the plans are given."""
    caller = await place.call()
    before = place.entrance.door.inside
    caller.ask("GET /v1/plans")
    await place.until(lambda entrance: entrance.door.inside == before + 1)
    return caller


async def test_who_finds_no_room_is_refused_at_once_and_may_ask_again(place: Place) -> None:
    place.entrance.door.bounds = ONE
    caller = await place.call()
    async with place.plans_withheld():
        first = await inside(place)
        status, headers, problem = await caller.asked("GET /v1/company")
        assert (status, problem["code"], headers["retry-after"]) == (503, "overloaded", "1")
        assert headers["content-type"] == "application/problem+json"
        assert headers["x-request-id"] == problem["request_id"]
        assert headers["cache-control"] == "no-store"
        assert "connection" not in headers
    assert (await answer(first.reader))[0] == 200
    assert (await caller.asked("GET /v1/company"))[0] == 200


async def test_the_log_is_told_of_everybody_who_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(shedding, "_LOG_SECONDS", 0.01)
    monkeypatch.setattr(shedding._log, "warning", lambda _, refused, **__: told.append(refused))
    place.entrance.door.bounds = ONE
    async with place.plans_withheld():
        await inside(place)
        for _ in range(3):
            assert (await (await place.call()).asked("GET /v1/company"))[0] == 503
    async with asyncio.timeout(DEADLINE):
        while sum(told) < 3:
            await asyncio.sleep(0.001)
    assert told[0] == 1


async def test_nothing_of_what_is_refused_has_begun(api: Api, place: Place) -> None:
    place.entrance.door.bounds = ONE
    caller = await place.call()
    new, key = '{"name": "Acme", "deployment": "cloud"}', "Idempotency-Key: one"
    async with place.plans_withheld():
        first = await inside(place)
        assert (await caller.asked("POST /v1/customers", key, body=new))[0] == 503
        assert await api.db.fetchval("SELECT count(*) FROM idempotency_key") == 0
    assert (await answer(first.reader))[0] == 200
    assert (await caller.asked("POST /v1/customers", key, body=new))[0] == 201
    assert len((await api.get("/v1/customers"))["items"]) == 1


async def test_probes_are_never_refused(place: Place) -> None:
    place.entrance.door.bounds = ONE
    async with place.plans_withheld():
        await inside(place)
        caller = await place.call()
        for path in shedding.NEVER_SHED:
            assert (await caller.asked(f"GET {path}"))[0] == 200


async def test_some_wait_and_come_in_their_order(place: Place) -> None:
    place.entrance.door.bounds = TWO
    waiting, third = await place.call(), await place.call()
    async with place.plans_withheld():
        await inside(place)
        waiting.ask("GET /v1/company")
        await place.until(lambda entrance: entrance.door.waiting == 1)
        assert (await third.asked("GET /v1/company"))[0] == 503
    assert (await answer(waiting.reader))[0] == 200
    await place.until(lambda entrance: entrance.door.inside == 0)


async def test_nobody_waits_for_long(place: Place) -> None:
    place.entrance.door.bounds = Bounds(places=1, waiting=1, burst=1, wait_seconds=0.05)
    caller = await place.call()
    async with place.plans_withheld():
        await inside(place)
        status, headers, problem = await caller.asked("GET /v1/company")
        assert (status, problem["code"], headers["retry-after"]) == (503, "overloaded", "1")
        assert place.entrance.door.waiting == 0
    assert (await caller.asked("GET /v1/company"))[0] == 200


async def test_who_gives_up_waiting_keeps_nobody_out(place: Place) -> None:
    entrance = place.entrance
    entrance.door.bounds = TWO
    await entrance.enter()
    gone, patient = (asyncio.ensure_future(entrance.wait()) for _ in range(2))
    await place.until(lambda entrance: entrance.door.waiting == 2)
    gone.cancel()
    entrance.leave()
    await patient
    assert (entrance.door.inside, entrance.door.waiting) == (1, 0)
    # Who is given a place while giving up hands it on.
    third = asyncio.ensure_future(entrance.wait())
    await place.until(lambda entrance: entrance.door.waiting == 1)
    entrance.leave()
    third.cancel()
    await asyncio.wait([third])
    assert (entrance.door.inside, entrance.door.waiting) == (0, 0)


async def test_who_sends_slowly_takes_no_place(place: Place) -> None:
    place.entrance.door.bounds = ONE
    slow, quick = await place.call(), await place.call()
    slow.ask("POST /v1/customers", "Content-Type: application/json", "Content-Length: 100")
    assert (await quick.asked("GET /v1/company"))[0] == 200


async def test_who_waits_for_news_takes_no_place(place: Place) -> None:
    place.entrance.door.bounds = ONE
    patient, quick = await place.call(), await place.call()
    _, _, page = await patient.asked("GET /v1/events?limit=200")
    patient.ask(f"GET /v1/events?wait=20&cursor={page['resume_cursor']}")
    async with asyncio.timeout(DEADLINE):
        while (await quick.asked("GET /v1/company"))[0] == 503:
            pass
    new = '{"name": "Acme", "deployment": "cloud"}'
    assert (await quick.asked("POST /v1/customers", "Idempotency-Key: 1", body=new))[0] == 201
    assert (await answer(patient.reader))[2]["items"]


async def test_a_stream_takes_no_place(place: Place) -> None:
    place.entrance.door.bounds = ONE
    listens, quick = await place.call(), await place.call()
    listens.ask("GET /v1/events/stream")
    async with asyncio.timeout(DEADLINE):
        await listens.reader.readuntil(b"\r\n\r\n")
        while (await quick.asked("GET /v1/company"))[0] == 503:
            pass


async def test_who_reads_pages_is_refused_by_a_page_in_their_language(place: Place) -> None:
    place.entrance.door.bounds = ONE
    caller = await place.call()
    async with place.plans_withheld():
        await inside(place)
        caller.ask("GET /", "Accept: text/html", "Accept-Language: de-AT, en;q=0.5")
        head = (await caller.reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert head.startswith("http/1.1 503")
        assert "content-type: text/html; charset=utf-8" in head
        assert "content-security-policy: default-src 'self'" in head
        size = int(head.partition("content-length: ")[2].partition("\r")[0])
        html = (await caller.reader.readexactly(size)).decode()
        assert '<html lang="de"' in html
        assert head.partition("x-request-id: ")[2].partition("\r")[0] in html
        # What programs ask for is a problem, whatever they take; without a body where none is wanted.
        assert (await caller.asked("GET /v1/company", "Accept: text/html"))[2]["status"] == 503
        caller.ask("HEAD /v1/company")
        assert b" 503 " in await caller.reader.readuntil(b"\r\n\r\n")
        assert (await caller.asked("GET /livez"))[0] == 200


@pytest.mark.parametrize(
    "how", [("Origin: https://portal.example.com",), ("Connection: close",)]
)  # fmt: skip
async def test_what_a_connection_leaves_to_others_is_refused_there(
    place: Place, how: tuple[str, ...]
) -> None:
    place.entrance.door.bounds = ONE
    caller = await place.call()
    async with place.plans_withheld():
        await inside(place)
        status, headers, problem = await caller.asked("POST /v1/customers", *how, body="{}")
        assert (status, problem["code"], headers["retry-after"]) == (503, "overloaded", "1")


async def test_of_many_who_come_at_once_nobody_is_let_in_to_be_refused_inside(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[int] = []
    monkeypatch.setattr(logs, "request", lambda **told: answered.append(told["status"]))
    place.entrance.door.bounds = TWO
    callers = [await place.call() for _ in range(20)]
    async with place.plans_withheld():
        await inside(place)
        for caller in callers:
            caller.ask("GET /v1/plans")
        await place.until(lambda entrance: entrance.door.refused == 19)
        # A refusal by a connection costs no line.
        assert answered == []
    statuses = [(await answer(caller.reader))[0] for caller in callers]
    assert (statuses.count(200), statuses.count(503)) == (1, 19)


async def test_who_does_not_wait_in_a_flood_is_not_read_and_refused_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.kit.web.admission._REFUSED_AT_ONCE", 0)
    monkeypatch.setattr("app.kit.web.admission._REST_SECONDS", 0.2)
    place.entrance.door.bounds = ONE
    caller, other = await place.call(), await place.call()
    async with place.plans_withheld():
        first = await inside(place)
        assert (await caller.asked("GET /v1/company"))[0] == 503
        caller.ask("GET /v1/company")
    assert (await answer(first.reader))[0] == 200
    assert (await other.asked("GET /v1/company"))[0] == 200
    assert (await answer(caller.reader))[0] == 503
    await asyncio.sleep(0.5)
    assert (await caller.asked("GET /v1/company"))[0] == 200


async def test_connections_to_the_database_are_given_in_turn(api: Api) -> None:
    from app.kit.postgres import database

    async with await database.open_pool(api.dsn, scope=EVERYBODY, size=1) as pool:
        order = []

        async def greedy() -> None:
            for _ in range(5):
                await pool.fetchval("SELECT 1")
                order.append("greedy")

        async def patient() -> None:
            await pool.fetchval("SELECT 1")
            order.append("patient")

        await asyncio.gather(greedy(), patient())
        # The library's own queue has it wait for all five.
        assert order.index("patient") == 1
        # Who is cancelled while waiting takes none with it.
        async with pool.acquire():
            waiting = asyncio.ensure_future(pool.fetchval("SELECT 1"))
            await asyncio.sleep(0)
            waiting.cancel()
        assert await pool.fetchval("SELECT 2") == 2
        with pytest.raises(TimeoutError):
            async with pool.acquire(), pool.acquire(timeout=0.01):
                pass
        assert await pool.fetchval("SELECT 3") == 3
        assert isinstance(pool, asyncpg.Pool)
