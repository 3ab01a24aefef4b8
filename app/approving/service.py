"""Approve: the verb that was asked for runs again, in the transaction of who approves."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.approvals import queries, rows, rules
from app.approvals import service as approvals
from app.approvals.rows import ApprovalRecord
from app.approvals.rules import ApprovalKind
from app.approvals.schemas import ApprovalView, approval_view
from app.kit.postgres.database import Tx
from app.kit.web.schema import View
from app.ledger import journal
from app.ledger import queries as ledger_queries
from app.ledger.accounts import EntryKind
from app.purchases import adjustments
from app.purchases.schemas import NewAdjustment, Refund, ReverseAdjustment
from app.refunds import service as refunds
from app.sessions import penalties
from app.sessions.schemas import WaivePenalty

CarryOut: TypeAlias = Callable[[Tx, ApprovalRecord], Awaitable[View]]


async def approve(tx: Tx, approval_id: UUID) -> ApprovalView:
    """Carry out what another person asked for, as it was asked for, if it still can be done.

    Its entry names both people, and gives the reason of who asked. What the verb refuses now stays
    pending.

    Raises:
        ApprovalNotFound, StaleVersion, InvalidTransition, Forbidden, KeyWithoutPerson, OwnRequest;
        CustomerNotFound, AdjustmentNotFound, PenaltyNotFound, PurchaseNotFound, AlreadyReversed,
        NotReversible, DebtLimitExceeded, NothingToRefund, NothingToChange, NotAMultipleOfIncrement,
        TooMuchCredit, CreditNoteAlreadyUsed.
    """
    asked = await queries.approval(tx.connection, approval_id)
    if asked is None:
        raise errors.ApprovalNotFound()
    await journal.lock(tx, asked.customer_id, then=rows.lock(approval_id))
    approval, status = await approvals.read_locked(tx, approval_id, "approve")
    approver = tx.actor
    person_id = rules.check_decider(approver, approval.kind, approval.requested_by)
    tx.actor = replace(approver, requested_by=approval.requested_by)
    kind, carry_out = _VERBS[approval.kind]
    await carry_out(tx, approval)
    await tx.flush()
    tx.actor = approver
    entry_id = await ledger_queries.last_entry_id(tx.connection, approval.customer_id, kind)
    after = rows.decide(tx, approval, status, decided_by=person_id, entry_id=entry_id)
    shown = approval_view(after, tx.now)
    return shown.model_copy(update={"entry_id": None}) if tx.dry_run else shown


async def _adjust(tx: Tx, approval: ApprovalRecord) -> View:
    body = NewAdjustment(
        minutes=approval.minutes,
        reason=approval.reason,
        override_reason=approval.override_reason,
    )
    return await adjustments.adjust(tx, approval.customer_id, body)


async def _reverse(tx: Tx, approval: ApprovalRecord) -> View:
    assert approval.subject_id is not None
    body = ReverseAdjustment(reason=approval.reason)
    return await adjustments.reverse(tx, approval.customer_id, approval.subject_id, body)


async def _refund(tx: Tx, approval: ApprovalRecord) -> View:
    assert approval.subject_id is not None
    body = Refund(
        minutes=approval.minutes,
        reason=approval.reason,
        credit_note_number=approval.credit_note_number,
    )
    return await refunds.refund(tx, approval.customer_id, approval.subject_id, body)


async def _waive(tx: Tx, approval: ApprovalRecord) -> View:
    assert approval.subject_id is not None
    body = WaivePenalty(reason=approval.reason)
    return await penalties.waive(tx, approval.customer_id, approval.subject_id, body)


# How each kind is carried out, and the kind of entry that it makes.
_VERBS: Mapping[ApprovalKind, tuple[EntryKind, CarryOut]] = {
    ApprovalKind.ADJUSTMENT: (EntryKind.ADJUSTMENT, _adjust),
    ApprovalKind.REVERSAL: (EntryKind.REVERSAL, _reverse),
    ApprovalKind.REFUND: (EntryKind.REFUND, _refund),
    ApprovalKind.WAIVER: (EntryKind.REVERSAL, _waive),
}
