"""Bodies and answers about purchases, and bodies of adjustments."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from app.kit.money import LIMIT_DIGITS
from app.kit.web.forms import DecimalForm
from app.kit.web.schema import (
    Amount,
    AmountView,
    Body,
    Currency,
    Day,
    Flag,
    FractionView,
    Id,
    Minutes,
    Money,
    Name,
    Percent,
    Text,
    UtcInstant,
    Version,
    View,
)
from app.purchases.rows import PaymentRecord, PurchaseRecord, RefundRecord
from app.purchases.rules import PaymentSource, PaymentState, PaymentStatus, PurchaseStatus

PersonDays = Annotated[
    Decimal,
    Field(
        description="Decimal string; one person-day is 480 minutes (C1).",
        examples=["1.5"],
    ),
    DecimalForm(5, 4),
]


class NewPurchase(Body):
    """Credit that is bought: `minutes` or `person_days`, at a price or by a price list."""

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
    price_per_person_day: Money | None = Field(
        default=None,
        description="With the decimals of its currency; given instead of `price_list_id`.",
    )
    currency: Currency | None = Field(
        default=None, description="ISO 4217; may be left out with a `price_list_id`."
    )
    price_list_id: Id | None = Field(
        default=None,
        description="The list whose price it has, by its quantity: one that is valid today.",
    )
    net: Amount | None = Field(
        default=None,
        description="The price without tax as it was agreed; by default what the minutes cost.",
    )
    tax_rate: Percent | None = Field(
        default=None, description="Percent of the net price; none by default."
    )
    invoice_number: Name | None = None
    external_reference: Name | None = None
    paid: Flag = Field(default=False, description="Only paid purchases become credit.")
    expires_on: Day | None = Field(
        default=None, description="The last day of its use, by the customer's zone; never if null."
    )

    @model_validator(mode="after")
    def _one_amount(self) -> "NewPurchase":
        if (self.minutes is None) == (self.person_days is None):
            raise ValueError("give either minutes or person_days")
        return self

    @model_validator(mode="after")
    def _one_price(self) -> "NewPurchase":
        if (self.price_per_person_day is None) == (self.price_list_id is None):
            raise ValueError("give either price_per_person_day or price_list_id")
        if self.price_list_id is None and self.currency is None:
            raise ValueError("a price has a currency")
        return self


class ChangePurchase(Body):
    """What shall be different; what is left out stays, and null empties all but the tax rate."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"expires_on": "2035-12-31"}]})

    expires_on: Day | None = Field(
        default=None,
        description="The last day of its use, by the customer's zone; never if null. It can be"
        " corrected before anything is spent.",
    )
    invoice_number: Name | None = None
    external_reference: Name | None = None
    tax_rate: Percent | None = Field(
        default=None, description="Percent of the net price; `tax` and `gross` follow."
    )


class Refund(Body):
    """How much of a purchase is paid back: all its free minutes, if left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"minutes": 60}]})

    minutes: Annotated[Minutes, Field(ge=1)] | None = Field(
        default=None, description="A multiple of 10."
    )
    reason: Text | None = None
    credit_note_number: Name | None = None


class NewPayment(Body):
    """Money that was received for a purchase: a part of what is due, all of it, or more."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"amount": "480.00", "received_on": "2026-02-02"}]}
    )

    amount: Annotated[
        Decimal,
        Field(gt=0, description="Decimal, with the decimals of its currency."),
        DecimalForm(LIMIT_DIGITS, 4),
    ]
    currency: Currency | None = Field(
        default=None,
        description="ISO 4217; the purchase's if left out. In another one it does not count.",
    )
    received_on: Day | None = Field(
        default=None,
        description="The day it came, by the company's calendar. If left out it is today or, where that is of"
        " a closed month, the first day of the open one.",
    )
    reference: Name | None = Field(default=None, description="What the bank says of it.")


class ChangePayment(Body):
    """What shall be different; what is left out stays, and null empties the reference."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"received_on": "2026-02-03"}]})

    received_on: Day | None = Field(
        default=None, description="The day it came, by the company's calendar."
    )
    reference: Name | None = Field(default=None, description="What the bank says of it.")


class WithdrawPayment(Body):
    """Why a payment is taken back."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "it was another customer's"}]}
    )

    reason: Text


class PaymentView(View):
    """Money that was received for a purchase; it counts in the purchase's currency, until withdrawn."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    status: PaymentStatus
    amount: AmountView
    currency: str
    received_on: date = Field(description="The day it came, by the company's calendar.")
    reference: str | None = Field(description="What the bank says of it; null: nothing.")
    source: PaymentSource
    created_at: UtcInstant
    withdrawn_at: UtcInstant | None = Field(description="When it was taken back; null: it stands.")
    withdrawn_by: str | None = Field(description="Who took it back.")
    withdrawal_reason: str | None = Field(description="Why it was taken back.")
    earlier_references: list[str | None] = Field(
        description="What `reference` was before it was corrected, the first one first."
    )
    version: Version


class RefundView(View):
    """Minutes of a purchase that were paid back."""

    id: UUID
    purchase_id: UUID
    customer_id: UUID
    number: int
    minutes: int
    reason: str | None
    credit_note_number: str | None
    currency: str
    net: AmountView | None = Field(
        description="The money without tax, by what of the lot was used; null: made before it was kept."
    )
    tax: AmountView | None = Field(description="By the purchase's rate.")
    gross: AmountView | None = Field(description="What the customer gets: `net` and `tax`.")
    entry_id: UUID
    created_at: UtcInstant


class PurchaseView(View):
    """Credit that was ordered. Paid, it is the lot with the same id."""

    id: UUID
    customer_id: UUID
    status: PurchaseStatus
    minutes: int
    minutes_per_person_day: int = Field(description="What a person-day was when it was bought.")
    person_days: FractionView = Field(
        description="Decimal string, two to four places: the minutes in person-days.",
        examples=["1.50"],
    )
    price_per_person_day: AmountView
    net: AmountView = Field(description="The price without tax.")
    tax_rate: FractionView = Field(description="Percent of the net price.", examples=["21.00"])
    tax: AmountView = Field(description="By `tax_rate`, rounded half to even.")
    gross: AmountView = Field(description="What the customer pays: `net` and `tax`.")
    price_list_id: UUID | None = Field(description="The list that its price is of; null: none.")
    amount: AmountView = Field(description="The same as `net`, by its older name.")
    currency: str
    payment_state: PaymentState
    paid_amount: AmountView = Field(description="What came of it so far, in its currency.")
    invoice_number: str | None
    external_reference: str | None
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
    return PurchaseView.model_validate(purchase.in_minor_units(), from_attributes=True)


def payment_view(received: PaymentRecord) -> PaymentView:
    """A payment as it is shown."""
    return PaymentView.model_validate(received.in_minor_units(), from_attributes=True)


def refund_view(refund: RefundRecord) -> RefundView:
    """A refund as it is shown."""
    return RefundView.model_validate(refund.in_minor_units(), from_attributes=True)
