"""Which of several servers is the primary, and that connections lead to it and to no other.

An address may name several servers; one of them takes writes, and which one may change. Whoever runs for
long asks all of them a few times in a second: as soon as another one is promoted, every connection to the
former one is dropped, whether that ended, is read-only, is silent, or goes on as if nothing had happened.
A promotion begins a new timeline of the log, and the highest one is the primary's.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit
from weakref import WeakKeyDictionary

import asyncpg
from asyncpg.connect_utils import SessionAttribute

from app.kit.beside import beside
from app.kit.postgres.connecting import BROKEN

_Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

# Each server is asked so often, and has this time for its answer.
LOOK_SECONDS, ANSWER_SECONDS = 0.25, 1.0
# Where the primary was found last is tried alone for so long; then all the others, too.
HEAD_START_SECONDS = 0.2
DEFAULT_PORT = 5432
# What several servers are named for: the one that takes writes.
WANTED = ("read-write", "primary")
# Each is asked by ourselves: which of two that take writes is meant, the driver would not know.
_ANY = SessionAttribute.any

# The name of the file of the log that is written begins with the timeline; a standby writes none.
_TIMELINE = """
SELECT CASE WHEN NOT pg_is_in_recovery() AND NOT current_setting('transaction_read_only')::bool
    THEN ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint END
"""


class NoPrimaryError(ConnectionError):
    """None of the servers that an address names takes writes."""


class Host(NamedTuple):
    """Where one server listens: a name, an address or a socket's folder, and a port."""

    name: str
    port: int


def hosts(dsn: str) -> list[Host]:
    """The servers that an address names, as libpq reads it; none where it leaves that to the environment.

    Raises:
        ValueError: ports are no numbers, or fit no hosts.
    """
    parts = urlsplit(dsn)
    query = dict(parse_qsl(parts.query))
    listed = query.get("host") or unquote(parts.netloc.rpartition("@")[2])
    ports = query.get("port", "").split(",")
    named = [_host(one) for one in listed.split(",")] if listed else []
    if len(ports) == 1:
        ports *= len(named)
    if len(ports) != len(named):
        raise ValueError(f"{len(ports)} ports do not fit {len(named)} hosts")
    return [
        Host(name, int(own or port or DEFAULT_PORT))
        for (name, own), port in zip(named, ports, strict=True)
    ]


def _host(text: str) -> tuple[str, str]:
    if text.startswith("/"):
        return text, ""
    if text.startswith("["):
        name, _, rest = text[1:].partition("]")
        return name, rest.removeprefix(":")
    name, _, port = text.partition(":")
    return name, port


def wanting_primary(dsn: str) -> str:
    """An address of several servers that says, to libpq too, that the one that takes writes is meant.

    Raises:
        ValueError: it is malformed, or asks for another one.
    """
    if len(hosts(dsn)) < 2:
        return dsn
    parts = urlsplit(dsn)
    query = dict(parse_qsl(parts.query))
    if query.setdefault("target_session_attrs", WANTED[0]) not in WANTED:
        raise ValueError(f"with several hosts target_session_attrs is {' or '.join(WANTED)}")
    return urlunsplit(parts._replace(query=urlencode(query)))


class _Servers:
    """What a process knows of the servers of one address.

    Attributes:
        found: where the primary was last.
        timeline: the highest one seen: a server on a lower one was deposed.
    """

    def __init__(self, dsn: str, named: list[Host]) -> None:
        self._dsn = dsn
        self._hosts = named
        self._leading: WeakKeyDictionary[_Connection, int] = WeakKeyDictionary()
        self._waiting: set[asyncio.Event] = set()
        self.found: Host | None = None
        self.timeline = 0

    async def connect(self, timeout: float, **how: Any) -> _Connection:
        """A connection to the primary; the servers are asked at once, so that a silent one costs nothing."""
        order = sorted(self._hosts, key=lambda host: host != self.found)
        trying: dict[asyncio.Task[_Connection], Host] = {}
        refused: list[BaseException] = []
        try:
            async with asyncio.timeout(timeout):
                while order or trying:
                    some = 1 if order and order[0] == self.found else len(order)
                    for host in order[:some]:
                        trying[asyncio.create_task(self._try(host, **how))] = host
                    del order[:some]
                    done, _ = await asyncio.wait(
                        trying,
                        timeout=HEAD_START_SECONDS if order else None,
                        return_when=asyncio.FIRST_COMPLETED,
                    )
                    for task in done:
                        error = task.exception()
                        if error is None:
                            del trying[task]
                            return task.result()
                        del trying[task]
                        refused.append(error)
        finally:
            _give_up(trying)
        raise next(
            (one for one in refused if not isinstance(one, OSError)),
            NoPrimaryError(f"none of {len(self._hosts)} servers takes writes"),
        )

    async def _try(self, host: Host, **how: Any) -> _Connection:
        connection: _Connection = await asyncpg.connect(
            self._dsn, host=host.name, port=host.port, target_session_attrs=_ANY, **how
        )
        try:
            timeline = await connection.fetchval(_TIMELINE)
        except BaseException:
            connection.terminate()
            raise
        self._saw(host, timeline)
        if timeline is None or timeline < self.timeline:
            connection.terminate()
            raise NoPrimaryError(f"{host.name}:{host.port} is not the primary")
        self._leading[connection] = timeline
        return connection

    async def follow(self) -> None:
        """Ask every server again and again, until cancelled."""
        await asyncio.gather(*(self._watch(host) for host in self._hosts))

    async def _watch(self, host: Host) -> None:
        while True:
            with suppress(*BROKEN):
                await self._ask(host)
            await asyncio.sleep(LOOK_SECONDS)

    async def _ask(self, host: Host) -> None:
        connection = await asyncpg.connect(
            self._dsn, host=host.name, port=host.port, target_session_attrs=_ANY,
            timeout=ANSWER_SECONDS, command_timeout=ANSWER_SECONDS,
            server_settings={"application_name": "personday watch"},
        )  # fmt: skip
        try:
            while True:
                self._saw(host, await connection.fetchval(_TIMELINE))
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            connection.terminate()

    def _saw(self, host: Host, timeline: int | None) -> None:
        """A server told on which timeline it writes; drops what leads to one that was deposed by that."""
        if timeline is None or timeline < self.timeline:
            return
        if timeline > self.timeline or host != self.found:
            self.found, self.timeline = host, timeline
            for connection, at in list(self._leading.items()):
                if at < timeline:
                    connection.terminate()
            for one in self._waiting:
                one.set()

    async def wait(self, seconds: float) -> None:
        """Return after so many seconds, or as soon as another primary is found."""
        found = asyncio.Event()
        self._waiting.add(found)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await found.wait()
        finally:
            self._waiting.discard(found)


def _give_up(trying: "dict[asyncio.Task[_Connection], Host]") -> None:
    for task in trying:
        task.add_done_callback(_forget)
        task.cancel()


def _forget(task: "asyncio.Task[_Connection]") -> None:
    # Somebody else was quicker; one that came nevertheless is not needed.
    if not task.cancelled() and task.exception() is None:
        task.result().terminate()


# What this process knows, by address.
_known: dict[str, _Servers] = {}


def _servers(dsn: str) -> _Servers | None:
    if dsn not in _known and len(named := hosts(dsn)) > 1:
        _known[dsn] = _Servers(dsn, named)
    return _known.get(dsn)


async def connect(dsn: str, *, timeout: float = 60.0, **how: Any) -> _Connection:
    """A connection, as ``asyncpg.connect`` makes it; to the primary where the address names several servers.

    Raises:
        NoPrimaryError: none of them takes writes at the moment.
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    servers = _servers(dsn)
    if servers is not None:
        return await servers.connect(timeout, **how)
    try:
        connection: _Connection = await asyncpg.connect(dsn, timeout=timeout, **how)
    except asyncpg.TargetServerAttributeNotMatched as error:
        raise NoPrimaryError(str(error)) from None
    return connection


@asynccontextmanager
async def followed(dsn: str) -> AsyncIterator[None]:
    """Drop what leads to a deposed primary, soon after another was promoted, while the block runs."""
    servers = _servers(dsn)
    if servers is None:
        yield
        return
    async with beside(servers.follow()):
        yield


async def pause(dsn: str, seconds: float) -> None:
    """Sleep so long before the next attempt, or until there is another primary."""
    servers = _servers(dsn)
    await (asyncio.sleep(seconds) if servers is None else servers.wait(seconds))
