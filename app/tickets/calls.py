"""Calls about a ticket, and the call task that asks for one (rules P1, P2, T5)."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime, reached
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_row
from app.tickets import queries, rows, rules
from app.tickets.rows import CallTaskRecord, PhoneCallRecord, TicketRecord
from app.tickets.rules import CallDirection, CallOutcome
from app.tickets.schemas import NewCall
from app.tickets.tables import CallTask, PhoneCall
from app.tickets.views import TicketView, ticket_view

# When nobody says when to try again (reading).
RETRY_AFTER = timedelta(hours=1)


async def record(tx: Tx, ticket_id: UUID, body: NewCall) -> TicketView:
    """Record a call. One that the provider makes fulfils the open call task, or says when to retry.

    A customer may always phone about an existing ticket, whatever its plan (rule T2).

    Raises:
        TicketNotFound, StaleVersion, NoCallTask, ReasonMissing (of a call that is not needed),
        InstantInPast (to try again).
    """
    if body.retry_at is not None and body.retry_at < tx.now:
        raise errors.InstantInPast(
            "A call is tried again now or later.", field="retry_at", value=body.retry_at
        )
    ticket = await queries.lock_ticket(tx, ticket_id)
    is_open = ticket.open_call_task is not None
    rules.check_call(body.direction, body.outcome, body.note, open_task=is_open)
    task = ticket.open_call_task if body.direction is CallDirection.OUTBOUND else None
    call = PhoneCallRecord(
        id=tx.new_id(), ticket_id=ticket_id, customer_id=ticket.customer_id,
        call_task_id=None if task is None else task.id, direction=body.direction, outcome=body.outcome,
        note=body.note, actor=tx.actor.id, called_at=tx.now,
    )  # fmt: skip
    insert_row(tx, PhoneCall, call)
    rows.emit(
        tx, "ticket.called", ticket, direction=body.direction.value, outcome=body.outcome.value
    )
    after = ticket if task is None else await _attempt(tx, ticket, task, body)
    return ticket_view(rows.update(tx, ticket, after))


async def _attempt(
    tx: Tx, ticket: TicketRecord, task: CallTaskRecord, body: NewCall
) -> TicketRecord:
    """What an outbound call does to the open task: another attempt, or its end."""
    closes = body.outcome is not CallOutcome.NOT_REACHED
    needed = body.outcome is not CallOutcome.NOT_NEEDED
    after = replace(
        task,
        outcome=body.outcome,
        # Customers see the task, and why it is not needed; what else was noted stays with the call.
        note=None if needed else body.note,
        retry_at=None if closes else body.retry_at or await _in_an_hour(tx),
        attempts=task.attempts + needed,
        closed_at=tx.now if closes else None,
    )
    ticket = _change(tx, ticket, task, after)
    return replace(ticket, replies_since_call=0) if closes else ticket


async def _in_an_hour(tx: Tx) -> datetime:
    def compute(business: BusinessTime) -> tuple[datetime, datetime]:
        at = reached(business, tx.now, RETRY_AFTER)
        return at, at

    return await by_business_calendar(tx.connection, tx.now, tx.now, compute)


def ask_for_call(tx: Tx, ticket: TicketRecord) -> TicketRecord:
    """Stage a call task where the plan asks for a call after this reply (rules P1, P2)."""
    is_open = ticket.open_call_task is not None
    if not rules.makes_call_task(
        ticket.replies_since_call, ticket.call_after_replies, ticket.status, open_task=is_open
    ):
        return ticket
    task = CallTaskRecord(
        id=tx.new_id(), ticket_id=ticket.id, customer_id=ticket.customer_id, outcome=None,
        note=None, retry_at=None, attempts=0, opened_at=tx.now, closed_at=None,
    )  # fmt: skip
    insert_row(tx, CallTask, task)
    outbox.emit(tx, "call_task.opened", task.id, customer_id=ticket.customer_id)
    return replace(ticket, call_tasks=(*ticket.call_tasks, task))


def close_unneeded(tx: Tx, ticket: TicketRecord) -> TicketRecord:
    """Stage that the call that was to be made is not needed: the ticket is resolved."""
    task = ticket.open_call_task
    if task is None:
        return ticket
    after = replace(task, outcome=CallOutcome.NOT_NEEDED, note="resolved", closed_at=tx.now)
    return _change(tx, ticket, task, after)


def _change(
    tx: Tx, ticket: TicketRecord, before: CallTaskRecord, after: CallTaskRecord
) -> TicketRecord:
    update_row(tx, CallTask, before, after)
    kind = "call_task.attempted" if after.closed_at is None else "call_task.closed"
    outbox.emit(tx, kind, after.id, customer_id=ticket.customer_id)
    others = (one for one in ticket.call_tasks if one.id != after.id)
    return replace(ticket, call_tasks=(*others, after))
