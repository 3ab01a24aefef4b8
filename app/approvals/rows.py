"""Approvals and thresholds as records, and how their changes are staged."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.approvals.rules import ApprovalKind, ApprovalStatus, Thresholds
from app.approvals.tables import Approval
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, row_lock, update_version


class Wish(Struct, frozen=True, kw_only=True):
    """What somebody asks for, as a verb found that it could be done now.

    Attributes:
        minutes: how many it moves; below zero where an adjustment takes them.
        amount: the money that goes with them, with tax, in ``currency``; None where none does.
        subject_id: the adjustment, purchase or penalty that it is about; None for a new adjustment.
    """

    kind: ApprovalKind
    customer_id: UUID
    minutes: int
    reason: str | None
    subject_id: UUID | None = None
    amount: Decimal | None = None
    currency: str | None = None
    override_reason: str | None = None
    credit_note_number: str | None = None


class ApprovalRecord(Struct, frozen=True, kw_only=True):
    """A wish that waits or waited for another person; ``entry_id`` carried it out."""

    id: UUID
    customer_id: UUID
    kind: ApprovalKind
    subject_id: UUID | None
    minutes: int
    amount: Decimal | None
    currency: str | None
    reason: str | None
    override_reason: str | None
    credit_note_number: str | None
    status: ApprovalStatus
    requested_by: UUID
    requested_at: datetime
    expires_at: datetime
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
    entry_id: UUID | None = None
    version: int = 1


class ThresholdsRecord(Struct, frozen=True, kw_only=True):
    """What one person may do alone; ``money`` are decimals as text, by currency."""

    id: UUID
    minutes: int | None
    money: Mapping[str, str]
    version: int

    @property
    def thresholds(self) -> Thresholds:
        """The same as rules compare with it."""
        amounts = {currency: Decimal(amount) for currency, amount in self.money.items()}
        return Thresholds(self.minutes, amounts)


def lock(approval_id: UUID) -> str:
    """The statement that locks an approval, to be taken behind its customer's credit account."""
    return row_lock(Approval, approval_id)


def insert(tx: Tx, approval: ApprovalRecord) -> None:
    """Stage what waits from now on, with its event."""
    insert_row(tx, Approval, approval)
    _emit(tx, "requested", approval)


def decide(
    tx: Tx,
    approval: ApprovalRecord,
    status: ApprovalStatus,
    *,
    decided_by: UUID | None,
    reason: str | None = None,
    entry_id: UUID | None = None,
) -> ApprovalRecord:
    """Stage that it waits no more, with its event; returns it so."""
    decided = replace(
        approval,
        status=status,
        decided_by=decided_by,
        decided_at=tx.now,
        decision_reason=reason,
        entry_id=entry_id,
    )
    after = update_version(tx, Approval, approval, decided)
    _emit(tx, status, after)
    return after


def _emit(tx: Tx, what: str, approval: ApprovalRecord) -> None:
    data = {"status": approval.status, "minutes": approval.minutes}
    outbox.emit(tx, f"approval.{what}", approval.id, customer_id=approval.customer_id, data=data)
