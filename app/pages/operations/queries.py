"""What the pages about how it runs show of several slices at once."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.mails.rows import ListedMail

# So many addresses that mail comes back from are shown at once.
MOST_RETURNED = 50


class MailState(StrEnum):
    """Whether a mail has left."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    KEPT = "kept"


class Sending(Struct, frozen=True):
    """How sending a mail went so far: what went wrong the last time, and when it is tried next."""

    attempts: int
    last_error: str | None
    last_status: int | None
    due_at: datetime | None


class StatedMail(Struct, frozen=True):
    """A mail, and whether it has left: ``kept`` is what no relay was asked to take.

    ``sending`` is None where that is forgotten, ``answer`` what was said to the last attempt, where asked.
    """

    mail: ListedMail
    state: MailState
    sending: Sending | None
    answer: str | None = None

    @property
    def id(self) -> UUID:
        """The mail's, by which a list goes on."""
        return self.mail.id


_STATE = """
CASE WHEN mail.sent_at IS NOT NULL THEN 'sent' WHEN delivery.state = 'waiting' THEN 'waiting'
     WHEN delivery.state IN ('failed', 'dropped') THEN 'failed' ELSE 'kept' END"""
_MAIL = f"""
SELECT * FROM (
    SELECT mail.id, delivery_id, kind, mail.customer_id, contact_id, recipient_kind, recipient_id, recipient,
           language, subject, message_id, mail.created_at, sent_at, {_STATE} AS state,
           attempts, last_error, last_status, due_at
    FROM mail LEFT JOIN delivery ON delivery.id = mail.delivery_id
) AS stated
"""


def _stated(row: Row, answer: str | None = None) -> StatedMail:
    sending = None if row["attempts"] is None else read_row(Sending, row)
    return StatedMail(read_row(ListedMail, row), MailState(row["state"]), sending, answer)


async def mails(db: Reader, page: Page, state: MailState | None) -> list[StatedMail]:
    """A page of mails, the newest first."""
    rows = await page.rows(db, _MAIL, {"state = {}": state}, newest_first=True)
    return [_stated(row) for row in rows]


async def stated_mail(db: Reader, mail_id: UUID) -> StatedMail | None:
    """One mail, whether it has left, and what the last answer was."""
    row = await db.fetchrow(
        "SELECT one.*, (SELECT answer FROM delivery_attempt WHERE delivery_id = one.delivery_id"
        f" ORDER BY number DESC LIMIT 1) AS answer FROM ({_MAIL}) AS one WHERE id = $1",
        mail_id,
    )
    return None if row is None else _stated(row, row["answer"])


class Parcel(Struct, frozen=True):
    """To whom a delivery goes, and what it tells: of a mail that is not written yet, by its event alone."""

    id: UUID
    receiver: str | None
    mail_id: UUID | None
    subject: str | None
    event_type: str | None


async def parcels(db: Reader, delivery_ids: Collection[UUID]) -> dict[UUID, Parcel]:
    """To whom each of these deliveries goes, and what it tells."""
    rows = await db.fetch(
        "SELECT delivery.id, coalesce(recipient, webhook_endpoint.url, contact.email, technician.email,"
        "  person.email) AS receiver, mail.id AS mail_id, subject, event.type AS event_type"
        " FROM delivery LEFT JOIN mail ON mail.delivery_id = delivery.id"
        " LEFT JOIN webhook_endpoint ON webhook_endpoint.id = target_id"
        " LEFT JOIN contact ON contact.id = target_id"
        " LEFT JOIN technician ON technician.id = target_id"
        " LEFT JOIN person ON person.id = target_id"
        " LEFT JOIN event ON event.id = event_id"
        " WHERE delivery.id = ANY($1)",
        sorted(delivery_ids),
    )
    return {row["id"]: read_row(Parcel, row) for row in rows}


class Traffic(Struct, frozen=True):
    """What leaves and comes in: what failed or waits, and what of it was the last.

    Attributes:
        mails_failed, webhooks_failed: deliveries that nobody tries again by itself.
        mails_waiting: deliveries of mails that are still to be tried.
        oldest_due_at: since when the oldest delivery is due that nobody has sent yet.
        mail_sent_at: when a relay took the newest mail that one took.
        quarantined: messages that came in, and wait for somebody to look at them.
        received_at: when the newest message came.
    """

    mails_failed: int
    mails_waiting: int
    webhooks_failed: int
    oldest_due_at: datetime | None
    mail_sent_at: datetime | None
    quarantined: int
    received_at: datetime | None


async def traffic(db: Reader, now: datetime) -> Traffic:
    """How what leaves and comes in stands at this moment."""
    row = await db.fetchrow(
        "SELECT count(*) FILTER (WHERE state = 'failed' AND channel = 'mail') AS mails_failed,"
        " count(*) FILTER (WHERE state = 'waiting' AND channel = 'mail') AS mails_waiting,"
        " count(*) FILTER (WHERE state = 'failed' AND channel = 'webhook') AS webhooks_failed,"
        " min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= $1) AS oldest_due_at,"
        " (SELECT sent_at FROM mail WHERE sent_at IS NOT NULL ORDER BY id DESC LIMIT 1) AS mail_sent_at,"
        " (SELECT count(*) FROM inbound_email WHERE outcome = 'quarantined') AS quarantined,"
        " (SELECT received_at FROM inbound_email ORDER BY id DESC LIMIT 1) AS received_at"
        " FROM delivery WHERE state IN ('failed', 'waiting')",
        now,
    )
    assert row is not None
    return read_row(Traffic, row)


class ReturnedAddress(NamedTuple):
    """A contact whose mail comes back for good, from this address, and what was said then."""

    contact_id: UUID
    contact_name: str
    customer_name: str
    address: str
    since: datetime
    diagnostic: str | None


async def returned(db: Reader, after: UUID | None) -> list[ReturnedAddress]:
    """Contacts whose mail comes back from the address that they still have, behind one of them."""
    rows = await db.fetch(
        "SELECT contact.id, contact.name, customer.name AS customer_name, unreachable_address,"
        " unreachable_at, diagnostic FROM contact_mail"
        " JOIN contact ON contact.id = contact_id JOIN customer ON customer.id = contact.customer_id"
        " WHERE unreachable_address = lower(contact.email) AND ($1::uuid IS NULL OR contact.id > $1)"
        f" ORDER BY contact.id LIMIT {MOST_RETURNED + 1}",
        after,
    )
    return [ReturnedAddress(*row) for row in rows]


async def names_of(
    db: Reader, customer_id: UUID | None, ticket_id: UUID | None
) -> tuple[str | None, int | None]:
    """What a customer is called, and which number a ticket has."""
    row = await db.fetchrow(
        "SELECT (SELECT name FROM customer WHERE id = $1), (SELECT number FROM ticket WHERE id = $2)",
        customer_id,
        ticket_id,
    )
    assert row is not None
    return row[0], row[1]


async def customers_of_accounts(db: Reader, account_ids: Collection[UUID]) -> dict[str, UUID]:
    """Whose credit accounts these are, by the account as text."""
    rows = await db.fetch(
        "SELECT credit_account_id, customer_id FROM credit_account WHERE credit_account_id = ANY($1)",
        sorted(account_ids),
    )
    return {str(row["credit_account_id"]): row["customer_id"] for row in rows}
