"""Verbs about adjustments: correct the credit, and undo a negative correction."""

from typing import Any
from uuid import UUID

from app import errors
from app.access import permissions
from app.kit import outbox
from app.kit.database import Tx
from app.ledger import entries, journal
from app.ledger.accounts import AccountKind
from app.plans import queries as plans
from app.purchases import queries
from app.purchases.schemas import (
    AdjustmentView,
    NewAdjustment,
    ReverseAdjustment,
    adjustment_view,
)
from app.sessions import holds


async def adjust(tx: Tx, customer_id: UUID, body: NewAdjustment) -> AdjustmentView:
    """Give minutes (a lot at price 0, after debt) or take them (lots, then debt to its limit).

    Raises:
        CustomerNotFound, NothingToChange (0 minutes), NotAMultipleOfIncrement, DebtLimitExceeded,
        Forbidden (an override by someone else than a lead).
    """
    permissions.check_override(tx.actor, body.override_reason)
    if body.minutes == 0:
        raise errors.NothingToChange()
    entries.check_increment(body.minutes)
    await journal.lock(tx, customer_id)
    ledger = await journal.read(tx, customer_id)
    terms = await plans.terms_of(tx.connection, customer_id, tx.now)
    adjustment_id = tx.new_id()
    if body.minutes > 0:
        lot = ledger.new_lot(adjustment_id)
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
    entry = ledger.post(draft, reason=body.override_reason if draft.override else body.reason)
    if body.minutes > 0:
        await holds.write(tx, ledger)
    else:
        journal.write(tx, ledger)
    made: dict[str, Any] = {
        "id": adjustment_id,
        "customer_id": customer_id,
        "minutes": body.minutes,
        "reason": body.reason,
        "entry_id": entry.id,
        "created_at": tx.now,
        "reversed_at": None,
    }
    tx.stage(
        "INSERT INTO adjustment (id, customer_id, minutes, reason, entry_id, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        adjustment_id, customer_id, body.minutes, body.reason, entry.id, tx.now,
    )  # fmt: skip
    data = {"minutes": body.minutes}
    outbox.emit(tx, "adjustment.made", adjustment_id, customer_id=customer_id, data=data)
    return adjustment_view({**made, "entry_id": None} if tx.dry_run else made)


async def reverse(
    tx: Tx, customer_id: UUID, adjustment_id: UUID, body: ReverseAdjustment
) -> AdjustmentView:
    """Undo a negative adjustment, once: its minutes come back by the return rule.

    Raises:
        NotReversible: it is positive. AlreadyReversed: it was undone before.
    """
    await journal.lock(tx, customer_id)
    row = await queries.adjustment(tx.connection, adjustment_id)
    if row is None:
        raise errors.AdjustmentNotFound()
    if row["minutes"] > 0:
        raise errors.NotReversible(minutes=row["minutes"])
    ledger = await journal.read(tx, customer_id, entry_id=row["entry_id"])
    terms = await plans.terms_of(tx.connection, customer_id, tx.now)
    days = terms.compensation_days
    draft = entries.reversal(
        ledger.state, row["entry_id"], AccountKind.ADJUSTED, compensation_days=days
    )
    ledger.post(draft, reason=body.reason)
    await holds.write(tx, ledger)
    tx.stage("UPDATE adjustment SET reversed_at = $2 WHERE id = $1", adjustment_id, tx.now)
    outbox.emit(tx, "adjustment.reversed", adjustment_id, customer_id=customer_id)
    return adjustment_view({**row, "reversed_at": tx.now})
