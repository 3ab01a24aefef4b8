"""Lines of banks that no payment was made of: somebody says what one pays, or that it pays nothing here."""

from dataclasses import replace
from uuid import UUID

from app import errors
from app.kit.database import Tx
from app.kit.locks import Lock, lock_all
from app.ledger import journal
from app.payments import months, queries, rows
from app.payments.rows import LineRow, OpenLineRecord
from app.payments.rules import LINE_LIFE_CYCLE, LineStatus
from app.payments.schemas import AssignLine, DismissLine, OpenLineView, open_line_view
from app.purchases import payments
from app.purchases import queries as purchases
from app.purchases import rows as purchase_rows
from app.purchases.rules import PaymentSource


async def assign(tx: Tx, line_id: UUID, body: AssignLine) -> OpenLineView:
    """Make a payment of a line, for the purchase that somebody names: as if its number had told so.

    Raises:
        BankLineNotFound, StaleVersion, PurchaseNotFound, MonthClosed, TooMuchCredit, ExpiryInPast,
        InvalidTransition (of the line, or of the purchase that was given up).
    """
    line, status = await _locked(tx, line_id, "assign")
    customer_id = await purchases.owner(tx.connection, body.purchase_id)
    if customer_id is None:
        raise errors.PurchaseNotFound()
    await journal.lock(tx, customer_id)
    purchase = await purchases.purchase(tx.connection, body.purchase_id)
    assert purchase is not None
    received = purchase_rows.payment(
        tx,
        purchase,
        line.amount,
        line.booked_on,
        currency=line.currency,
        reference=line.reference,
        source=PaymentSource.BANK_FILE,
    )
    await payments.take(tx, purchase, received)
    await months.check_open(tx, line.booked_on, field="booked_on")
    await tx.flush()
    rows.insert_line(tx, LineRow(line.key, line.file_id, line.number, received.id))
    return _decided(tx, line, replace(line, status=status, payment_id=received.id, reason=None))


async def dismiss(tx: Tx, line_id: UUID, body: DismissLine) -> OpenLineView:
    """Let a line wait no more, since it pays nothing here; it can be assigned later all the same.

    Raises:
        BankLineNotFound, StaleVersion, InvalidTransition.
    """
    line, status = await _locked(tx, line_id, "dismiss")
    return _decided(tx, line, replace(line, status=status, reason=body.reason))


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
