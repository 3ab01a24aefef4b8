"""The rows of a ticket, staged together: itself, the turns of its clock, its messages and its event."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime
from app.customers import queries as customers
from app.kit import outbox
from app.kit.database import Tx
from app.plans.rows import PlanVersionRecord
from app.tickets import clocks, queries, rules
from app.tickets.clocks import ClockEvent, Promise, Turn
from app.tickets.rules import CallOutcome, MessageAuthor, TicketKind, TicketStatus
from app.tickets.tables import Ticket
from app.tickets.views import CallTask, TicketView, ticket_view

Facts = dict[str, Any]

_INSERT = (
    f"INSERT INTO ticket ({', '.join(Ticket.model_fields)})"
    f" VALUES ({', '.join(f'${at}' for at in range(1, len(Ticket.model_fields) + 1))})"
)


async def locked(tx: Tx, ticket_id: UUID) -> Facts:
    """The ticket, read under its lock.

    Raises:
        TicketNotFound, StaleVersion.
    """
    await tx.begin(f"SELECT 1 FROM ticket WHERE id = '{ticket_id}' FOR UPDATE")
    return await held(tx, ticket_id)


async def held(tx: Tx, ticket_id: UUID) -> Facts:
    """The ticket, read after it was locked.

    Raises:
        TicketNotFound, StaleVersion.
    """
    row = await queries.ticket(tx.connection, ticket_id)
    if row is None:
        raise errors.TicketNotFound()
    tx.check_version(row["version"])
    return dict(row)


def insert(tx: Tx, made: Facts) -> None:
    """Stage a new ticket and the start of its clock."""
    tx.stage(_INSERT, *(made[name] for name in Ticket.model_fields))
    _turn(tx, made, 1, Turn.START, made["created_at"])


def update(tx: Tx, ticket: Facts, changes: Mapping[str, Any]) -> TicketView:
    """Stage the changed columns of a ticket; returns it as it will be."""
    after = {**ticket, **changes, "version": ticket["version"] + 1}
    after["stage"] = rules.stage(TicketStatus(after["status"]))
    changed = [
        name for name in Ticket.model_fields if name in ticket and after[name] != ticket[name]
    ]
    places = ", ".join(f"{name} = ${at}" for at, name in enumerate(changed, start=2))
    tx.stage(
        f"UPDATE ticket SET {places} WHERE id = $1",
        ticket["id"],
        *(after[name] for name in changed),
    )
    return ticket_view(after)


def emit(tx: Tx, kind: str, ticket: Mapping[str, Any], **data: Any) -> None:
    """Gather an event of a ticket."""
    outbox.emit(tx, kind, ticket["id"], customer_id=ticket["customer_id"], data=data)


def _turn(tx: Tx, ticket: Facts, number: int, turn: Turn, at: datetime) -> None:
    tx.stage(
        "INSERT INTO clock_turn (ticket_id, number, turn, at, actor) VALUES ($1, $2, $3, $4, $5)",
        ticket["id"], number, turn.value, at, tx.actor.id,
    )  # fmt: skip


def clock(ticket: Mapping[str, Any]) -> list[ClockEvent]:
    """The turns of a ticket's clock so far."""
    return [ClockEvent(Turn(turn), at) for turn, at in ticket["clock"]]


def promises(ticket: Mapping[str, Any]) -> list[Promise]:
    """What a ticket was promised."""
    return [Promise.of(one) for one in ticket["promises"]]


async def move(tx: Tx, ticket: Facts, after: TicketStatus) -> Facts:
    """Stage what a new status does to clock and call task; returns the changed columns.

    Resolving closes an open call task as not needed; reopening goes on where the clock stopped.
    """
    before = TicketStatus(ticket["status"])
    changes: Facts = {"status": after.value}
    turn = rules.turn(before, after)
    events = clock(ticket)
    # Clocks of several machines differ: a turn is never before the one it follows.
    now = max(tx.now, events[-1].at)
    if turn is not None:
        changes["turns"] = ticket["turns"] + 1
        _turn(tx, ticket, changes["turns"], turn, now)
        if turn is Turn.RESUME:
            events.append(ClockEvent(turn, now))
            changes |= await due(tx, ticket, events)
    if after is TicketStatus.RESOLVED and before is not after:
        changes["resolved_at"] = now
        _close_task(tx, ticket)
    elif before is TicketStatus.RESOLVED and after in rules.UNRESOLVED:
        changes |= {"resolved_at": None, "reopenings": ticket["reopenings"] + 1}
    return changes


async def due(
    tx: Tx, ticket: Facts, events: Sequence[ClockEvent], version: PlanVersionRecord | None = None
) -> Facts:
    """When a ticket is due and starves, by the promises it has, or those that a plan makes it."""

    def reckon(business: BusinessTime) -> tuple[datetime, Facts]:
        made = promises(ticket) if version is None else promised(ticket, version, business)
        dues = [clocks.due(one, events, business) for one in made]
        return max(dues), {
            "promises": [one.as_dict() for one in made],
            "resolution_due_at": min(dues),
            "starves_at": clocks.starving(made, events, business),
        }

    return await by_business_calendar(tx.connection, ticket["created_at"], tx.now, reckon)


def promised(
    ticket: Mapping[str, Any], version: PlanVersionRecord, business: BusinessTime
) -> list[Promise]:
    """What a version of a plan promises a ticket of this kind and severity."""
    return clocks.promises(
        version.target,
        version.severity_targets,
        ticket["severity"],
        outage=ticket["kind"] == TicketKind.CLOUD_OUTAGE,
        created_at=ticket["created_at"],
        business=business,
    )


def _close_task(tx: Tx, ticket: Facts) -> None:
    task = open_task(ticket)
    if task is not None:
        solved = task._replace(
            outcome=CallOutcome.NOT_NEEDED.value, note="resolved", closed_at=tx.now
        )
        change_task(tx, ticket, solved)


def change_task(tx: Tx, ticket: Facts, task: CallTask) -> None:
    """Stage what became of a ticket's call task; the ticket carries it from now on."""
    tx.stage(
        "UPDATE call_task SET outcome = $2, note = $3, retry_at = $4, attempts = $5,"
        " closed_at = $6 WHERE id = $1",
        task.id, task.outcome, task.note, task.retry_at, task.attempts, task.closed_at,
    )  # fmt: skip
    kind = "call_task.attempted" if task.closed_at is None else "call_task.closed"
    outbox.emit(tx, kind, task.id, customer_id=ticket["customer_id"])
    others = [one for one in ticket["call_tasks"] if one[0] != task.id]
    ticket["call_tasks"] = [*others, task]


async def installation(tx: Tx, customer_id: UUID, server_id: UUID | None) -> Facts:
    """What is known of the server a ticket is about; nothing without one.

    Raises:
        ServerNotFound: it is not the customer's.
    """
    if server_id is None:
        return {"recommended_procedure": None, "recommended_configuration": None}
    server = await customers.server(tx.connection, server_id)
    if server is None or server.customer_id != customer_id:
        raise errors.ServerNotFound(server_id=server_id)
    return {
        "recommended_procedure": server.recommended_procedure,
        "recommended_configuration": server.recommended_configuration,
    }


def open_task(ticket: Mapping[str, Any]) -> CallTask | None:
    """The call task of a ticket that is not closed; None without one."""
    tasks = (CallTask(*one) for one in ticket["call_tasks"])
    return next((one for one in tasks if one.closed_at is None), None)


def write_message(
    tx: Tx,
    ticket: Facts,
    *,
    author: MessageAuthor,
    body: str,
    language: str,
    channel: str,
    public: bool = True,
    resolves: bool = False,
    counted: bool = False,
    message_id: UUID | None = None,
) -> None:
    """Stage the next message of a ticket."""
    tx.stage(
        "INSERT INTO message (id, ticket_id, customer_id, number, author, public, channel, body,"
        " language, resolves, counted, actor, written_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        message_id or tx.new_id(), ticket["id"], ticket["customer_id"], ticket["messages"] + 1,
        author.value, public, channel, body, language, resolves, counted, tx.actor.id, tx.now,
    )  # fmt: skip
