"""Bodies and answers about price lists."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from msgspec.structs import replace
from pydantic import ConfigDict, Field

from app.kit.money import shown
from app.kit.web.forms import DecimalForm
from app.kit.web.schema import (
    AmountView,
    Body,
    Currency,
    Day,
    FractionView,
    Money,
    Name,
    UtcInstant,
    Version,
    View,
)
from app.prices.rows import PriceListRecord


class NewPriceStep(Body):
    """What a person-day costs from so many person-days on."""

    from_person_days: Annotated[Decimal, DecimalForm(5, 4)] = Field(
        description="Decimal; how long a person-day is, the customer's terms say."
    )
    price_per_person_day: Money = Field(description="Decimal, with the decimals of its currency.")


class NewPriceList(Body):
    """Prices of one currency, from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Prices of 2031",
                    "currency": "EUR",
                    "valid_from": "2031-01-01",
                    "valid_to": "2031-12-31",
                    "steps": [
                        {"from_person_days": "0", "price_per_person_day": "960.00"},
                        {"from_person_days": "5", "price_per_person_day": "900.00"},
                    ],
                }
            ]
        }
    )

    name: Name
    currency: Currency
    valid_from: Day = Field(description="The first day it counts, by the company's calendar.")
    valid_to: Day | None = Field(default=None, description="The last day it counts; null: open.")
    steps: list[NewPriceStep] = Field(
        min_length=1, max_length=50, description="By quantity, the smallest first."
    )


class ChangePriceList(Body):
    """Another last day of a list; its prices never change."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_to": "2030-06-30"}]})

    valid_to: Day | None = Field(description="The last day it counts; null: open.")


class PriceStepView(View):
    """What a person-day costs from so many person-days on."""

    from_person_days: FractionView = Field(
        description="Decimal string, two to four places.", examples=["5.00"]
    )
    price_per_person_day: AmountView


class PriceListView(View):
    """Prices of one currency; the last step that a purchase reaches is the price of all of it."""

    id: UUID
    name: str
    currency: str
    valid_from: date = Field(description="The first day it counts, by the company's calendar.")
    valid_to: date | None = Field(description="The last day it counts; null: open.")
    steps: list[PriceStepView] = Field(description="By quantity, the smallest first.")
    created_at: UtcInstant
    version: Version


def price_list_view(found: PriceListRecord) -> PriceListView:
    """A price list as it is shown."""
    steps = tuple(
        replace(step, price_per_person_day=shown(step.price_per_person_day, found.currency))
        for step in found.steps
    )
    return PriceListView.model_validate(replace(found, steps=steps), from_attributes=True)
