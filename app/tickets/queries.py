"""What is read about tickets, as records."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from app import errors
from app.access.owners import customer_of
from app.access.permissions import Capability, may
from app.customers import queries as customers
from app.kit.postgres.database import Reader, Row, Tx
from app.kit.postgres.rows import lock_row, packed, read_row
from app.kit.web.pagination import Page
from app.plans.rules import DEFAULT_TERMS
from app.tickets import search
from app.tickets.clocks import ClockEvent, Promise, Turn
from app.tickets.facts import Installation, Requester, TicketBilling
from app.tickets.rows import (
    CallTaskRecord,
    ListedCallTask,
    OverdueTicket,
    PhoneCallRecord,
    Suggestion,
    TicketChangeRecord,
    TicketKey,
    TicketRecord,
    WatcherRecord,
)
from app.tickets.rules import TECHNICAL_DATA, TicketKind, TicketStatus
from app.tickets.tables import CallTask, PhoneCall, Ticket, TicketChange

_OWN = ", ".join(f"ticket.{name}" for name in Ticket.columns if name not in TECHNICAL_DATA)
_WHOLE = ", ".join(f"ticket.{name}" for name in TECHNICAL_DATA)
# Lists tell whether technical data is there, and carry none of it.
_FIRST = ", ".join(f"left(ticket.{name}, 1) AS {name}" for name in TECHNICAL_DATA)
# Beside a ticket: its plan, what a bug report is judged by (T7), what was suggested, whom to call.
_BESIDE = f"""
    plan.code AS plan_code, plan_version.call_after_replies, customer.deployment,
    server.recommended_procedure, server.recommended_configuration, company.support_phone,
    ARRAY(
        SELECT {packed(Suggestion)} FROM article WHERE id = ANY(suggested_articles)
        ORDER BY array_position(suggested_articles, id)
    ) AS suggestions,
    ARRAY(
        SELECT {packed(CallTaskRecord)} FROM call_task
        WHERE ticket_id = ticket.id ORDER BY id
    ) AS call_tasks,
    ARRAY(
        SELECT {packed(WatcherRecord, "watcher", name="contact.name", email="contact.email")}
        FROM watcher JOIN contact ON contact.id = watcher.contact_id
        WHERE watcher.ticket_id = ticket.id ORDER BY watcher.contact_id
    ) AS watchers,
    ARRAY(
        SELECT merged.id FROM ticket AS merged WHERE merged.merged_into = ticket.id ORDER BY merged.id
    ) AS merged_from,
    (SELECT count(*) FROM message WHERE ticket_id = ticket.id AND NOT public) AS notes
"""
_JOINS = """
JOIN plan_version ON plan_version.id = plan_version_id
JOIN plan ON plan.id = plan_id
JOIN customer ON customer.id = ticket.customer_id
LEFT JOIN server ON server.id = ticket.server_id
CROSS JOIN company
"""
_CLOCK = "ARRAY(SELECT (turn, at) FROM clock_turn WHERE ticket_id = ticket.id ORDER BY number)"
_TICKET = f"SELECT {_OWN}, {_WHOLE}, {_BESIDE}, {_CLOCK} AS clock FROM ticket {_JOINS}"
# The queue's order: everybody's next is the first that is not resolved (P2, T8, T9).
ORDER = (
    "stage", "after_outages", "queue_rank", "severity", "resolution_due_at", "created_at", "id",
)  # fmt: skip
_ORDERED = ", ".join(f"ticket.{name}" for name in ORDER)
_CALL_TASK = f"""
SELECT * FROM (
    SELECT {", ".join(f"call_task.{name}" for name in CallTask.columns)},
           resolution_due_at AS due_at, technician_id
    FROM call_task JOIN ticket ON ticket.id = ticket_id
) AS call_task
"""
_WATCHER = """
SELECT * FROM (
    SELECT contact.id, ticket_id, contact_id, contact.name, contact.email, watcher.actor, added_at
    FROM watcher JOIN contact ON contact.id = watcher.contact_id
) AS watching
"""

owner = customer_of("ticket")
# An internal note is no customer's: its own id stands for whose it is.
owner_of_call_task = customer_of("call_task")


def _ticket(row: Row) -> TicketRecord:
    return read_row(
        TicketRecord,
        row,
        promises=tuple(Promise.of(one) for one in row["promises"]),
        clock=tuple(ClockEvent(Turn(turn), at) for turn, at in row.get("clock", ())),
    )


async def ticket(db: Reader, ticket_id: UUID) -> TicketRecord | None:
    """One ticket, with its technical data and its clock."""
    row = await db.fetchrow(f"{_TICKET} WHERE ticket.id = $1", ticket_id)
    return None if row is None else _ticket(row)


async def tickets_by_id(db: Reader, ticket_ids: Collection[UUID]) -> dict[UUID, TicketRecord]:
    """These tickets, with the same."""
    rows = await db.fetch(f"{_TICKET} WHERE ticket.id = ANY($1)", sorted(ticket_ids))
    return {row["id"]: _ticket(row) for row in rows}


async def lock_ticket(tx: Tx, ticket_id: UUID) -> TicketRecord:
    """The ticket, read under its lock.

    Raises:
        TicketNotFound, StaleVersion.
    """
    await lock_row(tx, Ticket, ticket_id)
    return _seen(tx, await ticket(tx.connection, ticket_id))


def _seen(tx: Tx, found: TicketRecord | None) -> TicketRecord:
    """The ticket, in the version that the caller names as it counts them.

    Raises:
        TicketNotFound, StaleVersion.
    """
    if found is None:
        raise errors.TicketNotFound()
    inside = may(tx.actor, Capability.READ_INTERNAL)
    tx.check_version(found.version if inside else found.public_version)
    return found


async def lock_two(
    tx: Tx, ticket_id: UUID, other_id: UUID
) -> tuple[TicketRecord, TicketRecord | None]:
    """A ticket and another one, read under their locks: those of two tickets are taken in order of id.

    Raises:
        TicketNotFound, StaleVersion: of the first.
    """
    await tx.begin(
        f"SELECT 1 FROM ticket WHERE id IN ('{ticket_id}', '{other_id}') ORDER BY id FOR UPDATE"
    )
    found = _seen(tx, await ticket(tx.connection, ticket_id))
    return found, await ticket(tx.connection, other_id)


async def lock_live(tx: Tx, ticket_id: UUID) -> TicketRecord:
    """The ticket, or the one that it was merged into at last, read under its lock.

    The lock of one that goes on in another is given back first: two are only ever locked in order of id.

    Raises:
        TicketNotFound, StaleVersion.
    """
    lock = "SELECT 1 FROM ticket WHERE id = '{}' FOR UPDATE"
    await tx.begin(f"SAVEPOINT live; {lock.format(ticket_id)}")
    found = _seen(tx, await ticket(tx.connection, ticket_id))
    while found.merged_into is not None:
        await tx.begin(f"ROLLBACK TO SAVEPOINT live; {lock.format(found.merged_into)}")
        found = _seen(tx, await ticket(tx.connection, found.merged_into))
    return found


class TicketFilters(Struct, frozen=True, kw_only=True):
    """What a list of tickets is narrowed to; None does not narrow.

    Attributes:
        plan: the code of the one that they were made under.
        overdue_at: those whose clock runs though they were due before this instant.
        in_time_at: all others.
        words: what is looked for in all that was written.
        public_words: what is looked for in what customers read.
    """

    customer_id: UUID | None = None
    technician_id: UUID | None = None
    status: Sequence[TicketStatus] | None = None
    kind: Sequence[TicketKind] | None = None
    severity: Sequence[int] | None = None
    number: int | None = None
    plan: str | None = None
    starving: bool | None = None
    unassigned: bool | None = None
    waiting: bool | None = None
    overdue_at: datetime | None = None
    in_time_at: datetime | None = None
    words: str | None = None
    public_words: str | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None


# By filter, the condition where it is not that a column has the value.
_CONDITIONS = {
    **{name: f"{name} = ANY({{}})" for name in ("status", "kind", "severity")},
    "plan": "plan_version_id IN (SELECT plan_version.id FROM plan_version JOIN plan"
    " ON plan.id = plan_version.plan_id WHERE plan.code = {})",
    "from_at": "created_at >= {}",
    "to_at": "created_at < {}",
    "starving": "(starved_at IS NOT NULL AND technician_id IS NULL AND stage = 0) = {}",
    "unassigned": "(technician_id IS NULL AND stage < 2) = {}",
    "waiting": "(stage = 1) = {}",
    "overdue_at": "stage = 0 AND resolution_due_at < {}",
    "in_time_at": "NOT (stage = 0 AND resolution_due_at < {})",
    "words": search.condition("{}", public=False),
    "public_words": search.condition("{}", public=True),
}


async def tickets(
    db: Reader, filters: TicketFilters, after: Sequence[Any] | None, limit: int
) -> list[TicketRecord]:
    """Tickets in working order, behind the place ``after`` in it."""
    given = {name: value for name, value in asdict(filters).items() if value is not None}
    values = list(given.values())
    conditions = [
        _CONDITIONS.get(name, f"{name} = {{}}").replace("{}", f"${at}")
        for at, name in enumerate(given, start=1)
    ]
    if after is not None:
        first = len(values) + 1
        places = ", ".join(f"${first + at}" for at in range(len(ORDER)))
        conditions.append(f"({_ORDERED}) > ({places})")
        values += after
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = await db.fetch(
        f"WITH listed AS MATERIALIZED (SELECT ticket.* FROM ticket {where}"
        f" ORDER BY {_ORDERED} LIMIT {limit})"
        f" SELECT {_OWN}, {_FIRST}, {_BESIDE} FROM listed AS ticket {_JOINS} ORDER BY {_ORDERED}",
        *values,
    )
    return [_ticket(row) for row in rows]


async def requester(db: Reader, customer_id: UUID, contact_id: UUID | None) -> Requester | None:
    """Who opens a ticket, with the number that it gets; None without the customer, which stays."""
    row = await db.fetchrow(
        "SELECT nextval('ticket_number') AS number, deployment, customer.language,"
        " contact.language AS contact_language, contact.name AS contact_name,"
        " contact.email AS contact_email, contact.phone AS contact_phone, support_phone,"
        " customer.deactivated_at IS NOT NULL AS customer_inactive,"
        " contact.deactivated_at IS NOT NULL AS contact_inactive"
        " FROM customer CROSS JOIN company"
        " LEFT JOIN contact ON contact.id = $2 AND contact.customer_id = customer.id"
        " WHERE customer.id = $1 FOR SHARE OF customer",
        customer_id,
        contact_id,
    )
    return None if row is None else read_row(Requester, row)


async def installation(db: Reader, customer_id: UUID, server_id: UUID | None) -> Installation:
    """What is known of the server that a ticket is about; nothing without one.

    Raises:
        ServerNotFound: it is not the customer's.
        ServerInactive: it has left.
    """
    if server_id is None:
        return Installation()
    server = await customers.server(db, server_id)
    if server is None or server.customer_id != customer_id:
        raise errors.ServerNotFound(server_id=server_id)
    if server.deactivated_at is not None:
        raise errors.ServerInactive(server_id=server_id)
    return Installation(server.recommended_procedure, server.recommended_configuration)


async def billing(db: Reader, ticket_id: UUID, *, locked: bool = False) -> TicketBilling | None:
    """What decides whether a session for a ticket is billed from credit (rules C6, T7).

    It stays so until the transaction ends if it is ``locked``.
    """
    row = await db.fetchrow(
        "SELECT customer_id, server_id, status, kind, legitimacy FROM ticket WHERE id = $1"
        + (" FOR SHARE" if locked else ""),
        ticket_id,
    )
    return None if row is None else read_row(TicketBilling, row)


async def first_unassigned(db: Reader) -> UUID | None:
    """The first ticket of the queue that nobody has taken and nobody is taking; it is locked."""
    found: UUID | None = await db.fetchval(
        "SELECT id FROM ticket WHERE technician_id IS NULL AND status IN ('new', 'open')"
        f" ORDER BY {', '.join(ORDER[1:])} LIMIT 1 FOR UPDATE SKIP LOCKED"
    )
    return found


async def ahead(db: Reader, ticket: TicketRecord) -> int:
    """How many tickets that are to be worked on stand before this one in the working order."""
    places = ", ".join(f"${at}" for at in range(1, len(ORDER) + 1))
    found: int = await db.fetchval(
        f"SELECT count(*) FROM ticket WHERE stage = 0 AND ({_ORDERED}) < ({places})",
        *(getattr(ticket, name) for name in ORDER),
    )
    return found


async def starving(db: Reader, now: datetime, limit: int) -> list[TicketKey]:
    """Tickets that nobody took in time, and of which that was not told yet; they are locked."""
    rows = await db.fetch(
        "SELECT id, customer_id FROM ticket WHERE technician_id IS NULL"
        " AND status IN ('new', 'open') AND starved_at IS NULL AND starves_at <= $1"
        f" ORDER BY starves_at LIMIT {limit} FOR UPDATE SKIP LOCKED",
        now,
    )
    return [read_row(TicketKey, row) for row in rows]


async def overdue(db: Reader, now: datetime, limit: int) -> list[OverdueTicket]:
    """Tickets to be worked on whose promise has ended, which was not told yet; they are locked."""
    rows = await db.fetch(
        "SELECT id, customer_id, resolution_due_at FROM ticket"
        " WHERE status IN ('new', 'open') AND overdue_told_at IS NULL AND resolution_due_at <= $1"
        f" ORDER BY resolution_due_at LIMIT {limit} FOR UPDATE SKIP LOCKED",
        now,
    )
    return [read_row(OverdueTicket, row) for row in rows]


async def to_be_closed(db: Reader, now: datetime, limit: int) -> list[TicketKey]:
    """Tickets that were resolved as long ago as the terms of their plan say (T13); they are locked."""
    rows = await db.fetch(
        "SELECT ticket.id, customer_id FROM ticket"
        " JOIN plan_version ON plan_version.id = plan_version_id"
        " CROSS JOIN LATERAL (SELECT coalesce((terms ->> 'close_after_days')::int, $2)) AS agreed (days)"
        " WHERE status = 'resolved' AND days > 0"
        " AND resolved_at <= $1::timestamptz - make_interval(days => days)"
        f" ORDER BY resolved_at LIMIT {limit} FOR UPDATE OF ticket SKIP LOCKED",
        now,
        DEFAULT_TERMS.close_after_days,
    )
    return [read_row(TicketKey, row) for row in rows]


async def usual_languages(db: Reader, ticket_id: UUID) -> list[str | None]:
    """The language of the contact whose ticket it is, if known, then the customer's (rule T6)."""
    row = await db.fetchrow(
        "SELECT contact.language AS theirs, customer.language AS usual FROM ticket"
        " JOIN customer ON customer.id = ticket.customer_id"
        " LEFT JOIN contact ON contact.id = ticket.contact_id WHERE ticket.id = $1",
        ticket_id,
    )
    assert row is not None
    return [row["theirs"], row["usual"]]


async def watchers(db: Reader, page: Page, ticket_id: UUID) -> list[WatcherRecord]:
    """A page of who watches a ticket, in the order of their contacts."""
    rows = await page.rows(db, _WATCHER, {"ticket_id = {}": ticket_id})
    return [read_row(WatcherRecord, row) for row in rows]


async def calls(db: Reader, page: Page, ticket_id: UUID) -> list[PhoneCallRecord]:
    """A page of the calls about a ticket."""
    select = f"SELECT {', '.join(PhoneCall.columns)} FROM phone_call"
    rows = await page.rows(db, select, {"ticket_id = {}": ticket_id})
    return [read_row(PhoneCallRecord, row) for row in rows]


async def changes(db: Reader, page: Page, ticket_id: UUID) -> list[TicketChangeRecord]:
    """A page of what was decided about a ticket."""
    select = f"SELECT {', '.join(TicketChange.columns)} FROM ticket_change"
    rows = await page.rows(db, select, {"ticket_id = {}": ticket_id})
    return [read_row(TicketChangeRecord, row) for row in rows]


async def call_task(db: Reader, call_task_id: UUID) -> ListedCallTask | None:
    """One call task, with its ticket's due time."""
    row = await db.fetchrow(f"{_CALL_TASK} WHERE id = $1", call_task_id)
    return None if row is None else read_row(ListedCallTask, row)


async def call_tasks(
    db: Reader,
    page: Page,
    *,
    customer_id: UUID | None,
    technician_id: UUID | None,
    is_open: bool | None,
) -> list[ListedCallTask]:
    """A page of call tasks, narrowed to what is given."""
    filters = {
        "customer_id = {}": customer_id,
        "technician_id = {}": technician_id,
        "(closed_at IS NULL) = {}": is_open,
    }
    return [read_row(ListedCallTask, row) for row in await page.rows(db, _CALL_TASK, filters)]
