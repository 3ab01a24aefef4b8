"""What the pages about how it runs show of several slices at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from app.kit.database import Reader
from app.kit.pagination import Page
from app.kit.rows import read_row
from app.mails.rows import ListedMail

# So many addresses that mail comes back from are shown at once.
MOST_RETURNED = 50


class MailState(StrEnum):
    """Whether a mail has left."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class StatedMail:
    """A mail, and whether it has left: ``kept`` is what no relay was asked to take."""

    mail: ListedMail
    state: MailState

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
           language, subject, message_id, mail.created_at, sent_at, {_STATE} AS state
    FROM mail LEFT JOIN delivery ON delivery.id = mail.delivery_id
) AS stated
"""


async def mails(db: Reader, page: Page, state: MailState | None) -> list[StatedMail]:
    """A page of mails, the newest first."""
    rows = await page.rows(db, _MAIL, {"state = {}": state}, newest_first=True)
    return [StatedMail(read_row(ListedMail, row), MailState(row["state"])) for row in rows]


async def mail_state(db: Reader, mail_id: UUID) -> MailState:
    """Whether a mail that is there has left."""
    return MailState(
        await db.fetchval(f"SELECT state FROM ({_MAIL}) AS one WHERE id = $1", mail_id)
    )


@dataclass(frozen=True, slots=True)
class Traffic:
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
