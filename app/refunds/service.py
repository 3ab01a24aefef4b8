"""The refund: free minutes of a purchase are paid back, with their money."""

from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.approvals import service as approvals
from app.approvals.rows import Wish
from app.approvals.rules import ApprovalKind
from app.approvals.schemas import ApprovalView
from app.finance import projection
from app.kit.postgres.database import Tx
from app.ledger import entries, journal
from app.ledger import queries as ledger_queries
from app.purchases import queries as purchase_queries
from app.purchases import rows, service
from app.purchases import rules as purchase_rules
from app.purchases.rows import PurchaseRecord, RefundRecord
from app.purchases.rules import LIFE_CYCLE
from app.purchases.schemas import PurchaseView, Refund, purchase_view
from app.refunds import queries, rules


async def refund(
    tx: Tx, customer_id: UUID, purchase_id: UUID, body: Refund
) -> PurchaseView | ApprovalView:
    """Pay free minutes back, with the money that they take along; nothing held or billed (design §3).

    Raises:
        PurchaseNotFound, StaleVersion, InvalidTransition, NotAMultipleOfIncrement, NothingToRefund,
        CreditNoteAlreadyUsed, KeyWithoutPerson.
    """
    purchase = await service.lock_purchase(tx, customer_id, purchase_id)
    LIFE_CYCLE.after(purchase.status, "refund")
    if body.minutes is not None:
        entries.check_increment(body.minutes)
    await _check_credit_note(tx, body.credit_note_number)
    ledger = await journal.read(tx, customer_id, lot_id=purchase_id)
    number = purchase.refunds + 1
    draft = entries.refund(ledger.state, purchase_id, number, body.minutes)
    minutes = draft.postings[0].minutes
    entry = ledger.post(draft, reason=body.reason)
    net = await projection.value_of_refund(tx, ledger)
    paid_before = await queries.paid_back(tx.connection, purchase_id)
    tax = rules.tax_back(net, paid_before, purchase.tax_rate, purchase.currency)
    # What waits is never written: the book with its entry is forgotten.
    waiting = await approvals.hold_back(tx, _refund_wished(purchase, minutes, net + tax, body))
    if waiting:
        return waiting
    journal.write(tx, ledger)
    free = ledger.state.lots[purchase_id].free_minutes
    in_use = await ledger_queries.minutes_in_use(tx.connection, customer_id, purchase_id)
    paid_back = RefundRecord(
        id=tx.new_id(),
        purchase_id=purchase_id,
        customer_id=customer_id,
        number=number,
        minutes=minutes,
        reason=body.reason,
        credit_note_number=body.credit_note_number,
        currency=purchase.currency,
        net=net,
        tax=tax,
        gross=net + tax,
        entry_id=entry.id,
        created_at=tx.now,
    )
    rows.insert_refund(tx, paid_back)
    refunded = replace(
        purchase,
        status=purchase_rules.after_refund(purchase.status, minutes_left=bool(free or in_use)),
        refunded_minutes=purchase.refunded_minutes + minutes,
        refunds=number,
    )
    after = rows.update(tx, purchase, refunded)
    rows.emit(tx, "purchase.refunded", after)
    return purchase_view(after)


def _refund_wished(purchase: PurchaseRecord, minutes: int, gross: Decimal, body: Refund) -> Wish:
    """The refund as another person is asked to approve it, with what would be paid out, tax included."""
    return Wish(
        kind=ApprovalKind.REFUND,
        customer_id=purchase.customer_id,
        subject_id=purchase.id,
        minutes=minutes,
        amount=gross,
        currency=purchase.currency,
        reason=body.reason,
        credit_note_number=body.credit_note_number,
    )


async def _check_credit_note(tx: Tx, credit_note_number: str | None) -> None:
    if credit_note_number is None:
        return
    refund_id = await purchase_queries.refund_of(tx.connection, credit_note_number)
    if refund_id is not None:
        raise errors.CreditNoteAlreadyUsed(
            credit_note_number=credit_note_number, refund_id=refund_id
        )
    # Another purchase's refund may come first; then it is seen, and named, the next time.
    tx.run_again_on = (errors.CreditNoteAlreadyUsed,)
