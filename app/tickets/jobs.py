"""What becomes due about tickets: nobody has taken one, and half of its time is used."""

from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, transaction
from app.tickets import queries, rows

_AT_ONCE = 500


async def tell_starving(pool: Pool, now: datetime) -> None:
    """Raise the alarm for each ticket that nobody took before half of its time was used (a job)."""
    while await _tell_some(pool, now) == _AT_ONCE:
        pass


async def _tell_some(pool: Pool, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        tickets = await queries.starving(tx.connection, now, _AT_ONCE)
        for ticket in tickets:
            rows.emit(tx, "ticket.starving", ticket)
        rows.mark_starving(tx, tickets)
    return len(tickets)


JOBS = {"tell_starving_tickets": ("* * * * *", tell_starving)}
