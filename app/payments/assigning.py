"""Lines of banks that no payment was made of: somebody says what one pays, or that it pays nothing here."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit import money
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.zones import local_date
from app.ledger import journal
from app.payments import months, queries, rows
from app.payments.rows import LineRow, OpenLineRecord
from app.payments.rules import LINE_LIFE_CYCLE, LineStatus
from app.payments.schemas import AssignLine, DismissLine, OpenLineView, open_line_view
from app.purchases import payments
from app.purchases import queries as purchases
from app.purchases import rows as purchase_rows
from app.purchases import rules as purchase_rules
from app.purchases.rules import PaymentSource

MISSING = {"code": "missing", "detail": "The line's own is not clear: say it."}
TOLD_ALREADY = {"code": "told_already", "detail": "The line tells it: leave it out."}


async def assign(tx: Tx, line_id: UUID, body: AssignLine) -> OpenLineView:
    """Make a payment of a line, for the purchase that somebody names: as if its number had told so.

    Raises:
        BankLineNotFound, StaleVersion, PurchaseNotFound, MonthClosed, TooMuchCredit, ExpiryInPast,
        DayInFuture, InvalidTransition (of the line, or of the purchase that was given up).
        ValidationFailed: what of the line is not clear is not told; or more is told than that.
    """
    before, status = await _locked(tx, line_id, "assign")
    line, amount, booked_on = _complete(before, body)
    if body.booked_on is not None:
        zone = await purchases.company_zone(tx.connection)
        purchase_rules.check_received(booked_on, local_date(tx.now, zone))
    customer_id = await purchases.owner(tx.connection, body.purchase_id)
    if customer_id is None:
        raise errors.PurchaseNotFound()
    await journal.lock(tx, customer_id)
    purchase = await purchases.purchase(tx.connection, body.purchase_id)
    assert purchase is not None
    received = purchase_rows.payment(
        tx,
        purchase,
        amount,
        booked_on,
        currency=line.currency,
        reference=line.reference,
        source=PaymentSource.BANK_FILE,
    )
    await payments.take(tx, purchase, received)
    await months.check_open(tx, booked_on, field="booked_on")
    await tx.flush()
    rows.insert_line(tx, LineRow(line.key, line.file_id, line.number, received.id))
    return _decided(tx, before, replace(line, status=status, payment_id=received.id, reason=None))


async def dismiss(tx: Tx, line_id: UUID, body: DismissLine) -> OpenLineView:
    """Let a line wait no more, since it pays nothing here; it can be assigned later all the same.

    Raises:
        BankLineNotFound, StaleVersion, InvalidTransition.
    """
    line, status = await _locked(tx, line_id, "dismiss")
    return _decided(tx, line, replace(line, status=status, reason=body.reason))


def _complete(line: OpenLineRecord, body: AssignLine) -> tuple[OpenLineRecord, Decimal, date]:
    """The line with what a person reads of it where it is not clear; its amount, and its day.

    Raises:
        ValidationFailed: what is not clear is not told, or more is told than that; or an amount that is
            finer than its currency.
    """
    told = {"amount": body.amount, "booked_on": body.booked_on}
    wrong = [
        {"pointer": f"/{name}", **(MISSING if given is None else TOLD_ALREADY)}
        for name, given in told.items()
        if (given is None) == (getattr(line, name) is None)
    ]
    if wrong:
        raise errors.ValidationFailed(errors=wrong)
    if body.amount is not None:
        money.check_decimals(body.amount, line.currency, "/amount")
    given = {name: value for name, value in told.items() if value is not None}
    line = replace(line, **given)
    assert line.amount is not None
    assert line.booked_on is not None
    return line, line.amount, line.booked_on


async def _locked(tx: Tx, line_id: UUID, verb: str) -> tuple[OpenLineRecord, LineStatus]:
    """The line in the version named, and where a verb leads it; no file is read meanwhile.

    Raises:
        BankLineNotFound, StaleVersion, InvalidTransition.
    """
    await tx.begin(lock_all(Lock.BANK_FILES))
    line = await queries.open_line(tx.connection, line_id)
    if line is None:
        raise errors.BankLineNotFound()
    tx.check_version(line.version)
    return line, LINE_LIFE_CYCLE.after(line.status, verb)


def _decided(tx: Tx, before: OpenLineRecord, after: OpenLineRecord) -> OpenLineView:
    after = replace(after, decided_by=tx.actor.id, decided_at=tx.now)
    shown = open_line_view(rows.decide(tx, before, after))
    return shown.model_copy(update={"payment_id": None}) if tx.dry_run else shown
