"""How mails leave: planned by events, written when they are due, handed to a relay, kept as they were."""

import base64
import dataclasses
import hashlib
import hmac
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import parseaddr
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.deliveries.channels import Attempted, Sent
from app.deliveries.rows import DeliveryRecord, Planned
from app.deliveries.rules import Outcome
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Pool, Reader, Tx
from app.kit.web import pagination
from app.mailing import tokens
from app.mailing.headers import Mailbox
from app.mailing.links import LINKS, UNSUBSCRIBE
from app.mails import planning, rows, rules, service, texts, ways_in
from app.mails.letters import HIDDEN_TOKEN, Letter, letters
from app.mails.message import message
from app.mails.relay import CONNECTIONS, Post, relay_of
from app.mails.rows import MailRecord, SentTo
from app.settings import Settings
from app.signing_in import rows as links
from app.signing_in import service as signing_in
from app.signing_in.rows import Identity
from app.signing_in.rules import Purpose

AT_ONCE = 2
# No more than soon have a connection to the relay: who waits for one waits within an attempt.
PER_CONNECTION = 2
# Without a relay each takes a moment.
KEPT_IN_FLIGHT = 400
# More than connecting and handing over take together.
TIMEOUT_SECONDS = 50.0
_DROPPED = Sent(outcome=Outcome.DROPPED)
_OF_TOKENS = b"personday unsubscribe\0"
_OF_MESSAGES = b"personday mail\0"
_GONE = frozenset({"no_such_address", "smtputf8"})


class _Written(Struct, frozen=True):
    """What was written of a delivery: as it is kept, and the tokens that stand in what is sent.

    Attributes:
        stops: that by which its reader stops such mails.
        opens: that of the link that it may have.
    """

    mail: MailRecord
    letter: Letter
    stops: str | None
    opens: str


class Mails:
    """The channel ``mail``; without a relay what is written is kept, and counts as delivered."""

    name = planning.CHANNEL
    at_once = AT_ONCE
    timeout_seconds = TIMEOUT_SECONDS

    def __init__(
        self, pool: Pool, post: Post | None, *, sender: str | None, public_url: str | None
    ) -> None:
        self.in_flight = KEPT_IN_FLIGHT if post is None else PER_CONNECTION * CONNECTIONS
        self._pool = pool
        self._post = post
        self._sender = sender
        self._public_url = public_url
        self._secret: bytes | None = None

    async def plan(
        self, db: Reader, events: Sequence[EventRecord], now: datetime
    ) -> Sequence[Planned]:
        """Who is told of these events."""
        return await planning.plan(db, events, now)

    async def load(
        self, db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime
    ) -> Mapping[UUID, Any]:
        """What is told, as it is now; what holds no more, or is not wanted, is left out."""
        if self._secret is None:
            self._secret = await pagination.load_secret(db)
        return await letters(db, deliveries, now, self._public_url)

    async def send(self, delivery: DeliveryRecord, loaded: Letter | None, now: datetime) -> Sent:
        """Write a mail, and hand it over; it is kept in the transaction that records this attempt."""
        if loaded is None:
            return _DROPPED
        written = self._write(delivery, loaded, now)
        sent = Sent(outcome=Outcome.DELIVERED)
        if self._post is not None:
            sender, content = self._message(delivery, written, now)
            sent = await self._post.send(sender, _envelope(loaded.address), content)
        if sent.outcome is Outcome.DELIVERED and self._post is not None:
            written = replace(written, mail=replace(written.mail, sent_at=now))
        return dataclasses.replace(sent, left=written)

    def _mailbox(self, letter: Letter) -> Mailbox:
        assert self._secret is not None
        return Mailbox(letter.support_email, self._secret)

    def _write(self, delivery: DeliveryRecord, letter: Letter, now: datetime) -> _Written:
        """What is kept of a mail, and the tokens that the one that is sent has."""
        mailbox = self._mailbox(letter)
        stops = letter.group and self._public_url
        return _Written(
            mail=_kept(delivery, letter, _message_id(mailbox, delivery, letter), now),
            letter=letter,
            stops=_token(mailbox.secret, delivery.natural_key) if stops else None,
            opens=ways_in.token_of(mailbox.secret, delivery.natural_key),
        )

    def _message(
        self, delivery: DeliveryRecord, written: _Written, now: datetime
    ) -> tuple[str, bytes]:
        """The sender's address, and the message as it is sent."""
        letter, mail = written.letter, written.mail
        told, mailbox = letter.told, self._mailbox(letter)
        name, sender = parseaddr(self._sender) if self._sender else ("", letter.support_email)
        replies = _reply_to(mailbox, told.ticket_id)
        thread = _thread(mailbox, told.ticket_id, told.answered)
        page = f"{self._public_url}{UNSUBSCRIBE}{written.stops}" if written.stops else None
        made = message(
            self._with_tokens(written),
            sender_name=name or told.facts.provider.name,
            sender_address=sender,
            recipient_name=letter.recipient.name,
            recipient_address=letter.address,
            message_id=mail.message_id,
            date=now,
            in_reply_to=thread[-1] if thread else None,
            references=thread,
            reply_to=replies if replies != sender else None,
            own_id=str(told.message_id or delivery.id),
            list_unsubscribe=(page, letter.support_email if letter.group else None),
            calendar=letter.calendar,
        )
        return _envelope(sender), made.as_bytes()

    def _with_tokens(self, written: _Written) -> texts.Written:
        """What is sent of what is kept; an address of others gets no token, whatever it looks like."""
        text, html = written.mail.text, written.mail.html
        for path, token in ((UNSUBSCRIBE, written.stops), (LINKS, written.opens)):
            if token and self._public_url:
                address = f"{self._public_url}{path}"
                text = text.replace(f"{address}{HIDDEN_TOKEN}", f"{address}{token}")
                html = html.replace(f"{address}{HIDDEN_TOKEN}", f"{address}{token}")
        return texts.Written(written.mail.subject, text, html)

    async def record(self, tx: Tx, attempted: Sequence[Attempted]) -> None:
        """Keep what was written, and note from where mail comes back for good."""
        for one in attempted:
            written: _Written | None = one.sent.left
            if written is None:
                continue
            rows.keep(tx, replace(written.mail, id=tx.new_id()))
            if one.sent.outcome is Outcome.REFUSED and one.sent.error in _GONE:
                sent_to = _sent_to(written.letter)
                await service.came_back(tx, sent_to, one.sent.answer or one.sent.error)
            else:
                _make_links(tx, written)


def _make_links(tx: Tx, written: _Written) -> None:
    """Stage that the tokens of a mail work; that of a link to sign in does from when it was asked for."""
    letter, contact_id = written.letter, written.letter.recipient.contact_id
    if contact_id and written.stops is not None and letter.group is not None:
        token_hash = hashlib.sha256(written.stops.encode()).digest()
        rows.make_link(tx, token_hash, contact_id, letter.group)
    opens = letter.told.opens
    if opens is not None:
        links.add_link(
            tx,
            signing_in.token_hash(written.opens),
            Purpose.WORKSHEET,
            Identity(contact_id=opens.contact_id),
            letter.address,
            subject_id=opens.worksheet_id,
            revision=opens.revision,
        )


def _sent_to(letter: Letter) -> SentTo:
    one = letter.recipient
    ticket_id = one.id if one.kind is rules.RecipientKind.REPORTER else None
    return SentTo(one.contact_id, ticket_id, letter.address)


def _kept(delivery: DeliveryRecord, letter: Letter, message_id: str, now: datetime) -> MailRecord:
    recipient = letter.recipient
    kept = texts.write(letter.told.facts, recipient.language)
    return MailRecord(
        id=delivery.id,
        delivery_id=delivery.id,
        kind=letter.kind,
        customer_id=letter.told.customer_id,
        contact_id=recipient.contact_id,
        recipient_kind=recipient.kind,
        recipient_id=recipient.id,
        recipient=letter.address,
        language=recipient.language,
        subject=kept.subject,
        text=kept.text,
        html=kept.html,
        calendar=letter.calendar[1].decode() if letter.calendar else None,
        message_id=message_id,
        created_at=now,
        sent_at=None,
    )


def _token(secret: bytes, natural_key: str) -> str:
    """The token of a mail, the same at each attempt, so that each copy of it works."""
    proof = hmac.digest(secret, _OF_TOKENS + natural_key.encode(), "sha256")
    return base64.urlsafe_b64encode(proof[:24]).decode()


def _message_id(mailbox: Mailbox, delivery: DeliveryRecord, letter: Letter) -> str:
    """What a mail is called, made of its natural key; that of a ticket's names the ticket, too."""
    told = letter.told
    if told.ticket_id is not None:
        own = told.message_id or rules.identity(delivery.natural_key)
        return tokens.message_id(mailbox.secret, told.ticket_id, own, mailbox.domain)
    proof = hmac.digest(mailbox.secret, _OF_MESSAGES + delivery.natural_key.encode(), "sha256")
    named = base64.b32encode(proof[:20]).decode().lower()
    return f"m-{named}@{mailbox.domain.lower()}"


def _thread(mailbox: Mailbox, ticket_id: UUID | None, answered: Sequence[str]) -> list[str]:
    """What a mail of a ticket answers, oldest first: all of a ticket's hang on one that nobody has."""
    if ticket_id is None:
        return []
    root = tokens.message_id(mailbox.secret, ticket_id, ticket_id, mailbox.domain)
    return [root, *reversed(answered)]


def _reply_to(mailbox: Mailbox, ticket_id: UUID | None) -> str:
    if ticket_id is not None:
        try:
            return tokens.reply_address(mailbox.secret, ticket_id, mailbox.address)
        except ValueError:
            pass  # its name is so long that no token fits in: the Message-ID threads alone
    return mailbox.address


def _envelope(address: str) -> str:
    """An address as SMTP names it: its domain in ASCII."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"


@asynccontextmanager
async def open_channel(pool: Pool, settings: Settings) -> AsyncIterator[Mails]:
    """The channel, with its connections to the relay, if one is set."""
    url = settings.smtp_url
    post = Post(relay_of(url.get_secret_value())) if url else None
    try:
        yield Mails(pool, post, sender=settings.mail_from, public_url=settings.public_url)
    finally:
        if post is not None:
            await post.close()


CHANNEL = open_channel
