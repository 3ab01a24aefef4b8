"""What becomes due about tickets: nobody took one in time, one is overdue, a resolved one is closed."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Tx, transaction
from app.kit.web.schema import figure
from app.tickets import queries, rows

_AT_ONCE = 500


async def tell_starving(pool: Pool, now: datetime) -> None:
    """Raise the alarm for each ticket that nobody took before half of its time was used (a job)."""
    await _all(pool, now, _tell_some)


async def tell_overdue(pool: Pool, now: datetime) -> None:
    """Tell of each unresolved ticket whose promise has ended, once for each promise (a job)."""
    await _all(pool, now, _tell_some_overdue)


async def close_resolved(pool: Pool, now: datetime) -> None:
    """Close each ticket that was resolved as long ago as its plan's terms say (a job)."""
    await _all(pool, now, _close_some)


async def _all(pool: Pool, now: datetime, some: Callable[[Tx], Awaitable[int]]) -> None:
    """Do what is due in one transaction after the other, until there is no more."""
    done = _AT_ONCE
    while done == _AT_ONCE:
        async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
            await tx.begin()
            done = await some(tx)


async def _tell_some(tx: Tx) -> int:
    tickets = await queries.starving(tx.connection, tx.now, _AT_ONCE)
    for ticket in tickets:
        rows.emit(tx, "ticket.starving", ticket)
    rows.mark_starving(tx, tickets)
    return len(tickets)


async def _tell_some_overdue(tx: Tx) -> int:
    tickets = await queries.overdue(tx.connection, tx.now, _AT_ONCE)
    for ticket in tickets:
        due_at = figure(ticket.resolution_due_at)
        rows.emit(tx, "ticket.overdue", ticket, resolution_due_at=due_at)
    rows.mark_overdue(tx, tickets)
    return len(tickets)


async def _close_some(tx: Tx) -> int:
    tickets = await queries.to_be_closed(tx.connection, tx.now, _AT_ONCE)
    for ticket in tickets:
        rows.emit(tx, "ticket.closed", ticket)
    rows.mark_closed(tx, tickets)
    return len(tickets)


JOBS = {
    "tell_starving_tickets": ("* * * * *", tell_starving),
    "tell_overdue_tickets": ("* * * * *", tell_overdue),
    "close_resolved_tickets": ("*/15 * * * *", close_resolved),
}
