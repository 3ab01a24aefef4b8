"""What came of attempts is recorded, many at once, with what else follows from it."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from msgspec import Struct
from msgspec.structs import replace

from app.deliveries import measures, rows, rules
from app.deliveries.channels import Attempted, Channel, Sent
from app.deliveries.outages import is_passing
from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import DeliveryState, Outcome
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Tx, transaction

AT_ONCE = 500
MAX_ANSWER_CHARACTERS = 1000
_MAX_STATUS = 2**31 - 1

_log = structlog.get_logger()


class Result(Struct, frozen=True):
    """An attempt of a delivery as it was leased."""

    channel: Channel
    delivery: DeliveryRecord
    sent: Sent
    started_at: datetime
    duration_ms: int


class _NotFollowedUp(Exception):
    """A channel cannot do what else follows from attempts."""


async def record(
    pool: Pool, results: Sequence[Result], now: datetime, chance: Callable[[], float]
) -> list[datetime]:
    """Record attempts, and tell when those are due that are tried again.

    What a channel cannot follow up is recorded without that, and logged. Where the database is away,
    nothing is recorded.
    """
    pairs = [(one, _written(one, now, chance())) for one in results]
    try:
        await _record(pool, pairs, now)
    except _NotFollowedUp:
        for pair in pairs:
            try:
                await _record(pool, [pair], now)
            except _NotFollowedUp:
                _log.exception("delivery_not_followed_up", id=str(pair[1].id))
                await _record(pool, [pair], now, follow_up=False)
    return [row.due_at for _, row in pairs if row.state == DeliveryState.WAITING]


async def _record(
    pool: Pool,
    pairs: Sequence[tuple[Result, rows.Result]],
    now: datetime,
    *,
    follow_up: bool = True,
) -> None:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        kept = await rows.record(tx, [row for _, row in pairs])
        mine = [pair for pair in pairs if pair[1].id in kept]
        if follow_up:
            await _follow_up(tx, mine)
    for one, row in pairs:
        if row.id in kept:
            measures.ATTEMPT_SECONDS.observe(row.duration_ms / 1000, one.channel.name, row.outcome)
        else:
            _log.warning("delivery_lease_lost", id=str(row.id))


async def _follow_up(tx: Tx, pairs: Sequence[tuple[Result, rows.Result]]) -> None:
    by_channel: dict[str, tuple[Channel, list[Attempted]]] = {}
    for one, row in pairs:
        if one.delivery.target_id != rows.NOBODY:
            of_it = by_channel.setdefault(one.channel.name, (one.channel, []))[1]
            of_it.append(Attempted(_after(one, row, tx.now), one.sent))
    try:
        for channel, attempted in by_channel.values():
            await channel.record(tx, attempted)
        await tx.flush()
    except Exception as error:
        if is_passing(tx, error):
            raise
        raise _NotFollowedUp from error


def _after(result: Result, row: rows.Result, now: datetime) -> DeliveryRecord:
    """The delivery as the attempt leaves it."""
    delivery = result.delivery
    state = DeliveryState(row.state)
    return replace(
        delivery,
        state=state,
        attempts=delivery.attempts + (result.sent.outcome is not Outcome.DROPPED),
        due_at=row.due_at,
        leased_until=None,
        finished_at=None if state is DeliveryState.WAITING else now,
        last_status=row.status,
        last_error=row.error,
    )


def _written(result: Result, now: datetime, chance: float) -> rows.Result:
    delivery, sent = result.delivery, result.sent
    assert delivery.leased_until is not None
    due_at = None
    if sent.outcome is Outcome.RETRY:
        tried = delivery.attempts + 1 - delivery.attempts_before
        due_at = rules.next_due(tried, now, chance, sent.retry_after_seconds)
    in_range = sent.status is not None and 0 <= sent.status <= _MAX_STATUS
    return rows.Result(
        id=delivery.id,
        lease=delivery.leased_until,
        state=rules.state_after(sent.outcome, due_at),
        due_at=due_at or delivery.due_at,
        started_at=result.started_at,
        duration_ms=result.duration_ms,
        outcome=sent.outcome,
        status=sent.status if in_range else None,
        answer=_storable(sent.answer),
        error=_storable(sent.error),
    )


def _storable(text: str | None) -> str | None:
    """What the database can keep of a text that others wrote."""
    if text is None:
        return None
    cut = text[:MAX_ANSWER_CHARACTERS].replace("\0", "\N{REPLACEMENT CHARACTER}")
    return cut.encode(errors="replace").decode()
