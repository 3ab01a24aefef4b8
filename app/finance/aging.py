"""What waits for confirmation, what is owed, and for how long; and all accounts at an instant."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from app import errors
from app.finance import projection, queries, rules
from app.finance.reports import MAX_LINES
from app.finance.rows import Turnover, WaitingRecord
from app.finance.schemas import (
    AgingLine,
    AgingTotal,
    AgingView,
    TrialBalanceLine,
    TrialBalanceView,
    Waiting,
)
from app.finance.worth import LotWorth, amount, worth_of
from app.kit.money import shown
from app.kit.postgres.database import Pool
from app.ledger import queries as ledger

_LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00Z")
MINUTES = "minutes"


async def aging(pool: Pool, now: datetime) -> AgingView:
    """What waits now, each by how long, with the money by the price of its lots.

    Raises:
        ReportTooLong: more waits than anybody reads.
    """
    await projection.catch_up(pool, now)
    billed = await queries.billed(pool, MAX_LINES + 1)
    owed = await queries.owed(pool, MAX_LINES + 1)
    if len(billed) + len(owed) > MAX_LINES:
        raise errors.ReportTooLong(limit=MAX_LINES)
    lots = await queries.lots_of(pool, billed)
    lines = [
        line
        for waits_for, found in ((Waiting.CONFIRMATION, billed), (Waiting.PAYMENT, owed))
        for one in found
        for line in _lines(waits_for, one, lots, now)
    ]
    return AgingView(at=now, totals=_totals(lines), lines=lines)


def _lines(
    waits_for: Waiting, one: WaitingRecord, lots: dict[UUID, LotWorth], now: datetime
) -> Iterator[AgingLine]:
    """One for each currency; what its parts do not tell apart has none."""
    minutes: dict[str | None, int] = defaultdict(int)
    money: dict[str | None, Decimal] = defaultdict(Decimal)
    for part in one.parts:
        lot = lots[part.lot_id] if part.lot_id else None
        currency = lot.currency if lot else None
        minutes[currency] += part.minutes
        money[currency] += amount(worth_of(part, lot), lot.digits) if lot else Decimal(0)
    if rest := one.minutes - sum(minutes.values()):
        minutes[None] += rest
    for currency in sorted(minutes, key=lambda name: name or ""):
        yield AgingLine(
            waits_for=waits_for,
            age=rules.age_of(one.since_at, now),
            age_days=max(0, (now - one.since_at).days),
            since_at=one.since_at,
            customer_id=one.customer_id,
            worksheet_id=one.worksheet_id,
            entry_id=one.entry_id,
            minutes=minutes[currency],
            currency=currency,
            amount=shown(money[currency], currency),
        )


def _totals(lines: list[AgingLine]) -> list[AgingTotal]:
    groups: dict[tuple[Waiting, rules.Age, str | None], list[AgingLine]] = defaultdict(list)
    for line in lines:
        groups[line.waits_for, line.age, line.currency].append(line)
    order = (list(Waiting), list(rules.Age))
    return [
        AgingTotal(
            waits_for=waits_for,
            age=age,
            currency=currency,
            minutes=sum(line.minutes for line in groups[waits_for, age, currency]),
            amount=shown(
                sum((line.amount for line in groups[waits_for, age, currency]), Decimal(0)),
                currency,
            ),
        )
        for waits_for, age, currency in sorted(
            groups, key=lambda key: (order[0].index(key[0]), order[1].index(key[1]), key[2] or "")
        )
    ]


async def trial_balance(pool: Pool, now: datetime, at: datetime | None) -> TrialBalanceView:
    """What came into each account and left it until now or before an instant, in minutes and in money."""
    await projection.catch_up(pool, now)
    lines = [
        TrialBalanceLine(
            unit=MINUTES,
            account=one.kind,
            debit=one.in_minutes,
            credit=one.out_minutes,
            balance=one.in_minutes - one.out_minutes,
        )
        for one in await ledger.moved(pool, _LONG_AGO, at)
    ]
    lines += [_line(one) for one in await queries.turnover(pool, at)]
    return TrialBalanceView(at=at or now, lines=lines)


def _line(one: Turnover) -> TrialBalanceLine:
    return TrialBalanceLine(
        unit=one.unit,
        account=one.account,
        debit=shown(one.debit, one.unit),
        credit=shown(one.credit, one.unit),
        balance=shown(one.debit - one.credit, one.unit),
    )
