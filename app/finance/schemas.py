"""Bodies and answers about what minutes are worth."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import ConfigDict, Field

from app.finance.rows import EarningPolicyRecord, Figures
from app.finance.rules import Age
from app.finance.worth import Bucket, EarningPolicy
from app.kit.money import shown
from app.kit.web.schema import AmountView, Body, Day, Month, Note, UtcInstant, View


class Grouping(StrEnum):
    """What the figures of a report are told apart by, beside their currency."""

    MONTH = "month"
    CUSTOMER = "customer"
    LOT = "lot"
    CURRENCY = "currency"


_Minutes = Annotated[int, Field(description="The minutes that moved with it.")]


class FiguresView(View):
    """What came in and where it is, of one currency: `money_in` is the sum of the six behind `revenue`.

    Within a time each is what came less what went: after a return it can be below 0. Minutes that were
    given for nothing have no currency and are worth 0; minutes that are owed are not in here.
    """

    month: Month | None = Field(
        description="Of the company's time zone; null if not grouped by it."
    )
    customer_id: UUID | None = Field(description="Null if not grouped by it.")
    lot_id: UUID | None = Field(description="Null if not grouped by it.")
    currency: str | None = Field(description="ISO 4217; null of minutes given for nothing.")
    money_in: AmountView = Field(description="The net price of the lots that began.")
    revenue: AmountView = Field(description="`earned`, `penalties` and `breakage`.")
    deferred: AmountView = Field(description="Paid, and not yet done.")
    earned: AmountView = Field(description="Of work that was done.")
    penalties: AmountView = Field(description="Of late changes.")
    breakage: AmountView = Field(description="Of minutes that expired.")
    refunded: AmountView = Field(description="Of minutes that were paid back.")
    written_off: AmountView = Field(description="Of minutes that an adjustment took.")
    money_in_minutes: _Minutes
    deferred_minutes: _Minutes
    earned_minutes: _Minutes
    penalties_minutes: _Minutes
    breakage_minutes: _Minutes
    refunded_minutes: _Minutes
    written_off_minutes: _Minutes


_GroupedBy = Annotated[list[Grouping], Field(description="What the lines are told apart by.")]
_Lines = Annotated[
    list[FiguresView], Field(description="By month, customer, lot and currency, as grouped.")
]


_At = Annotated[
    UtcInstant,
    Field(
        description="What was booked before it counts; where none was asked for, it is the request's, and"
        " all that is booked counts."
    ),
]


class RevenueView(View):
    """What was recognised within a time, by the company's months."""

    from_at: UtcInstant | None = Field(description="The first instant that counts; null: all.")
    to_at: UtcInstant | None = Field(
        description="The first instant that counts no more; null: all."
    )
    time_zone: str
    group_by: _GroupedBy
    lines: _Lines


class DeferredLine(FiguresView):
    """The same at an instant, and what of it was past its date by then."""

    past_date: AmountView = Field(
        description="Of `deferred`, that of free minutes of lots that had ended; their expiry comes later."
    )
    past_date_minutes: int = Field(description="How many these minutes are.")


class DeferredView(View):
    """Where the money of all lots is at an instant."""

    at: _At
    group_by: _GroupedBy
    lines: list[DeferredLine] = Field(description="By customer, lot and currency, as grouped.")


class Waiting(StrEnum):
    """What waits: for the customer's confirmation, or to be paid for."""

    CONFIRMATION = "confirmation"
    PAYMENT = "payment"


class AgingLine(View):
    """Minutes of a worksheet that wait for its confirmation, or that are owed, of one currency."""

    waits_for: Waiting
    age: Age
    age_days: int = Field(description="Whole days of 24 hours that it has waited.")
    since_at: UtcInstant = Field(description="When it was billed, or became owed.")
    customer_id: UUID
    worksheet_id: UUID | None = Field(description="Null of what a penalty or adjustment took.")
    entry_id: UUID = Field(description="The entry that began it.")
    minutes: int = Field(description="How many.")
    currency: str | None = Field(description="Null of what is owed, or was given for nothing.")
    amount: AmountView = Field(description="By the price of their lots; 0 of what is owed.")


class AgingTotal(View):
    """All that has waited for about as long, of one currency."""

    waits_for: Waiting
    age: Age
    currency: str | None = Field(description="Null of what is owed, or was given for nothing.")
    minutes: int = Field(description="How many.")
    amount: AmountView = Field(description="By the price of their lots.")


class AgingView(View):
    """What waits for confirmation, what is owed, and for how long."""

    at: UtcInstant
    totals: list[AgingTotal] = Field(description="By what it waits for, age and currency.")
    lines: list[AgingLine] = Field(description="Each, the longest first.")


# Minutes are whole numbers, money is a decimal string with the decimals of its currency.
_Counted: TypeAlias = int | AmountView


class TrialBalanceLine(View):
    """What came into an account and left it until the instant, of all customers."""

    unit: str = Field(description="`minutes`, or the currency.")
    account: str = Field(description="A kind of ledger account, or a bucket of money.")
    debit: _Counted = Field(description="What came into it.")
    credit: _Counted = Field(description="What left it.")
    balance: _Counted = Field(description="Debit less credit; of one unit they sum to 0.")


class TrialBalanceView(View):
    """All accounts at an instant: of one unit debits are credits."""

    at: _At
    lines: list[TrialBalanceLine] = Field(description="By unit, minutes first, and account.")


class NewEarningPolicy(Body):
    """When minutes are earned that are billed from a day on; what was recognised stays."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "from_on": "2040-01-01",
                    "policy": "billed",
                    "reason": "Worksheets are final since the new terms.",
                }
            ]
        }
    )

    from_on: Day = Field(description="The first day, from tomorrow on, in the company's time zone.")
    policy: EarningPolicy = Field(
        description="Whether work is earned once it is confirmed, or once it is billed."
    )
    reason: Note | None = Field(default=None, description="Why.")


class EarningPolicyView(View):
    """When minutes are earned that are billed from `from_at` on, until the next policy's."""

    id: UUID
    from_on: date = Field(description="The first day, in the company's time zone.")
    from_at: UtcInstant = Field(description="When that day began.")
    policy: EarningPolicy
    reason: str | None = Field(description="Why; null if nobody said.")
    created_at: UtcInstant


def policy_view(policy: EarningPolicyRecord) -> EarningPolicyView:
    """An earning policy as it is shown."""
    return EarningPolicyView.model_validate(policy, from_attributes=True)


_SAME = [name for name in FiguresView.model_fields if name not in {"month", "revenue", *Bucket}]


def figures_view(figures: Figures, month: str | None) -> FiguresView:
    """One line of a report."""
    same = {name: getattr(figures, name) for name in _SAME}
    revenue = figures.earned + figures.penalties + figures.breakage
    return FiguresView(
        month=month,
        revenue=shown(revenue, figures.currency),
        **same,
        **figures.amounts(),
    )


def deferred_line(figures: Figures, past_date: Decimal, past_date_minutes: int) -> DeferredLine:
    """One line of what is deferred."""
    line = figures_view(figures, None)
    return DeferredLine(
        **line.model_dump(),
        past_date=shown(past_date, figures.currency),
        past_date_minutes=past_date_minutes,
    )
