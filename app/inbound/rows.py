"""The rows of messages that came by e-mail, and what is read beside them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.inbound.authentication import SenderProof
from app.inbound.reports import ReportedAction
from app.inbound.robots import MailKind
from app.inbound.rules import EmailOutcome, KnownContact
from app.inbound.tables import InboundEmail
from app.kit.postgres.database import Pool, Tx
from app.kit.postgres.rows import insert_row, update_row
from app.mailing.outgoing import Outgoing


class EmailRecord(Struct, frozen=True, kw_only=True):
    """A message that came, but for its bytes, and what became of it.

    Attributes:
        reason: why it was not simply taken: an ``EmailReason``, or the code of a refusal.
        ticket_message_id: the message on a ticket that it became.
        authentication: how its sender is known to be who it says, or why not.
        acknowledgement: the answer that the sender gets, where it gets one.
        content_digest: of what its sender wrote; None where it was kept before that was known.
        answered_ids: the Message-IDs of what it answers, the nearest first.
        session_id: the session whose invitation it answers.
        report: what became of a message that was sent, of which it tells.
        reported_recipients: of whom it says so.
        about_message_id: the message of the ticket that it is about.
    """

    id: UUID
    message_id: str
    content_digest: bytes | None
    answered_ids: tuple[str, ...]
    kind: MailKind
    outcome: EmailOutcome
    reason: str | None
    authentication: SenderProof
    from_address: str | None
    from_name: str
    subject: str
    sent_at: datetime | None
    received_at: datetime
    size_bytes: int
    problems: tuple[str, ...]
    customer_id: UUID | None
    contact_id: UUID | None
    ticket_id: UUID | None
    ticket_message_id: UUID | None = None
    session_id: UUID | None = None
    report: ReportedAction | None = None
    reported_recipients: tuple[str, ...] = ()
    about_message_id: UUID | None = None
    acknowledgement: Outgoing | None
    released_at: datetime | None
    released_by: str | None
    discarded_at: datetime | None = None
    discarded_by: str | None = None
    discard_reason: str | None = None


class TakenEmail(Struct, frozen=True):
    """A message as it came, and the message on a ticket that it became."""

    id: UUID
    ticket_id: UUID
    ticket_message_id: UUID
    raw: bytes


class SenderRecord(Struct, frozen=True):
    """Who has a sender's address, and how many of its messages were taken and answered lately.

    ``has_been_known`` tells whether somebody has it, or had it and has left.
    """

    contacts: tuple[KnownContact, ...]
    has_been_known: bool
    taken: int
    answered: int


class Correspondence(Struct, frozen=True, kw_only=True):
    """A public message of a ticket, to be sent: ``answered`` are Message-IDs, the newest first.

    ``copies`` are the addresses of those who watch the ticket and did not write the message.
    """

    id: UUID
    ticket_id: UUID
    number: int
    subject: str
    to_address: str | None
    copies: tuple[str, ...]
    answered: tuple[str, ...]


def insert(tx: Tx, email: EmailRecord, raw: bytes) -> None:
    """Stage a message that came."""
    insert_row(tx, InboundEmail, email, acknowledgement=_as_kept(email), raw=raw)


def update(tx: Tx, before: EmailRecord, after: EmailRecord, **raw: bytes) -> None:
    """Stage what became of a message; ``raw`` are the bytes of the copy that takes its place."""
    update_row(tx, InboundEmail, before, after, acknowledgement=_as_kept(after), **raw)


def _as_kept(email: EmailRecord) -> dict[str, Any] | None:
    return None if email.acknowledgement is None else email.acknowledgement.as_dict()


_FORGET_RAW = """
UPDATE inbound_email SET raw = '' WHERE id IN (
    SELECT id FROM inbound_email WHERE received_at < $1 AND outcome <> 'quarantined' AND raw <> ''
    LIMIT $2)
"""


async def forget_raw(pool: Pool, before: datetime, most: int) -> int:
    """Remove what messages of before an instant were as they came; tells of how many, ``most`` at the most.

    What waits in quarantine keeps it, as it would be read again.
    """
    done = await pool.execute(_FORGET_RAW, before, most)
    return int(done.removeprefix("UPDATE "))
