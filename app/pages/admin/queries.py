"""What the pages of the office show of several slices at once."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.ledger.accounts import account_id
from app.plans.rules import PlanPeriod, in_force
from app.sessions.rules import LIVE
from app.tickets.rules import UNRESOLVED

# So many of each are shown on a customer's page; the lists have them all.
MOST_SHOWN = 20


# --- customers -----------------------------------------------------------------------------------


class CustomerBeside(NamedTuple):
    """What the list of customers shows beside one: its plan, and what credit is left, in minutes."""

    plan_name: str
    available_minutes: int
    debt_minutes: int


class _Near(PlanPeriod, frozen=True, kw_only=True):
    """A plan near an instant, with whose it is, and that customer's credit."""

    customer_id: UUID
    plan_name: str
    available_minutes: int
    debt_minutes: int


_BESIDE_CUSTOMERS = """
SELECT asked.customer_id, near.time_zone, near.starts_on, near.ends_on, plan.name AS plan_name,
       available_minutes, debt_minutes
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (customer_id, credit_account_id, place)
JOIN credit_account USING (credit_account_id)
CROSS JOIN LATERAL plans_near(asked.customer_id, $3) AS near
JOIN plan ON plan.id = near.plan_id
ORDER BY place
"""


async def beside_customers(
    db: Reader, customer_ids: Sequence[UUID], now: datetime
) -> dict[UUID, CustomerBeside]:
    """What the list shows beside these customers, at an instant."""
    accounts = [account_id(one) for one in customer_ids]
    rows = await db.fetch(_BESIDE_CUSTOMERS, customer_ids, accounts, now)
    near = groupby((read_row(_Near, row) for row in rows), key=lambda one: one.customer_id)
    present = {customer_id: in_force(list(plans), now) for customer_id, plans in near}
    return {
        customer_id: CustomerBeside(plan.plan_name, plan.available_minutes, plan.debt_minutes)
        for customer_id, plan in present.items()
        if plan is not None
    }


class ShownContact(Struct, frozen=True):
    """A contact as a customer's page shows it."""

    id: UUID
    name: str
    email: str
    phone: str | None
    deactivated_at: datetime | None
    unreachable: bool


class ShownServer(Struct, frozen=True):
    """A server as a customer's page shows it.

    Attributes:
        access_until: until when technicians can reach it; None when they cannot.
    """

    id: UUID
    name: str
    recommended_procedure: bool | None
    recommended_configuration: bool | None
    deactivated_at: datetime | None
    access_until: datetime | None


class ShownSubscription(Struct, frozen=True):
    """That a customer had, has or will have a plan."""

    id: UUID
    plan_id: UUID
    plan_name: str
    starts_on: date
    ends_on: date | None


class BesideCustomer(Struct, frozen=True, kw_only=True):
    """What a customer's page shows beside it.

    Attributes:
        contacts, servers: the first of each, and one more where there are more than are shown.
        subscriptions: the latest first.
        keys: how many work.
        live_sessions, open_tickets: how many are agreed, or not resolved.
    """

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    contacts: tuple[ShownContact, ...]
    servers: tuple[ShownServer, ...]
    subscriptions: tuple[ShownSubscription, ...]
    keys: int
    live_sessions: int
    open_tickets: int


_UNREACHABLE = """EXISTS (SELECT 1 FROM contact_mail
    WHERE contact_mail.contact_id = contact.id AND unreachable_address = lower(contact.email))"""
_SHOWN_CONTACT = packed(ShownContact, "contact", unreachable=_UNREACHABLE)
_SHOWN_SERVER = packed(
    ShownServer,
    "server",
    access_until="(SELECT access_until FROM access_until(server.id, $2))",
)
_SHOWN_SUBSCRIPTION = packed(ShownSubscription, "held", plan_name="plan.name")
_BESIDE_CUSTOMER = f"""
SELECT available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes,
       ARRAY(SELECT {_SHOWN_CONTACT} FROM contact WHERE contact.customer_id = $1
             ORDER BY deactivated_at IS NOT NULL, contact.id LIMIT {MOST_SHOWN + 1}) AS contacts,
       ARRAY(SELECT {_SHOWN_SERVER} FROM server WHERE server.customer_id = $1
             ORDER BY deactivated_at IS NOT NULL, server.id LIMIT {MOST_SHOWN + 1}) AS servers,
       ARRAY(SELECT {_SHOWN_SUBSCRIPTION} FROM subscription AS held JOIN plan ON plan.id = held.plan_id
             WHERE held.customer_id = $1
             ORDER BY held.starts_on DESC LIMIT {MOST_SHOWN}) AS subscriptions,
       (SELECT count(*) FROM api_key WHERE customer_id = $1 AND revoked_at IS NULL
               AND (expires_at IS NULL OR expires_at > $2)) AS keys,
       (SELECT count(*) FROM session WHERE customer_id = $1 AND status = ANY($4)) AS live_sessions,
       (SELECT count(*) FROM ticket WHERE customer_id = $1 AND status = ANY($5)) AS open_tickets
FROM credit_account WHERE credit_account_id = $3
"""


async def beside_customer(db: Reader, customer_id: UUID, now: datetime) -> BesideCustomer:
    """What a customer's page shows beside it; the customer is there."""
    account = account_id(customer_id)
    row = await db.fetchrow(
        _BESIDE_CUSTOMER, customer_id, now, account, sorted(LIVE), sorted(UNRESOLVED)
    )
    assert row is not None, "its account is made with it"
    return read_row(BesideCustomer, row)


# What the lists of all contacts and servers show of one.
_CONTACTS = f"""
SELECT * FROM (
    SELECT id, customer_id, name, email, phone, deactivated_at, {_UNREACHABLE} AS unreachable FROM contact
) AS contact
"""
_SERVERS = """
SELECT * FROM (
    SELECT id, customer_id, name, recommended_procedure, recommended_configuration, deactivated_at,
           (SELECT access_until FROM access_until(server.id, $1)) AS access_until
    FROM server
) AS server
"""


async def contacts(db: Reader, part: Page, customer_id: UUID) -> list[ShownContact]:
    """A page of a customer's contacts."""
    rows = await part.rows(db, _CONTACTS, {"customer_id = {}": customer_id})
    return [read_row(ShownContact, row) for row in rows]


async def servers(db: Reader, part: Page, customer_id: UUID, now: datetime) -> list[ShownServer]:
    """A page of a customer's servers, each with until when it can be reached."""
    rows = await part.rows(db, _SERVERS, {"customer_id = {}": customer_id}, now)
    return [read_row(ShownServer, row) for row in rows]


# --- work that somebody is needed for ---------------------------------------------------------------


class Agreed(Struct, frozen=True):
    """An agreed session."""

    id: UUID
    starts_at: datetime
    customer_name: str


class Unresolved(Struct, frozen=True):
    """A ticket that is not resolved."""

    id: UUID
    number: int
    subject: str
    customer_name: str


class Work(Struct, frozen=True):
    """Sessions by their start, and tickets by their number."""

    sessions: tuple[Agreed, ...] = ()
    tickets: tuple[Unresolved, ...] = ()


_WORK = f"""
SELECT ARRAY(SELECT {packed(Agreed, "session", customer_name="customer.name")}
             FROM session JOIN customer ON customer.id = session.customer_id
             WHERE session.id = ANY($1) ORDER BY starts_at, session.id LIMIT {MOST_SHOWN}) AS sessions,
       ARRAY(SELECT {packed(Unresolved, "ticket", customer_name="customer.name")}
             FROM ticket JOIN customer ON customer.id = ticket.customer_id
             WHERE ticket.id = ANY($2) ORDER BY number LIMIT {MOST_SHOWN}) AS tickets
"""


async def work(db: Reader, session_ids: Sequence[UUID], ticket_ids: Sequence[UUID]) -> Work:
    """The first of these sessions and tickets, as somebody knows them."""
    if not session_ids and not ticket_ids:
        return Work()
    row = await db.fetchrow(_WORK, session_ids, ticket_ids)
    assert row is not None
    return read_row(Work, row)


async def other_accesses(db: Reader, server_id: UUID, access_id: UUID, now: datetime) -> int:
    """By how many accesses beside this one technicians reach a server now."""
    found: int = await db.fetchval(
        "SELECT count(*) FROM server_access WHERE server_id = $1 AND id <> $2 AND revoked_at IS NULL"
        " AND (valid_until IS NULL OR valid_until > $3)",
        server_id,
        access_id,
        now,
    )
    return found
