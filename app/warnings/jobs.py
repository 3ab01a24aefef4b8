"""What is told ahead: credit that expires soon, and credit that is low."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, Tx, transaction
from app.kit.postgres.rows import lock_single
from app.plans.rules import terms_in_force
from app.warnings import queries, rows, rules
from app.warnings.rows import WarningRecord, WatchedCustomer, WatchedFact
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
    """Warn of credit that fell below its threshold, and take that back once it is not (a job).

    Every entry is looked at once, in the order of the feed, so that none in between is missed.
    """
    await outbox.number_all(pool, now)
    while await _watch_some(pool, now):
        pass


async def judge_credit(pool: Pool, now: datetime) -> None:
    """The same of all: as days pass, other terms hold, and other days are those of late (a job)."""
    after: UUID | None = UUID(int=0)
    while after is not None:
        after = await _judge_some(pool, now, after)


async def _judge_some(pool: Pool, now: datetime, after: UUID) -> UUID | None:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await lock_single(tx, CreditWatch)
        seen = await queries.position(tx.connection)
        watched = await queries.all_watched(tx.connection, after, now, seen, _AT_ONCE)
        for customer in watched:
            await _turn(tx, customer, {})
    return watched[-1].credit_account_id if watched else None


async def _watch_some(pool: Pool, now: datetime) -> int:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await lock_single(tx, CreditWatch)
        facts = _whole(await queries.facts(tx.connection, _AT_ONCE))
        if facts:
            await _look(tx, facts)
            rows.move_watch(tx, facts[-1].position)
    return len(facts)


def _whole(facts: Sequence[WatchedFact]) -> Sequence[WatchedFact]:
    """Without the entries of a last write that may go on behind them."""
    if len(facts) < _AT_ONCE:
        return facts
    last = facts[-1]
    cut = len(list(takewhile(lambda one: _same_write(one, last), reversed(facts))))
    return facts[:-cut] or facts


def _same_write(one: WatchedFact, other: WatchedFact) -> bool:
    return (one.customer_id, one.at) == (other.customer_id, other.at)


async def _look(tx: Tx, facts: Sequence[WatchedFact]) -> None:
    # What a write leaves counts, not what is between its entries.
    available: dict[UUID, dict[datetime, int]] = {}
    for fact in facts:
        left = available.setdefault(fact.customer_id, {})
        if fact.available_minutes is not None:
            left[fact.at] = fact.available_minutes
    seen = facts[-1].position
    for customer in await queries.watched(tx.connection, sorted(available), tx.now, seen):
        await _turn(tx, customer, available[customer.customer_id])


async def _turn(tx: Tx, customer: WatchedCustomer, available: Mapping[datetime, int]) -> None:
    """Tell each turn of a customer's credit by what its entries left, and by what is available now."""
    terms = terms_in_force(customer.terms_near, tx.now)
    own = customer.low_credit_minutes
    burn = rules.burn(customer.burned_minutes, customer.first_booked_at, tx.now)
    threshold = rules.threshold(
        terms.low_credit_minutes if own is None else own, customer.low_credit_days, burn
    )
    left = sorted(available.items())
    if customer.all_seen:
        left.append((tx.now, customer.available_minutes))
    warning = customer.open_warnings[0] if customer.open_warnings else None
    for turn in rules.turns(left, threshold, is_low=warning is not None):
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
                burned_minutes=burn.minutes,
                burn_days=burn.days,
                raised_at=turn.at,
            )
            rows.insert(tx, warning)
        # One is open at a time: each turn is written before the next.
        await tx.flush()


JOBS = {
    "warn_of_expiry": ("7 * * * *", warn_of_expiry),
    "watch_credit": ("* * * * *", watch_credit),
    "judge_credit": ("37 * * * *", judge_credit),
}
