"""What is told ahead: credit that expires soon, and credit that is low."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from app.kit import outbox
from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, Tx, transaction
from app.kit.rows import lock_single
from app.plans.rules import terms_in_force
from app.warnings import queries, rows, rules
from app.warnings.rows import BookedEntry, WarningRecord, WatchedCustomer
from app.warnings.rules import WarningKind
from app.warnings.tables import CreditWatch

_AT_ONCE = 1000


async def warn_of_expiry(pool: Pool, now: datetime) -> int:
    """Warn of each lot with free minutes that ends soon, once for each distance (a job)."""
    warned = 0
    while batch := await _warn_some(pool, now):
        warned += batch
    return warned


async def _warn_some(pool: Pool, now: datetime) -> int:
    warned = 0
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await lock_single(tx, CreditWatch)
        for days, after, until in rules.windows(now):
            for lot in await queries.expiring(tx.connection, after, until, days, _AT_ONCE):
                warning = WarningRecord(
                    id=tx.new_id(),
                    customer_id=lot.customer_id,
                    kind=WarningKind.EXPIRING,
                    minutes=lot.minutes,
                    lot_id=lot.lot_id,
                    expires_on=lot.expires_on,
                    days_ahead=days,
                    raised_at=now,
                )
                rows.insert(tx, warning)
                warned += 1
    return warned


async def watch_credit(pool: Pool, now: datetime) -> None:
    """Warn of credit that fell below what was agreed, and take that back once it rose (a job).

    Every entry is looked at once, in the order of the feed, so that none in between is missed.
    """
    await outbox.number_all(pool, now)
    while await _watch_some(pool, now):
        pass


async def _watch_some(pool: Pool, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await lock_single(tx, CreditWatch)
        booked = _whole(await queries.booked(tx.connection, _AT_ONCE))
        if booked:
            await _look(tx, booked)
            rows.move_watch(tx, booked)
    return len(booked)


def _whole(booked: Sequence[BookedEntry]) -> Sequence[BookedEntry]:
    """Without the entries of a last write that may go on behind them."""
    if len(booked) < _AT_ONCE:
        return booked
    last = booked[-1]
    cut = len(list(takewhile(lambda one: _same_write(one, last), reversed(booked))))
    return booked[:-cut] or booked


def _same_write(one: BookedEntry, other: BookedEntry) -> bool:
    return (one.customer_id, one.booked_at) == (other.customer_id, other.booked_at)


async def _look(tx: Tx, booked: Sequence[BookedEntry]) -> None:
    # What a write leaves counts, not what is between its entries.
    available: dict[object, dict[datetime, int]] = {}
    for entry in booked:
        available.setdefault(entry.customer_id, {})[entry.booked_at] = entry.available_minutes
    customers = sorted({entry.customer_id for entry in booked})
    watched = await queries.watched(tx.connection, customers, tx.now)
    for customer_id, customer in watched.items():
        await _turn(tx, customer, sorted(available[customer_id].items()))


async def _turn(
    tx: Tx, customer: WatchedCustomer, available: Sequence[tuple[datetime, int]]
) -> None:
    threshold = terms_in_force(customer.terms_near, tx.now).low_credit_minutes
    warning = customer.open_warnings[0] if customer.open_warnings else None
    for turn in rules.turns(available, threshold, is_low=warning is not None):
        if not turn.is_low:
            assert warning is not None
            rows.clear(tx, warning, turn.at, turn.minutes)
        else:
            warning = WarningRecord(
                id=tx.new_id(),
                customer_id=customer.customer_id,
                kind=WarningKind.LOW,
                minutes=turn.minutes,
                threshold_minutes=threshold,
                raised_at=turn.at,
            )
            rows.insert(tx, warning)
        # One is open at a time: each turn is written before the next.
        await tx.flush()


JOBS = {
    "warn_of_expiry": ("7 * * * *", warn_of_expiry),
    "watch_credit": ("* * * * *", watch_credit),
}
