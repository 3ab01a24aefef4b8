"""Calls about a ticket, and the call task that they fulfil (rules P1, P2, T5)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app import errors
from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime, reached
from app.kit.database import Tx
from app.tickets import rows, rules
from app.tickets.rules import CallDirection, CallOutcome
from app.tickets.schemas import NewCall
from app.tickets.views import CallTask, TicketView

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
    ticket = await rows.locked(tx, ticket_id)
    task = rows.open_task(ticket)
    rules.check_call(body.direction, body.outcome, body.note, open_task=task is not None)
    made = task if body.direction is CallDirection.OUTBOUND else None
    call_id = tx.new_id()
    tx.stage(
        "INSERT INTO phone_call (id, ticket_id, customer_id, call_task_id, direction, outcome, note,"
        " actor, called_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        call_id, ticket_id, ticket["customer_id"], made and made.id, body.direction.value,
        body.outcome.value, body.note, tx.actor.id, tx.now,
    )  # fmt: skip
    rows.emit(
        tx, "ticket.called", ticket, direction=body.direction.value, outcome=body.outcome.value
    )
    changes: dict[str, Any] = {}
    if made is not None:
        changes = await _attempted(tx, ticket, made, body)
    return rows.update(tx, ticket, changes)


async def _attempted(tx: Tx, ticket: rows.Facts, task: CallTask, body: NewCall) -> dict[str, Any]:
    """What an outbound call does to the open task: another attempt, or its end."""
    closes = body.outcome is not CallOutcome.NOT_REACHED
    needed = body.outcome is not CallOutcome.NOT_NEEDED
    after = task._replace(
        outcome=body.outcome.value,
        # Customers see the task, and why it is not needed; what else was noted stays with the call.
        note=None if needed else body.note,
        retry_at=None if closes else body.retry_at or await _in_an_hour(tx),
        attempts=task.attempts + needed,
        closed_at=tx.now if closes else None,
    )
    rows.change_task(tx, ticket, after)
    return {"replies_since_call": 0} if closes else {}


async def _in_an_hour(tx: Tx) -> datetime:
    def reckon(business: BusinessTime) -> tuple[datetime, datetime]:
        at = reached(business, tx.now, RETRY_AFTER)
        return at, at

    return await by_business_calendar(tx.connection, tx.now, tx.now, reckon)
