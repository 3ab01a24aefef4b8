"""Bodies and answers about approvals and thresholds."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from app.approvals.rows import ApprovalRecord, ThresholdsRecord
from app.approvals.rules import ApprovalKind, ApprovalStatus, status_at
from app.kit.money import shown
from app.kit.web.schema import (
    AmountView,
    Body,
    Currency,
    Minutes,
    Money,
    Text,
    UtcInstant,
    Version,
    View,
)


class Reject(Body):
    """Why it is not approved."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "the outage was not ours"}]}
    )

    reason: Text


class ApprovalView(View):
    """What one person asked for above the thresholds; nothing is booked before another approves it."""

    id: UUID | None = Field(description="Null in a dry run.")
    customer_id: UUID
    kind: ApprovalKind
    subject_id: UUID | None = Field(
        description="The adjustment, purchase or penalty that it is about; null for a new adjustment."
    )
    minutes: int = Field(description="Below zero where an adjustment takes them.")
    amount: AmountView | None = Field(
        description="What a refund would pay out, with tax; null: no money goes with it."
    )
    currency: str | None
    reason: str | None = Field(description="Why it was asked for.")
    override_reason: str | None
    credit_note_number: str | None
    status: ApprovalStatus
    requested_by: UUID = Field(description="The person who asked for it.")
    requested_at: UtcInstant
    expires_at: UtcInstant = Field(description="From when on it waits no more.")
    decided_by: UUID | None = Field(
        description="The person who approved, rejected or withdrew it; null: nobody has, or it expired."
    )
    decided_at: UtcInstant | None
    decision_reason: str | None = Field(description="Why it was rejected.")
    entry_id: UUID | None = Field(description="The entry that carried it out; null in a dry run.")
    version: Version

    @property
    def waits_at(self) -> str | None:
        """Where it is kept until somebody has decided."""
        return "/v1/approvals" if self.status is ApprovalStatus.PENDING_APPROVAL else None


class MoneyThreshold(View):
    """What one person may move of a currency."""

    currency: str
    amount: AmountView


class ThresholdsView(View):
    """What one person may do alone: above any of these another person approves it."""

    minutes: int | None = Field(description="Null: any number.")
    money: list[MoneyThreshold] = Field(
        description="A currency that is not named has no threshold."
    )
    version: Version


class SetMoneyThreshold(Body):
    """What one person may move of a currency."""

    currency: Currency
    amount: Money = Field(
        description="Decimal, with the places of its currency; refunds count with tax."
    )


class SetThresholds(Body):
    """What one person may do alone; what is left out keeps its value."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"minutes": 480, "money": [{"currency": "EUR", "amount": "500.00"}]}]
        }
    )

    minutes: Annotated[Minutes, Field(ge=0)] | None = Field(
        default=None, description="Above so many another person approves it; null: none."
    )
    money: Annotated[list[SetMoneyThreshold], Field(max_length=200)] | None = Field(
        default=None, description="All of them, one for each currency; an empty list removes them."
    )

    @model_validator(mode="after")
    def _one_for_each(self) -> "SetThresholds":
        currencies = [one.currency for one in self.money or ()]
        if len(set(currencies)) < len(currencies):
            raise ValueError("one amount for each currency")
        return self


# For the routes of verbs that need a second person above the thresholds.
HELD_BACK: dict[int | str, dict[str, Any]] = {
    202: {"model": ApprovalView, "description": "It waits for another person's approval."}
}


def approval_view(approval: ApprovalRecord, now: datetime) -> ApprovalView:
    """An approval as it is shown at an instant."""
    view = ApprovalView.model_validate(approval, from_attributes=True)
    told: dict[str, Any] = {"status": status_at(approval.status, approval.expires_at, now)}
    if approval.amount is not None:
        told["amount"] = shown(approval.amount, approval.currency)
    return view.model_copy(update=told)


def thresholds_view(record: ThresholdsRecord) -> ThresholdsView:
    """The thresholds as they are shown, by currency."""
    money = [
        MoneyThreshold(currency=currency, amount=shown(Decimal(amount), currency))
        for currency, amount in sorted(record.money.items())
    ]
    return ThresholdsView(minutes=record.minutes, money=money, version=record.version)
