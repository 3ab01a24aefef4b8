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
