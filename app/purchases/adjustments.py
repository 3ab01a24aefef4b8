"""Verbs about adjustments: correct the credit, and undo a negative correction."""

from uuid import UUID

from app import errors
from app.access import permissions
from app.adjustments import queries, rows
from app.adjustments.rows import AdjustmentRecord
from app.adjustments.rules import AdjustmentKind
from app.adjustments.schemas import AdjustmentView, adjustment_view
from app.approvals import service as approvals
from app.approvals.rows import Wish
from app.approvals.rules import ApprovalKind
from app.approvals.schemas import ApprovalView
from app.kit.postgres.database import Tx
from app.ledger import entries, journal
from app.ledger.accounts import AccountKind
from app.plans import queries as plans
from app.purchases.schemas import NewAdjustment, ReverseAdjustment
from app.sessions import holds


async def adjust(tx: Tx, customer_id: UUID, body: NewAdjustment) -> AdjustmentView | ApprovalView:
    """Give minutes (a lot at price 0, after debt) or take them (lots, then debt to its limit).

    Raises:
        CustomerNotFound, NothingToChange (0 minutes), NotAMultipleOfIncrement, DebtLimitExceeded,
        TooMuchCredit, Forbidden (an override by someone else than a lead), KeyWithoutPerson.
    """
    permissions.check_override(tx.actor, body.override_reason)
    if body.minutes == 0:
        raise errors.NothingToChange()
    entries.check_increment(body.minutes)
    await journal.lock(tx, customer_id)
    ledger = await journal.read(tx, customer_id, spend_minutes=-body.minutes)
    terms = await plans.terms_of(tx.connection, customer_id, tx.now)
    adjustment_id = tx.new_id()
    if body.minutes > 0:
        lot = ledger.new_lot(adjustment_id, given_minutes=body.minutes)
        draft = entries.positive_adjustment(ledger.state, lot, body.minutes)
    else:
        draft = entries.negative_adjustment(
            ledger.state,
            adjustment_id,
            -body.minutes,
            at=ledger.at,
            debt_limit_minutes=terms.debt_limit_minutes,
            override=body.override_reason is not None,
        )
    waiting = await approvals.hold_back(
        tx,
        Wish(
            kind=ApprovalKind.ADJUSTMENT,
            customer_id=customer_id,
            minutes=body.minutes,
            reason=body.reason,
            override_reason=body.override_reason,
        ),
    )
    if waiting:
        return waiting
    entry = ledger.post(draft, reason=body.override_reason if draft.override else body.reason)
    if body.minutes > 0:
        await holds.write(tx, ledger)
    else:
        journal.write(tx, ledger)
    adjustment = AdjustmentRecord(
        id=adjustment_id,
        customer_id=customer_id,
        kind=AdjustmentKind.CORRECTION,
        minutes=body.minutes,
        reason=body.reason,
        entry_id=entry.id,
        created_at=tx.now,
    )
    rows.insert(tx, adjustment)
    shown = adjustment_view(adjustment)
    return shown.model_copy(update={"entry_id": None}) if tx.dry_run else shown


async def reverse(
    tx: Tx, customer_id: UUID, adjustment_id: UUID, body: ReverseAdjustment
) -> AdjustmentView | ApprovalView:
    """Undo a negative adjustment, once: its minutes come back by the return rule.

    Raises:
        AdjustmentNotFound, NotReversible (it is positive), AlreadyReversed (it was undone before),
        KeyWithoutPerson.
    """
    await journal.lock(tx, customer_id)
    adjustment = await queries.adjustment(tx.connection, adjustment_id)
    if adjustment is None:
        raise errors.AdjustmentNotFound()
    if adjustment.minutes > 0:
        raise errors.NotReversible(minutes=adjustment.minutes)
    ledger = await journal.read(tx, customer_id, entry_id=adjustment.entry_id)
    terms = await plans.terms_of(tx.connection, customer_id, tx.now)
    draft = entries.reversal(
        ledger.state,
        adjustment.entry_id,
        AccountKind.ADJUSTED,
        compensation_days=terms.compensation_days,
    )
    waiting = await approvals.hold_back(
        tx,
        Wish(
            kind=ApprovalKind.REVERSAL,
            customer_id=customer_id,
            subject_id=adjustment_id,
            minutes=-adjustment.minutes,
            reason=body.reason,
        ),
    )
    if waiting:
        return waiting
    ledger.post(draft, reason=body.reason)
    await holds.write(tx, ledger)
    return adjustment_view(rows.reverse(tx, adjustment))
