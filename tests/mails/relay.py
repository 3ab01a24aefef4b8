"""A real SMTP server that does what a test tells it to, and mails that are planned and sent to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd import smtp
from aiosmtpd.smtp import Envelope, Session

from app.deliveries import fanout
from app.kit.events import outbox
from app.kit.postgres.database import Pool, open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.mails.channel import Mails
from app.mails.relay import Post, Relay
from tests.deliveries.channels import Clock, eventually, sending
from tests.support import NOON, Api, Json


@dataclass(frozen=True)
class Taken:
    """What the relay was handed."""

    sender: str
    recipient: str
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """It, parsed by the standard library."""
        read = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(read, EmailMessage)
        return read

    @property
    def text(self) -> str:
        """What it says."""
        body = self.message.get_body(("plain",))
        assert body is not None
        return str(body.get_content())


@dataclass
class Handler:
    """What the server answers: to recipients by their address, to contents, or nothing at all.

    ``answers`` are given once each, in their order; the last one for good. ``dies`` counts how often it
    takes a mail and is gone before it says so. One that ``hangs_up`` ends the connection behind each refusal,
    one that ``waits`` has a content and says nothing until then.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    contents: list[str] = field(default_factory=list)
    dies: int = 0
    hangs_up: bool = False
    waits: asyncio.Event | None = None
    waiting: int = 0
    taken: list[Taken] = field(default_factory=list)
    connections: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        planned = self.answers.get(address, [])
        answer = planned.pop(0) if len(planned) > 1 else (planned or ["250 OK"])[0]
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        elif self.hangs_up:
            await server.push(answer)
            server.transport.close()
        return answer

    async def handle_DATA(self, server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.waits is not None:
            self.waiting += 1
            await self.waits.wait()
        if self.contents:
            return self.contents.pop(0)
        assert envelope.mail_from is not None
        assert isinstance(envelope.content, bytes)
        for recipient in envelope.rcpt_tos:
            self.taken.append(Taken(envelope.mail_from, recipient, envelope.content))
        if self.dies:
            self.dies -= 1
            server.transport.abort()
            await asyncio.sleep(0)
        return "250 taken"


class _Server(smtp.SMTP):
    """It counts who comes."""

    def connection_made(self, transport: Any) -> None:
        self.event_handler.connections += 1
        super().connection_made(transport)


@asynccontextmanager
async def relay_server(handler: Handler | None = None) -> AsyncIterator[tuple[Handler, Relay]]:
    """A server, and how it is reached."""
    handler, loop = handler or Handler(), asyncio.get_running_loop()

    def made() -> smtp.SMTP:
        return _Server(handler, enable_SMTPUTF8=True, hostname="relay.example.com", loop=loop)

    server = await loop.create_server(made, "127.0.0.1", 0)
    try:
        yield handler, Relay(host="127.0.0.1", port=server.sockets[0].getsockname()[1])
    finally:
        server.close()


@dataclass
class Mailing:
    """Mails of a service, planned and sent when a test says so."""

    api: Api
    pool: Pool
    mails: Mails
    handler: Handler
    clock: Clock

    async def plan(self, now: datetime | None = None) -> None:
        """Queue what follows from everything that happened."""
        now = now or self.clock.now
        await outbox.number_all(self.pool, now)
        while await fanout.plan_some(self.pool, [self.mails], now):
            pass

    async def run(self, now: datetime | None = None) -> list[Taken]:
        """Plan, and send what is due; tells what the relay took meanwhile."""
        self.clock.now = now or self.clock.now
        before = len(self.handler.taken)
        await self.plan()
        async with sending(self.pool, self.mails, read_clock=self.clock):  # type: ignore[arg-type]
            await eventually(self._is_idle)
        return self.handler.taken[before:]

    async def _is_idle(self) -> bool:
        found: bool = await self.pool.fetchval(
            "SELECT NOT EXISTS (SELECT 1 FROM delivery WHERE state = 'waiting' AND due_at <= $1)",
            self.clock.now,
        )
        return found

    async def kinds(self) -> list[tuple[str, str, str]]:
        """What is queued or was: kind, state, and the table of the recipient."""
        rows = await self.pool.fetch(
            "SELECT content ->> 'kind' AS kind, state, content ->> 'to' AS whom FROM delivery"
            " WHERE channel = 'mail' ORDER BY kind, whom, id"
        )
        return [(row["kind"], row["state"], row["whom"]) for row in rows]

    async def contact(self, customer: Json, name: str, email: str, **facts: Any) -> Json:
        """A person at a customer."""
        body = {"name": name, "email": email, **facts}
        return await self.api.post(f"/v1/customers/{customer['id']}/contacts", body)

    async def kept(self, query: str = "") -> list[Json]:
        """The mails that were written."""
        items: list[Json] = (await self.api.get(f"/v1/mails?limit=200{query}"))["items"]
        return items


@asynccontextmanager
async def mailing(
    api: Api, *, sends: bool = True, sender: str | None = None, public_url: str | None = None
) -> AsyncIterator[Mailing]:
    """Mails of a service, by a relay or kept only."""
    async with relay_server() as (handler, relay):
        post = Post(relay) if sends else None
        async with await open_pool(api.dsn, scope=EVERYBODY, size=6) as pool:
            clock = Clock()
            clock.now = NOON
            channel = Mails(pool, post, sender=sender, public_url=public_url)
            try:
                yield Mailing(api, pool, channel, handler, clock)
            finally:
                if post is not None:
                    await post.close()
