"""Verbs about approvals: hold back what needs a second person, reject, withdraw, expire; thresholds."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.approvals import queries, rows, rules
from app.approvals.rows import ApprovalRecord, Wish
from app.approvals.rules import LIFE_CYCLE, WAITS_FOR, ApprovalStatus
from app.approvals.schemas import (
    ApprovalView,
    Reject,
    SetThresholds,
    ThresholdsView,
    approval_view,
    thresholds_view,
)
from app.approvals.tables import THRESHOLDS, Approval, ApprovalThresholds
from app.kit import money
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import lock_row, lock_single, update_version


async def hold_back(tx: Tx, wish: Wish) -> ApprovalView | None:
    """Keep what one person may not do alone until another approves it; None where it is done now.

    A verb asks once it has found that it could be done, and before it posts anything: that is asked
    again when it is approved, and then it is not held back.

    Raises:
        KeyWithoutPerson: it is above the thresholds, and nobody could tell who asks.
    """
    if tx.actor.requested_by is not None:
        return None
    thresholds = (await queries.thresholds(tx.connection)).thresholds
    if not thresholds.exceeded_by(wish.minutes, wish.amount, wish.currency):
        return None
    approval = ApprovalRecord(
        id=tx.new_id(),
        customer_id=wish.customer_id,
        kind=wish.kind,
        subject_id=wish.subject_id,
        minutes=wish.minutes,
        amount=wish.amount,
        currency=wish.currency,
        reason=wish.reason,
        override_reason=wish.override_reason,
        credit_note_number=wish.credit_note_number,
        status=ApprovalStatus.PENDING_APPROVAL,
        requested_by=rules.check_person(tx.actor),
        requested_at=tx.now,
        expires_at=tx.now + WAITS_FOR,
    )
    rows.insert(tx, approval)
    return approval_view(approval, tx.now)


async def read_locked(
    tx: Tx, approval_id: UUID, verb: str
) -> tuple[ApprovalRecord, ApprovalStatus]:
    """An approval whose row is locked, and the status that the verb leads it to now.

    Raises:
        ApprovalNotFound, StaleVersion.
        InvalidTransition: it waits no more.
    """
    approval = await queries.approval(tx.connection, approval_id)
    if approval is None:
        raise errors.ApprovalNotFound()
    tx.check_version(approval.version)
    present = rules.status_at(approval.status, approval.expires_at, tx.now)
    return approval, LIFE_CYCLE.after(present, verb)


async def reject(tx: Tx, approval_id: UUID, body: Reject) -> ApprovalView:
    """Refuse it, with a reason.

    Raises:
        ApprovalNotFound, StaleVersion, InvalidTransition, Forbidden, KeyWithoutPerson, OwnRequest.
    """
    await lock_row(tx, Approval, approval_id)
    approval, status = await read_locked(tx, approval_id, "reject")
    person_id = rules.check_decider(tx.actor, approval.kind, approval.requested_by)
    after = rows.decide(tx, approval, status, decided_by=person_id, reason=body.reason)
    return approval_view(after, tx.now)


async def withdraw(tx: Tx, approval_id: UUID) -> ApprovalView:
    """Take back what one has asked for.

    Raises:
        ApprovalNotFound, StaleVersion, InvalidTransition, NotOwnRequest.
    """
    await lock_row(tx, Approval, approval_id)
    approval, status = await read_locked(tx, approval_id, "withdraw")
    person_id = rules.check_requester(tx.actor, approval.requested_by)
    after = rows.decide(tx, approval, status, decided_by=person_id)
    return approval_view(after, tx.now)


async def expire(tx: Tx, approval_id: UUID) -> bool:
    """Write down that it has waited too long; False where it was decided meanwhile."""
    await lock_row(tx, Approval, approval_id)
    approval = await queries.approval(tx.connection, approval_id)
    assert approval is not None
    if approval.status is not ApprovalStatus.PENDING_APPROVAL:
        return False
    rows.decide(tx, approval, ApprovalStatus.EXPIRED, decided_by=None)
    return True


async def set_thresholds(tx: Tx, body: SetThresholds) -> ThresholdsView:
    """Change what one person may do alone, from now on; what waits stays as it is.

    Raises:
        StaleVersion, UnknownCurrency.
        ValidationFailed: an amount has more decimals than its currency.
    """
    for number, one in enumerate(body.money or ()):
        money.check_currency(one.currency)
        money.check_decimals(one.amount, one.currency, f"/money/{number}/amount")
    await lock_single(tx, ApprovalThresholds)
    before = await queries.thresholds(tx.connection)
    tx.check_version(before.version)
    given = body.stated("minutes")
    if body.money is not None:
        given["money"] = {one.currency: str(one.amount) for one in body.money}
    after = update_version(tx, ApprovalThresholds, before, replace(before, **given))
    outbox.emit(tx, "approval_thresholds.changed", THRESHOLDS)
    return thresholds_view(after)
