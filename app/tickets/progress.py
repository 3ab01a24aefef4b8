"""What a new status, severity or plan does to a ticket's clock and to when it is due."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec.structs import replace

from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime
from app.kit.postgres.database import Tx
from app.plans.rows import PlanVersionRecord
from app.tickets import calls, clocks, rows, rules
from app.tickets.clocks import Promise, Turn
from app.tickets.rows import TicketRecord
from app.tickets.rules import TicketKind, TicketStatus


async def promise(tx: Tx, ticket: TicketRecord, version: PlanVersionRecord) -> TicketRecord:
    """The ticket with what a version of a plan promises it, and its due time; counted time counts."""

    def promises(business: BusinessTime) -> Sequence[Promise]:
        return clocks.promises(
            version.target,
            version.severity_targets,
            ticket.severity,
            outage=ticket.kind is TicketKind.CLOUD_OUTAGE,
            created_at=ticket.created_at,
            business=business,
        )

    return await _with_due_time(tx, ticket, promises)


async def _with_due_time(
    tx: Tx, ticket: TicketRecord, promised: Callable[[BusinessTime], Sequence[Promise]]
) -> TicketRecord:
    """The ticket with these promises, when it is due by its clock so far, and when it starves.

    Where either is at another instant than before, its alarm is armed again.
    """

    def compute(business: BusinessTime) -> tuple[datetime, TicketRecord]:
        promises = tuple(promised(business))
        due = [clocks.due(one, ticket.clock, business) for one in promises]
        starves_at = clocks.starving(promises, ticket.clock, business)
        return max(due), replace(
            ticket,
            promises=promises,
            resolution_due_at=min(due),
            overdue_told_at=ticket.overdue_told_at
            if min(due) == ticket.resolution_due_at
            else None,
            starves_at=starves_at,
            starved_at=ticket.starved_at if starves_at == ticket.starves_at else None,
        )

    return await by_business_calendar(tx.connection, ticket.created_at, tx.now, compute)


async def enter(tx: Tx, ticket: TicketRecord, status: TicketStatus) -> TicketRecord:
    """Stage what a new status does to clock and call task; returns the ticket in it.

    Resolving closes an open call task as not needed; reopening goes on where the clock stopped.
    """
    before = ticket.status
    ticket = replace(ticket, status=status)
    # Clocks of several machines differ: a turn is never before the one it follows.
    now = max(tx.now, ticket.clock[-1].at)
    turn = rules.turn(before, status)
    if turn is not None:
        ticket = rows.turn_clock(tx, ticket, turn, now)
    if turn is Turn.RESUME:
        promises = ticket.promises
        ticket = await _with_due_time(tx, ticket, lambda _: promises)
    if status is TicketStatus.RESOLVED and before is not status:
        return calls.close_unneeded(tx, replace(ticket, resolved_at=now))
    if before is TicketStatus.RESOLVED and status in rules.UNRESOLVED:
        return replace(ticket, resolved_at=None, reopenings=ticket.reopenings + 1)
    return ticket
