"""What leads see of credit: customers by what is left, and what of one is to be known at the desk."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import SINGLE, AccountKind, account_id
from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus
from app.tickets.rules import TicketStatus
from app.warnings.queries import BURNED, SPENT_SINCE
from app.warnings.rules import BURN_DAYS, Burn, burn
from app.worksheets.rules import WorksheetStatus

# So many customers are on a page, and so many of the rest beside them.
AT_ONCE, MOST_BESIDE, MOST_OF_CUSTOMER = 25, 12, 10
MONTH_DAYS = 30

_BURN = timedelta(days=BURN_DAYS)
_CONSUMED = SINGLE[AccountKind.CONSUMED]


class Order(StrEnum):
    """By what customers stand on the board."""

    LEAST = "least"
    MOST = "most"


class CustomersCredit(Struct, frozen=True, kw_only=True):
    """A customer's credit in minutes, and how fast worksheets take it."""

    customer_id: UUID
    name: str
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    burn: Burn

    @property
    def remaining_minutes(self) -> int:
        """What is left, reserved or not, less what is owed."""
        return self.available_minutes + self.held_minutes - self.debt_minutes

    @property
    def minutes_a_month(self) -> int:
        """What 30 days take."""
        return self.burn.minutes_for(MONTH_DAYS)

    @property
    def days_left(self) -> int | None:
        """How long what is available lasts; None: nothing is spent."""
        return self.burn.days_left(self.available_minutes)


class WaitingSession(Struct, frozen=True, kw_only=True):
    """A session that waits for credit, and until when."""

    id: UUID
    customer_id: UUID
    customer_name: str
    starts_at: datetime
    needed_minutes: int
    top_up_by: datetime


class OpenWorksheet(Struct, frozen=True, kw_only=True):
    """A worksheet that nobody has confirmed."""

    id: UUID
    customer_id: UUID
    customer_name: str
    status: WorksheetStatus
    billed_minutes: int
    submitted_at: datetime


# Which way it goes stands in the words of the statement; to sort all is quick, and no index would serve.
_BOARD = f"""
WITH shown AS MATERIALIZED (
    SELECT account.*, customer.name, available_minutes + held_minutes - debt_minutes AS remaining
    FROM credit_account AS account
    JOIN customer ON customer.id = account.customer_id AND customer.deactivated_at IS NULL
    WHERE account.seq > 0 AND ($1::uuid IS NULL OR
        (available_minutes + held_minutes - debt_minutes, account.customer_id) {{beyond}} (
            SELECT available_minutes + held_minutes - debt_minutes, last.customer_id
            FROM credit_account AS last WHERE last.credit_account_id = $1))
    ORDER BY remaining {{way}}, account.customer_id {{way}} LIMIT $3
)
SELECT account.customer_id, account.name, account.available_minutes, account.held_minutes,
       account.awaiting_confirmation_minutes, account.debt_minutes,
       first.booked_at AS first_booked_at, {BURNED} AS burned_minutes
FROM shown AS account {SPENT_SINCE}
ORDER BY account.remaining {{way}}, account.customer_id {{way}}
"""
_WAYS: Mapping[Order, Mapping[str, str]] = {
    Order.LEAST: {"beyond": ">", "way": "ASC"},
    Order.MOST: {"beyond": "<", "way": "DESC"},
}


async def board(
    db: Reader, order: Order, after: UUID | None, now: datetime
) -> list[CustomersCredit]:
    """Customers by what is left, behind one of them; one more than a page where there are more."""
    account = None if after is None else account_id(after)
    statement = _BOARD.format(**_WAYS[order])
    rows = await db.fetch(statement, account, now - _BURN, AT_ONCE + 1, _CONSUMED)
    return [
        read_row(
            CustomersCredit, row, burn=burn(row["burned_minutes"], row["first_booked_at"], now)
        )
        for row in rows
    ]


async def waiting(db: Reader, now: datetime) -> list[WaitingSession]:
    """Sessions that wait for credit: whose time to top up ends first."""
    rows = await db.fetch(
        "SELECT session.id, customer_id, customer.name AS customer_name, starts_at, top_up_by,"
        " estimated_minutes * reserved_technicians AS needed_minutes"
        " FROM session JOIN customer ON customer.id = customer_id"
        " WHERE status = 'awaiting_credit' AND top_up_by >= $1"
        f" ORDER BY top_up_by, session.id LIMIT {MOST_BESIDE}",
        now,
    )
    return [read_row(WaitingSession, row) for row in rows]


async def open_worksheets(db: Reader) -> list[OpenWorksheet]:
    """Worksheets that nobody has confirmed, the oldest first."""
    rows = await db.fetch(
        "SELECT worksheet.id, customer_id, customer.name AS customer_name, status, billed_minutes,"
        " submitted_at FROM worksheet JOIN customer ON customer.id = customer_id"
        f" WHERE status <> 'confirmed' ORDER BY submitted_at, worksheet.id LIMIT {MOST_BESIDE}"
    )
    return [read_row(OpenWorksheet, row) for row in rows]


class ItsSession(Struct, frozen=True):
    """A customer's session in short."""

    id: UUID
    starts_at: datetime
    category: SessionCategory
    status: SessionStatus


class ItsTicket(Struct, frozen=True):
    """A customer's ticket in short."""

    id: UUID
    number: int
    subject: str
    status: TicketStatus


class ItsContact(Struct, frozen=True):
    """Somebody of a customer."""

    id: UUID
    name: str
    email: str
    phone: str | None


class ItsServer(Struct, frozen=True):
    """A customer's server, and until when it can be reached."""

    id: UUID
    name: str
    access_until: datetime | None


class CustomerAtDesk(Struct, frozen=True, kw_only=True):
    """A customer, with what is to be known of it at the desk; of each kind the newest."""

    id: UUID
    name: str
    time_zone: str
    deactivated_at: datetime | None
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    sessions: tuple[ItsSession, ...]
    tickets: tuple[ItsTicket, ...]
    contacts: tuple[ItsContact, ...]
    servers: tuple[ItsServer, ...]


_CUSTOMER = f"""
SELECT customer.id, customer.name, customer.time_zone, customer.deactivated_at,
       available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes,
       ARRAY(SELECT {
    packed(ItsSession, status="session_status(status, top_up_by, $2)")
} FROM session
             WHERE session.customer_id = customer.id
             ORDER BY starts_at DESC, session.id DESC LIMIT {MOST_OF_CUSTOMER}) AS sessions,
       ARRAY(SELECT {packed(ItsTicket)} FROM ticket WHERE ticket.customer_id = customer.id
             ORDER BY ticket.id DESC LIMIT {MOST_OF_CUSTOMER}) AS tickets,
       ARRAY(SELECT {packed(ItsContact, "one")} FROM contact AS one
             WHERE one.customer_id = customer.id AND one.deactivated_at IS NULL
             ORDER BY one.name, one.id LIMIT {MOST_OF_CUSTOMER}) AS contacts,
       ARRAY(SELECT {
    packed(ItsServer, "one", access_until="(SELECT access_until FROM access_until(one.id, $2))")
}
             FROM server AS one WHERE one.customer_id = customer.id AND one.deactivated_at IS NULL
             ORDER BY one.name, one.id LIMIT {MOST_OF_CUSTOMER}) AS servers
FROM customer JOIN credit_account ON credit_account_id = $3 WHERE customer.id = $1
"""


async def customer(db: Reader, customer_id: UUID, now: datetime) -> CustomerAtDesk | None:
    """A customer, as it is at an instant."""
    row = await db.fetchrow(_CUSTOMER, customer_id, now, account_id(customer_id))
    return None if row is None else read_row(CustomerAtDesk, row)
