"""Mails and preferences as records, and how they are staged."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.inbound.robots import MailKind
from app.kit.postgres.database import Pool, Tx
from app.languages.official import OfficialLanguage
from app.mails.kinds import MailTopic
from app.mails.rules import MailGroup, RecipientKind


class ListedMail(Struct, frozen=True, kw_only=True):
    """A mail without what it says; ``sent_at`` is None where no relay has taken it."""

    id: UUID
    delivery_id: UUID
    kind: MailTopic
    customer_id: UUID | None
    contact_id: UUID | None
    recipient_kind: RecipientKind
    recipient_id: UUID
    recipient: str
    language: OfficialLanguage
    subject: str
    message_id: str
    created_at: datetime
    sent_at: datetime | None


class MailRecord(ListedMail, frozen=True, kw_only=True):
    """A mail as it was written."""

    text: str
    html: str
    calendar: str | None


class ContactMailRecord(Struct, frozen=True, kw_only=True):
    """What a contact has stopped, and from which address mail came back for good."""

    contact_id: UUID
    stopped: tuple[MailGroup, ...] = ()
    unreachable_address: str | None = None
    unreachable_at: datetime | None = None
    diagnostic: str | None = None


class Expired(Struct, frozen=True):
    """Minutes that were lost at the end of a day."""

    minutes: int
    expires_on: date


class Opening(Struct, frozen=True):
    """The message that a ticket was opened by, and the answer that it deserves, if any."""

    message_id: str
    acknowledgement: dict[str, Any] | None


class CameAs(Struct, frozen=True):
    """How a message of a ticket came by e-mail: what wrote it, and from where."""

    kind: MailKind
    from_address: str | None


class ReporterMailRecord(Struct, frozen=True, kw_only=True):
    """From which address of a ticket's reporter, who is no contact, mail came back for good."""

    ticket_id: UUID
    unreachable_address: str
    unreachable_at: datetime
    diagnostic: str | None


class SentTo(Struct, frozen=True):
    """Whom a mail went to: a contact, the reporter of a ticket, or both in one."""

    contact_id: UUID | None
    ticket_id: UUID | None
    address: str


class FailureReport(Struct, frozen=True):
    """A report that a message did not reach its reader, as it came."""

    position: int
    recipients: tuple[str, ...]
    raw: bytes


class LinkRecord(Struct, frozen=True):
    """What a token in a mail stops, for whom, and what that contact has stopped."""

    contact_id: UUID
    mail_group: MailGroup
    language: OfficialLanguage
    stopped: tuple[MailGroup, ...] = ()


# A later attempt may say something else, under the same Message-ID.
_KEEP = """
INSERT INTO mail (
    id, delivery_id, kind, customer_id, contact_id, recipient_kind, recipient_id, recipient, language,
    subject, text, html, calendar, message_id, created_at, sent_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (delivery_id) DO UPDATE SET
    recipient = EXCLUDED.recipient, language = EXCLUDED.language, subject = EXCLUDED.subject,
    text = EXCLUDED.text, html = EXCLUDED.html, calendar = EXCLUDED.calendar,
    sent_at = coalesce(EXCLUDED.sent_at, mail.sent_at)
"""


def keep(tx: Tx, mail: MailRecord) -> None:
    """Stage a mail as it was written."""
    tx.stage(
        _KEEP, mail.id, mail.delivery_id, mail.kind, mail.customer_id, mail.contact_id,
        mail.recipient_kind, mail.recipient_id, mail.recipient, mail.language, mail.subject,
        mail.text, mail.html, mail.calendar, mail.message_id, mail.created_at, mail.sent_at,
    )  # fmt: skip


def make_link(tx: Tx, token_hash: bytes, contact_id: UUID, group: MailGroup) -> None:
    """Stage that a token stops a group of mails to a contact."""
    tx.stage(
        "INSERT INTO unsubscribe_link (token_hash, contact_id, mail_group, made_at)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (token_hash) DO NOTHING",
        token_hash,
        contact_id,
        group,
        tx.now,
    )


def revoke_links(tx: Tx, contact_id: UUID) -> None:
    """Stage that no token of a contact's mails works any more."""
    tx.stage(
        "UPDATE unsubscribe_link SET revoked_at = $2 WHERE contact_id = $1 AND revoked_at IS NULL",
        contact_id,
        tx.now,
    )


def stop(tx: Tx, contact_id: UUID, groups: tuple[MailGroup, ...]) -> None:
    """Stage which groups of mails a contact does not want."""
    tx.stage(
        "INSERT INTO contact_mail (contact_id, stopped) VALUES ($1, $2)"
        " ON CONFLICT (contact_id) DO UPDATE SET stopped = EXCLUDED.stopped",
        contact_id,
        sorted(groups),
    )


def make_reachable(tx: Tx, contact_id: UUID) -> None:
    """Stage that mail reaches a contact again."""
    tx.stage(
        "UPDATE contact_mail SET unreachable_address = NULL, unreachable_at = NULL,"
        " diagnostic = NULL WHERE contact_id = $1",
        contact_id,
    )


async def mark_unreachable(
    tx: Tx, contact_id: UUID, address: str, diagnostic: str | None
) -> UUID | None:
    """Write that mail to an address of a contact comes back; the customer, if it was not known yet.

    None, too, where the contact has another address by now.
    """
    await tx.begin()
    found: UUID | None = await tx.connection.fetchval(
        "INSERT INTO contact_mail (contact_id, stopped, unreachable_address, unreachable_at,"
        " diagnostic) SELECT id, '{}', $2::text, $3::timestamptz, $4::text FROM contact"
        " WHERE id = $1 AND lower(email) = $2::text"
        " ON CONFLICT (contact_id) DO UPDATE SET unreachable_address = EXCLUDED.unreachable_address,"
        "  unreachable_at = EXCLUDED.unreachable_at, diagnostic = EXCLUDED.diagnostic"
        "  WHERE contact_mail.unreachable_address IS DISTINCT FROM EXCLUDED.unreachable_address"
        " RETURNING (SELECT customer_id FROM contact WHERE id = $1)",
        contact_id,
        address.lower(),
        tx.now,
        diagnostic,
    )
    return found


async def mark_reporter_unreachable(
    tx: Tx, ticket_id: UUID, address: str, diagnostic: str | None
) -> UUID | None:
    """Write that mail to who reported a ticket comes back; the customer, if it was not known yet.

    None, too, where the ticket names another address by now, or that of its contact.
    """
    await tx.begin()
    found: UUID | None = await tx.connection.fetchval(
        "INSERT INTO reporter_mail (ticket_id, unreachable_address, unreachable_at, diagnostic)"
        " SELECT id, $2::text, $3::timestamptz, $4::text FROM ticket"
        " WHERE id = $1 AND lower(contact_email) = $2::text AND NOT EXISTS (SELECT 1 FROM contact"
        "  WHERE contact.id = ticket.contact_id AND lower(contact.email) = $2::text)"
        " ON CONFLICT (ticket_id) DO UPDATE SET unreachable_address = EXCLUDED.unreachable_address,"
        "  unreachable_at = EXCLUDED.unreachable_at, diagnostic = EXCLUDED.diagnostic"
        "  WHERE reporter_mail.unreachable_address <> EXCLUDED.unreachable_address"
        " RETURNING (SELECT customer_id FROM ticket WHERE id = $1)",
        ticket_id,
        address.lower(),
        tx.now,
        diagnostic,
    )
    return found


def move_watch(tx: Tx, position: int) -> None:
    """Stage that reports up to a position were read."""
    tx.stage("UPDATE mail_watch SET position = $1", position)


def forget(tx: Tx, before: datetime) -> None:
    """Stage that what was written before an instant is kept no longer."""
    tx.stage("DELETE FROM mail WHERE created_at < $1", before)
    tx.stage("DELETE FROM unsubscribe_link WHERE made_at < $1", before)


_FORGET_SOME = "DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE created_at < $1 LIMIT $2)"


async def forget_some(pool: Pool, before: datetime, most: int) -> int:
    """Remove what was written before an instant; tells how many, ``most`` at the most."""
    done = await pool.execute(_FORGET_SOME, before, most)
    return int(done.removeprefix("DELETE "))
