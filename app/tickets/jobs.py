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
        found = await queries.starving(tx.connection, now, _AT_ONCE)
        for ticket in found:
            rows.emit(tx, "ticket.starving", dict(ticket))
        tx.stage(
            "UPDATE ticket SET starved_at = $2, version = version + 1 WHERE id = ANY($1)",
            [one["id"] for one in found], now,
        )  # fmt: skip
    return len(found)


JOBS = {"tell_starving_tickets": ("* * * * *", tell_starving)}
