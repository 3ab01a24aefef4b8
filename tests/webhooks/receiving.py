"""Receivers on real sockets, some of them bad, and a machine that sends to them."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.access.context import Verb
from app.deliveries.machine import Machine
from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.events.listening import Listener
from app.kit.postgres.database import Pool, transaction
from app.settings import Settings
from app.webhooks import channel, service
from app.webhooks.schemas import MadeWebhookEndpoint, NewWebhookEndpoint

START = datetime(2031, 3, 5, 12, tzinfo=UTC)
ADMIN = Actor(UUID(int=9), Role.ADMIN)
PATIENCE = 20.0


@dataclass
class Request:
    """What came."""

    head: str
    headers: Mapping[str, str]
    body: bytes


Answer = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def says(status: int, *headers: str, body: bytes = b"") -> Answer:
    """An answer."""

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers, "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()

    return answer


@dataclass
class Receiver:
    """Takes webhooks, and answers as it is told to."""

    answer: Answer = field(default_factory=lambda: says(204))
    taken: list[Request] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    @asynccontextmanager
    async def listening(self, tls: ssl.SSLContext | None = None) -> AsyncIterator["Receiver"]:
        """Listen while the block runs."""
        tasks: set[asyncio.Task[Any]] = set()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            self.connections += 1
            try:
                while request := await _read(reader):
                    self.taken.append(request)
                    await self.answer(request, writer)
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                tasks.discard(task)
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        raw = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = raw.strip().split("\r\n")
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(first, headers, body)


async def run(pool: Pool, verb: Verb, at: datetime = START) -> Any:
    """A verb in a transaction of an admin; what it emits has its place in the feed afterwards."""
    async with transaction(pool, ADMIN, at) as tx:
        answer = await verb(tx)
    await outbox.number_all(pool, at)
    return answer


def settings(**more: Any) -> Settings:
    return Settings(webhook_allowed=("127.0.0.1",), **more)


async def endpoint(pool: Pool, url: str, **body: Any) -> MadeWebhookEndpoint:
    """An endpoint of that address."""
    new = NewWebhookEndpoint(url=url, **{"event_types": ["customer.created"], **body})
    made: MadeWebhookEndpoint = await run(pool, lambda tx: service.create(tx, new, settings()))
    return made


async def happen(pool: Pool, *customers: UUID, kind: str = "customer.created") -> None:
    """Events of customers, in this order."""

    async def emit(tx: Any) -> None:
        for one in customers:
            outbox.emit(tx, kind, one, customer_id=one)

    await run(pool, emit)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def sending(
    pool: Pool, clock: Clock | None = None, using: Settings | None = None
) -> AsyncIterator[Machine]:
    """A machine with the channel of webhooks at work."""
    async with channel.open_channel(pool, using or settings()) as webhooks:
        machine = Machine([webhooks], pool, Listener(), clock or Clock())
        task = asyncio.create_task(machine.run())
        try:
            yield machine
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def eventually(condition: Callable[[], Awaitable[bool]]) -> None:
    """Return as soon as ``condition`` holds; fail when the time is over."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():
            await asyncio.sleep(0.01)


async def attempts(
    pool: Pool, endpoint_id: UUID | None = None
) -> list[tuple[str, int | None, str | None]]:
    """Outcome, status and word of each attempt, in their order."""
    rows = await pool.fetch(
        "SELECT attempt.outcome, attempt.status, attempt.error FROM delivery_attempt AS attempt"
        " JOIN delivery ON delivery.id = delivery_id WHERE $1::uuid IS NULL OR target_id = $1"
        " ORDER BY attempt.started_at, position, number",
        endpoint_id,
    )
    return [tuple(row) for row in rows]


async def attempted(pool: Pool, number: int, endpoint_id: UUID | None = None) -> list[Any]:
    """The attempts, as soon as there are so many."""

    async def there() -> bool:
        return len(await attempts(pool, endpoint_id)) >= number

    await eventually(there)
    return await attempts(pool, endpoint_id)


async def states(pool: Pool) -> dict[str, int]:
    """How many deliveries are in each state."""
    found = await pool.fetch("SELECT state, count(*) AS number FROM delivery GROUP BY state")
    return {row["state"]: row["number"] for row in found}


async def settled(pool: Pool, **expected: int) -> None:
    """Return as soon as so many deliveries are in each state."""

    async def are() -> bool:
        return await states(pool) == expected

    await eventually(are)


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a receiver shows that nobody vouches for."""
    from datetime import timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=36500))
        .sign(key, hashes.SHA256())
    )
    file = folder / "receiver.pem"
    file.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


async def planned(pool: Pool) -> None:
    """Return as soon as all events were planned."""

    async def are() -> bool:
        behind = "SELECT position < (SELECT max(position) FROM event) FROM delivery_plan"
        return not await pool.fetchval(behind)

    await eventually(are)
