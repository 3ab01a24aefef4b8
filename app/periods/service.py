"""Verbs about months: close, account by account, and reopen."""

from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from app import errors
from app.calendar import queries as calendar
from app.finance import projection
from app.finance import queries as finance
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.zones import local_date, month_span
from app.ledger import journal
from app.ledger import queries as ledger
from app.periods import queries, rows, rules, signing
from app.periods.rows import PeriodRecord, ReopeningRecord, SnapshotRecord
from app.periods.rules import LIFE_CYCLE, PeriodStatus
from app.periods.schemas import MonthView, ReopenMonth, month_view, signed_snapshot

# Credit accounts that one transaction closes: their writers wait for it.
AT_ONCE = 500


async def close(tx: Tx, month: str, key_file: Path) -> MonthView:
    """Close a month: credit accounts, as many as one transaction takes, and then the month itself.

    Where more are left it is ``closing``; the worker goes on, and so does whoever calls again.

    Raises:
        MonthNotOver, MonthOutOfOrder (also of a month that was reopened), InvalidTransition (it is closed),
        StaleVersion, SigningKeyUnavailable.
    """
    key = signing.key_of(key_file)
    await tx.begin(lock_all(Lock.CLOSING))
    period = await queries.period(tx.connection, month)
    if period is None:
        period = await _begin(tx, month)
    else:
        tx.check_version(period.version)
        LIFE_CYCLE.after(period.status, "close")
        first = await queries.unclosed(tx.connection)
        rules.check_next(month, first.month if first else None)
    return month_view(await _go_on(tx, period, key))


async def go_on(tx: Tx, key_file: Path) -> bool:
    """Go on with the month that is being closed; tells whether there was one.

    Raises:
        SigningKeyUnavailable.
    """
    await tx.begin(lock_all(Lock.CLOSING))
    period = await queries.closing(tx.connection)
    if period is None:
        return False
    await _go_on(tx, period, signing.key_of(key_file))
    return True


async def reopen(tx: Tx, month: str, body: ReopenMonth) -> MonthView:
    """Let the money of a closed month be corrected; its entries and its snapshot stay for ever.

    Raises:
        PeriodNotFound, StaleVersion, InvalidTransition.
    """
    await tx.begin(lock_all(Lock.CLOSING))
    period = await queries.period(tx.connection, month)
    if period is None:
        raise errors.PeriodNotFound()
    tx.check_version(period.version)
    status = LIFE_CYCLE.after(period.status, "reopen")
    reopening = ReopeningRecord(
        id=tx.new_id(),
        period_id=period.id,
        number=period.snapshots[-1].number,
        reason=body.reason,
        reopened_by=tx.actor.id,
        reopened_at=tx.now,
    )
    after = replace(period, status=status, reopenings=(*period.reopenings, reopening))
    return month_view(rows.reopen(tx, period, after))


async def _begin(tx: Tx, month: str) -> PeriodRecord:
    """A month whose closing begins, once accounts that are opened from now on are closed with it.

    Raises:
        MonthNotOver, MonthOutOfOrder.
    """
    zone = (await calendar.company(tx.connection)).time_zone
    last = await queries.last(tx.connection)
    if last is not None:
        first = await queries.unclosed(tx.connection)
        rules.check_next(month, first.month if first else rules.following(last.month))
    elif booked_at := await ledger.first_booked_at(tx.connection):
        # Before it there is nothing to close: that may be done, too, for whom the year begins earlier.
        earliest = local_date(booked_at, zone).strftime("%Y-%m")
        rules.check_next(month, min(month, earliest))
    from_at, until_at = month_span(month, zone)
    rules.check_over(until_at, tx.now)
    period = PeriodRecord(
        id=tx.new_id(),
        month=month,
        status=PeriodStatus.CLOSING,
        version=1,
        time_zone=zone,
        # Months adjoin, also where newer data have other ends of days.
        from_at=last.until_at if last else from_at,
        until_at=until_at,
        created_at=tx.now,
    )
    rows.insert(tx, period)
    await tx.flush()
    await journal.begin_closing(tx, until_at)
    return period


async def _go_on(tx: Tx, period: PeriodRecord, key: Ed25519PrivateKey) -> PeriodRecord:
    if await journal.close_accounts(tx, period.until_at, AT_ONCE) == AT_ONCE:
        return period
    await _value_the_rest(tx)
    figures = await queries.present_figures(tx.connection, period)
    number = len(period.snapshots) + 1
    document = signed_snapshot(period, number, tx.now, figures).canonical()
    snapshot = SnapshotRecord(
        id=tx.new_id(),
        period_id=period.id,
        number=number,
        closed_by=tx.actor.id,
        closed_at=tx.now,
        document=document.decode(),
        signature=key.sign(document),
        public_key=signing.public_bytes(key),
    )
    status = LIFE_CYCLE.after(period.status, "close")
    after = replace(period, status=status, snapshots=(*period.snapshots, snapshot))
    return rows.close(tx, period, after, figures.heads)


async def _value_the_rest(tx: Tx) -> None:
    """Value what was booked since values were last caught up: behind the locks of its accounts, little."""
    after = UUID(int=0)
    while accounts := await finance.behind(tx.connection, after, projection.ACCOUNTS_AT_ONCE):
        for account in accounts:
            more = True
            while more:
                more = await projection.advance(tx, account)
                await tx.flush()
        after = accounts[-1]
