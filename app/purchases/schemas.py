"""Bodies and answers about purchases, and bodies of adjustments."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, PlainSerializer, model_validator

from app.kit.forms import DecimalForm
from app.kit.schema import (
    Body,
    Currency,
    Day,
    Flag,
    Minutes,
    Money,
    MoneyView,
    Name,
    Text,
    UtcInstant,
    Version,
    View,
)
from app.purchases.rows import PurchaseRecord, RefundRecord
from app.purchases.rules import PurchaseStatus

PersonDays = Annotated[
    Decimal,
    Field(
        description="Decimal string; one person-day is 480 minutes (C1).",
        examples=["1.5"],
    ),
    DecimalForm(5, 4),
]


class NewPurchase(Body):
    """Credit that is bought: `minutes` or `person_days`, exactly one of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "person_days": "1",
                    "price_per_person_day": "960.00",
                    "currency": "EUR",
                    "paid": True,
                }
            ]
        }
    )

    minutes: Minutes | None = Field(
        default=None,
        description="At least 480 and a multiple of 10 (C1); given instead of `person_days`.",
    )
    person_days: PersonDays | None = Field(
        default=None,
        description="Decimal, best as a string; one person-day is 480 minutes (C1). Given instead of"
        " `minutes`.",
    )
    price_per_person_day: Money = Field(description="Decimal, at most four places.")
    currency: Currency
    invoice_number: Name | None = None
    paid: Flag = Field(default=False, description="Only paid purchases become credit.")
    expires_on: Day | None = Field(
        default=None, description="The last day of its use, by the customer's zone; never if null."
    )

    @model_validator(mode="after")
    def _one_amount(self) -> "NewPurchase":
        if (self.minutes is None) == (self.person_days is None):
            raise ValueError("give either minutes or person_days")
        return self


class ChangePurchase(Body):
    """A correction of the last day of use, before anything is spent."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"expires_on": "2035-12-31"}]})

    expires_on: Day | None = Field(
        description="The last day of its use, by the customer's zone; never if null."
    )


class Refund(Body):
    """How much of a purchase is paid back: all its free minutes, if left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"minutes": 60}]})

    minutes: Annotated[Minutes, Field(ge=1)] | None = Field(
        default=None, description="A multiple of 10."
    )
    reason: Text | None = None


Amount = Annotated[
    Decimal,
    PlainSerializer(str, return_type=str, when_used="json"),
    Field(
        description="Decimal string: price times person-days, rounded once, half up, to the decimals of"
        " its currency (ISO 4217).",
        examples=["1440.00"],
    ),
]


class RefundView(View):
    """Minutes of a purchase that were paid back."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    number: int
    minutes: int
    reason: str | None
    entry_id: UUID
    created_at: UtcInstant


class PurchaseView(View):
    """Credit that was ordered. Paid, it is the lot with the same id."""

    id: UUID
    customer_id: UUID
    status: PurchaseStatus
    minutes: int
    minutes_per_person_day: int = Field(description="What a person-day was when it was bought.")
    person_days: MoneyView = Field(
        description="Decimal string, two to four places: the minutes in person-days.",
        examples=["1.50"],
    )
    price_per_person_day: MoneyView
    amount: Amount
    currency: str
    invoice_number: str | None
    expires_on: date | None
    refunded_minutes: int
    created_at: UtcInstant
    paid_at: UtcInstant | None
    version: Version


class NewAdjustment(Body):
    """A correction of the credit: more minutes, or fewer."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"minutes": 60, "reason": "goodwill"}]}
    )

    minutes: Annotated[Minutes, Field(description="A multiple of 10, positive or negative.")]
    reason: Text
    override_reason: Text | None = Field(
        default=None, description="Why it may go past the debt limit (C8)."
    )


class ReverseAdjustment(Body):
    """Why an adjustment is undone."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "entered twice"}]})

    reason: Text


def purchase_view(purchase: PurchaseRecord) -> PurchaseView:
    """A purchase as it is shown."""
    return PurchaseView.model_validate(purchase, from_attributes=True)


def refund_view(refund: RefundRecord) -> RefundView:
    """A refund as it is shown."""
    return RefundView.model_validate(refund, from_attributes=True)
