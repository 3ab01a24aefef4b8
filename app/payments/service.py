"""Record payments, one by hand or what a bank's file pays for certain, and take them back."""

import asyncio
import hashlib
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app import errors
from app.kit import money
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.zones import local_date, start_of_day
from app.ledger import journal
from app.payments import camt, characters, months, queries, rows, rules, tabular
from app.payments.lines import UNCERTAIN, UNCLEAR, BankFile, BankLine, LineProblem, keyed
from app.payments.rows import BankFileRecord, LeftRow, LineRow
from app.payments.rules import ClosedSpan, Index, LineOutcome, Match
from app.payments.schemas import BankImportView, BankLineView, amounts_of
from app.purchases import corrections, payments
from app.purchases import queries as purchases
from app.purchases import rows as purchase_rows
from app.purchases import rules as purchase_rules
from app.purchases.rows import PurchaseRecord
from app.purchases.rules import PaymentSource
from app.purchases.schemas import (
    ChangePayment,
    ChangePurchase,
    NewPayment,
    PaymentView,
    PurchaseView,
    WithdrawPayment,
    payment_view,
    purchase_view,
)

_LONGEST_REFERENCE = 200
# What pays so many purchases, or gives their customers credit, is written by one statement.
_AT_ONCE = 25


class _Known(Struct, frozen=True):
    """What is known before the lines of a file are recorded, whatever order they come in."""

    before: dict[str, UUID]
    numbered: Index
    payable: dict[tuple[str, Decimal], list[UUID]]
    closed: list[ClosedSpan]
    zone: str


async def receive(tx: Tx, customer_id: UUID, purchase_id: UUID, body: NewPayment) -> PaymentView:
    """Record a payment by hand: ``purchases.payments.receive``, of a day whose month is open.

    Raises:
        MonthClosed, PurchaseNotFound, StaleVersion, InvalidTransition, UnknownCurrency, DayInFuture,
        TooMuchCredit, ExpiryInPast, ValidationFailed (an amount finer than its currency).
    """
    received = await payments.receive(tx, customer_id, purchase_id, body)
    if body.received_on is not None:
        await months.check_open(tx, body.received_on)
    return received


async def withdraw(
    tx: Tx, customer_id: UUID, payment_id: UUID, body: WithdrawPayment
) -> PaymentView:
    """Take back a payment by ``purchases.payments.withdraw``, of a day whose month is open.

    The line of a bank's file that it is of stays recorded: what it pays is then recorded by hand.

    Raises:
        MonthClosed, PaymentNotFound, StaleVersion, InvalidTransition, PaymentBecameCredit.
    """
    withdrawn = await payments.withdraw(tx, customer_id, payment_id, body)
    await months.check_open(tx, withdrawn.received_on)
    return withdrawn


async def change(tx: Tx, customer_id: UUID, payment_id: UUID, body: ChangePayment) -> PaymentView:
    """Correct a payment by ``purchases.corrections``: the months of its old and new day are open.

    Raises:
        MonthClosed, PaymentNotFound, StaleVersion, InvalidTransition, NothingToChange, DayInFuture.
    """
    before, after = await corrections.change_payment(tx, customer_id, payment_id, body)
    await months.check_open(tx, before.received_on, after.received_on)
    return payment_view(after)


async def change_purchase(
    tx: Tx, customer_id: UUID, purchase_id: UUID, body: ChangePurchase
) -> PurchaseView:
    """Correct a purchase by ``purchases.corrections``; numbers and tax need its months to be open.

    Those are the months in which it was ordered and paid. Another last day is an entry of now.

    Raises:
        MonthClosed, PurchaseNotFound, StaleVersion, InvalidTransition, NothingToChange, ExpiryInPast,
        LotAlreadySpent, InvoiceAlreadyUsed, ExternalReferenceAlreadyUsed, TaxAlreadyRefunded,
        GrossNotPaid, TooMuchCredit.
    """
    after = await corrections.change(tx, customer_id, purchase_id, body)
    if body.model_fields_set - {"expires_on"}:
        zone = await purchases.company_zone(tx.connection)
        known = [at for at in (after.created_at, after.paid_at) if at is not None]
        days = [local_date(at, zone) for at in known]
        await months.check_open(tx, *days, field="booked_on")
    return purchase_view(after)


async def read(content: bytes, charset: str | None, currency: str | None) -> BankFile:
    """The lines of a file, read in a thread of its own; nothing that it says is logged.

    Raises:
        BankFileUnreadable, UnknownCurrency.
    """
    if currency is not None:
        money.check_currency(currency)
    return await asyncio.to_thread(_read, content, charset, currency)


def _read(content: bytes, charset: str | None, currency: str | None) -> BankFile:
    text, named = characters.decoded(content, charset)
    is_xml = text.lstrip()[:1] == "<"
    if is_xml and currency is not None:
        raise errors.BankFileUnreadable(
            "A statement tells its currencies: leave the parameter currency out.",
            cause="currency_told",
        )
    lines = camt.lines_of(text.lstrip()) if is_xml else tabular.lines_of(text, currency)
    digest = hashlib.sha256(content).hexdigest()
    return BankFile(digest, "camt.053" if is_xml else "csv", named, tuple(lines))


async def record(tx: Tx, file: BankFile) -> BankImportView:
    """Record what the lines of a file pay for certain, and tell of each line what becomes of it.

    Of the same file nothing is recorded twice, nor of a line that another file told before. Where money came
    that no payment is made of, the line waits for somebody.

    Raises:
        TooManyPayments.
    """
    await tx.begin(lock_all(Lock.BANK_FILES))
    imported = await queries.file_of(tx.connection, file.sha256)
    lines = list(keyed(file.lines))
    known = await _known(tx, lines)
    shown = await asyncio.to_thread(lambda: [_judged(tx, key, line, known) for key, line in lines])
    due = [place for place, one in enumerate(shown) if one.outcome is LineOutcome.RECORDED]
    if len(due) > rules.MAX_RECORDED:
        raise errors.TooManyPayments(payments=len(due), limit=rules.MAX_RECORDED)
    if imported is None:
        made = BankFileRecord(
            id=tx.new_id(), sha256=file.sha256, form=file.form, lines=len(lines), created_at=tx.now
        )
        rows.insert_file(tx, made)
        await tx.flush()
        bought = await _locked(tx, [shown[place] for place in due])
        staged: set[UUID] = set()
        for place in due:
            paid_id = shown[place].purchase_id
            assert paid_id is not None
            before = bought[paid_id]
            # What the next line is decided on stands in the database by then.
            if staged & {paid_id, before.customer_id} or len(staged) >= _AT_ONCE:
                await tx.flush()
                staged.clear()
            line = await _recorded(tx, made.id, *lines[place], shown[place], before)
            shown[place], bought[paid_id] = line
            gave_credit = bought[paid_id].status is not before.status
            staged |= {paid_id, before.customer_id} if gave_credit else {paid_id}
        left = [_left(tx, key, line, one) for (key, line), one in zip(lines, shown, strict=True)]
        rows.leave_open(tx, made.id, [one for one in left if one])
    else:
        shown = [
            one.model_copy(update={"outcome": LineOutcome.REFUSED, "cause": "imported_before"})
            if one.outcome is LineOutcome.RECORDED
            else one
            for one in shown
        ]
    if tx.dry_run:
        shown = [
            one.model_copy(update={"payment_id": None})
            if one.outcome is LineOutcome.RECORDED
            else one
            for one in shown
        ]
    return BankImportView(
        sha256=file.sha256,
        form=file.form,
        characters=file.characters,
        imported_before=imported is not None,
        recorded=sum(one.outcome is LineOutcome.RECORDED for one in shown),
        recorded_amounts=amounts_of(shown),
        lines=shown,
    )


async def _known(tx: Tx, lines: list[tuple[str, BankLine]]) -> _Known:
    came = [line for _, line in lines if line.problem in (None, *UNCERTAIN, *UNCLEAR)]
    sums = {(one.currency, one.amount) for one in came if one.currency and one.amount is not None}
    # Long messages of many lines may name very much.
    sought = await asyncio.to_thread(rules.sought, came)
    return _Known(
        await queries.recorded(tx.connection, [key for key, _ in lines]),
        Index(await queries.numbered(tx.connection, *sought)),
        await queries.payable(tx.connection, *zip(*sorted(sums), strict=True)) if sums else {},
        await queries.closed_spans(tx.connection),
        await purchases.company_zone(tx.connection),
    )


def _judged(tx: Tx, key: str, line: BankLine, known: _Known) -> BankLineView:
    """What shall become of a line: recorded, where that is certain."""
    if key in known.before:
        payment_id = known.before[key]
        return _shown(line, LineOutcome.RECORDED_BEFORE, payment_id=payment_id)
    if line.problem is not None:
        return _told(line, line.problem, known)
    assert line.amount is not None
    assert line.booked_on is not None
    if wrong := _wrong(
        line.amount, line.currency or "", line.booked_on, local_date(tx.now, known.zone)
    ):
        return _shown(line, LineOutcome.REFUSED, cause=wrong)
    payable = known.payable.get((line.currency or "", line.amount), [])
    found = rules.match(line, known.numbered, payable)
    if found.purchase_id is None:
        outcome = LineOutcome.AMBIGUOUS if found.by_number else LineOutcome.UNMATCHED
        return _shown(line, outcome, found)
    if rules.is_closed(start_of_day(line.booked_on, known.zone), known.closed):
        return _shown(line, LineOutcome.MONTH_CLOSED, found, cause="month_closed")
    return _shown(line, LineOutcome.RECORDED, found)


def _told(line: BankLine, problem: LineProblem, known: _Known) -> BankLineView:
    """A line that is never recorded; with those that it may mean, where money came."""
    # A row without a figure, such as of a heading, is no money.
    is_unclear = problem in UNCLEAR and (line.amount or re.search("[0-9]", line.said_amount or ""))
    if problem not in UNCERTAIN and not is_unclear:
        return _shown(line, LineOutcome.PASSED_OVER, cause=problem)
    named = rules.match(line, known.numbered, ())
    ids = (named.purchase_id,) if named.purchase_id else named.candidates
    outcome = LineOutcome.UNCLEAR if is_unclear else LineOutcome.AMBIGUOUS
    return _shown(line, outcome, Match(candidates=ids), cause=problem)


def _wrong(amount: Decimal, currency: str, booked_on: date, today: date) -> str | None:
    """Why no payment can be such."""
    try:
        money.check_currency(currency)
        money.check_decimals(amount, currency, "")
        purchase_rules.check_received(booked_on, today)
    except errors.ValidationFailed:
        return "too_many_decimals"
    except (errors.UnknownCurrency, errors.DayInFuture) as refused:
        return refused.code
    return None


async def _locked(tx: Tx, shown: Iterable[BankLineView]) -> dict[UUID, PurchaseRecord]:
    """The purchases that lines pay, read behind the locks of their customers' credit accounts."""
    ids = {one.purchase_id for one in shown if one.purchase_id}
    before = await purchases.purchases_of(tx.connection, ids)
    await journal.lock_all(tx, {one.customer_id for one in before.values()})
    return await purchases.purchases_of(tx.connection, ids)


async def _recorded(
    tx: Tx, file_id: UUID, key: str, line: BankLine, shown: BankLineView, purchase: PurchaseRecord
) -> tuple[BankLineView, PurchaseRecord]:
    """The line as it is recorded, or as it is refused; and its purchase, which is locked, after it."""
    assert line.amount is not None
    assert line.booked_on is not None
    received = purchase_rows.payment(
        tx,
        purchase,
        line.amount,
        line.booked_on,
        currency=line.currency,
        reference=_reference(line),
        source=PaymentSource.BANK_FILE,
    )
    try:
        after = await payments.take(tx, purchase, received)
    except (errors.InvalidTransition, errors.ExpiryInPast, errors.TooMuchCredit) as refused:
        told = {"outcome": LineOutcome.REFUSED, "cause": refused.code}
        return shown.model_copy(update=told), purchase
    rows.insert_line(tx, LineRow(key, file_id, line.number, received.id))
    rows.count_as_paid(tx, key, received.id)
    recorded = {"payment_id": received.id, "payment_state": after.payment_state}
    return shown.model_copy(update=recorded), after


def _left(tx: Tx, key: str, line: BankLine, shown: BankLineView) -> LeftRow | None:
    """The line as it waits for somebody, where money came; what is not clear of it they say."""
    currency, amount, said_amount = line.currency, line.amount, line.said_amount
    if shown.outcome not in rules.LEFT_OPEN or currency is None or currency not in money.CURRENCIES:
        return None
    if amount is not None and not _countable(amount, currency):
        amount, said_amount = None, f"{amount:f}"
    meant = [shown.purchase_id] if shown.purchase_id else shown.candidates
    return LeftRow(
        tx.new_id(),
        key,
        line.number,
        shown.outcome,
        shown.cause,
        line.booked_on,
        amount,
        currency,
        said_amount,
        line.said_on,
        _reference(line),
        ",".join(str(one) for one in meant),
    )


def _countable(amount: Decimal, currency: str) -> bool:
    return 0 < amount < money.LIMIT and amount == money.rounded(amount, currency)


def _reference(line: BankLine) -> str | None:
    said = " ".join([*line.references, line.message]).split()
    text = " ".join(word for word in said if word.isprintable())
    return text[:_LONGEST_REFERENCE].strip() or None


def _shown(
    line: BankLine,
    outcome: LineOutcome,
    match: Match | None = None,
    *,
    cause: str | None = None,
    payment_id: UUID | None = None,
) -> BankLineView:
    match = match or Match()
    return BankLineView(
        number=line.number,
        outcome=outcome,
        cause=cause,
        booked_on=line.booked_on,
        amount=None if line.amount is None else money.shown(line.amount, line.currency),
        currency=line.currency,
        matched_by=match.by,
        purchase_id=match.purchase_id,
        payment_id=payment_id,
        payment_state=None,
        candidates=list(match.candidates),
    )
