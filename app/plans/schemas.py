"""Bodies and answers about plans and subscriptions."""

import re
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from msgspec.structs import fields
from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    create_model,
    field_validator,
)

from app import examples
from app.kit.money import shown
from app.kit.web.forms import Form
from app.kit.web.schema import (
    AmountView,
    Body,
    Currency,
    Day,
    Flag,
    Id,
    Instant,
    Keyword,
    Money,
    Name,
    Text,
    UtcInstant,
    View,
)
from app.plans.rows import CustomerPlan, PlanRecord, SubscriptionRecord
from app.plans.rules import DEFAULT_TERMS, SEVERITIES, Channel, TargetKind, Terms

MAX_TARGET = 60 * 24 * 366


class Target(Body):
    """A promise: working or elapsed minutes, or the end of the n-th business day after."""

    kind: TargetKind = Field(description="What it is measured by.")
    value: int = Field(
        ge=1, le=MAX_TARGET, strict=True, description="Minutes; of `end_of_nth_business_day`, days."
    )


Severity = Annotated[int, Field(ge=SEVERITIES[0], le=SEVERITIES[-1], strict=True)]


class SeverityTarget(Target):
    """A promise for one severity."""

    severity: Severity


def _once(targets: list[SeverityTarget]) -> list[SeverityTarget]:
    if len({one.severity for one in targets}) != len(targets):
        raise ValueError("a severity is named twice")
    return targets


def _sorted(channels: list[Channel]) -> list[Channel]:
    return sorted(set(channels))


# What each number means stands once, with the terms themselves.
_MEANING = {
    name: " ".join(text.split())
    for name, text in re.findall(
        r"^ +(\w+): (.+?)(?=^ +\w+: |\Z)", Terms.__doc__ or "", re.MULTILINE | re.DOTALL
    )
}


def _agreed(name: str, default: Any) -> Any:
    if isinstance(default, str):
        return (Text, Field(default=default, description=_MEANING[name]))
    if isinstance(default, bool):
        return (Flag, Field(default=default, description=_MEANING[name]))
    if default is None:
        days = Field(default=None, ge=1, le=366, strict=True, description=_MEANING[name])
        return (int | None, days)
    # A person-day and a purchase are at least the ledger's grain, and amounts multiples of it.
    amount = name.endswith("_minutes") and name != "notice_minutes"
    step = 10 if amount or name == "minutes_per_person_day" else 1
    least = 10 if name in ("minutes_per_person_day", "minimum_purchase_minutes") else 0
    figure = Field(
        default=default, ge=least, le=1_000_000, strict=True, multiple_of=step,
        description=_MEANING[name],
    )  # fmt: skip
    return (int, figure)


# Every number of the contract can be agreed on; what is left out has its default.
AgreedTerms: Any = create_model(
    "AgreedTerms",
    __base__=Body,
    __doc__="The contract terms; what is left out is as published.",
    **{one.name: _agreed(one.name, getattr(DEFAULT_TERMS, one.name)) for one in fields(Terms)},
)


def _field(name: str, default: Any) -> Any:
    kind = int | None if default is None else type(default)
    return (kind, Field(description=_MEANING[name]))


# The same, as answered: each of them, whatever it is.
TermsView: Any = create_model(
    "TermsView",
    __base__=View,
    __doc__="The contract terms.",
    **{one.name: _field(one.name, getattr(DEFAULT_TERMS, one.name)) for one in fields(Terms)},
)


class PlanPromises(Body):
    """What a plan promises from an instant on."""

    channels: Annotated[
        list[Channel],
        Field(min_length=1, max_length=10, description="How requests may come."),
        AfterValidator(_sorted),
    ]
    queue_rank: int = Field(
        ge=0, le=1000, strict=True, description="Lower comes first: Priority has 1, Basic 2."
    )
    target: Target
    severity_targets: Annotated[
        list[SeverityTarget],
        Field(max_length=len(SEVERITIES), description="Where a severity has one of its own."),
        AfterValidator(_once),
    ] = Field(default_factory=list)
    call_after_replies: int | None = Field(
        default=None, ge=1, le=100, strict=True,
        description="After how many replies the provider calls; without it never.",
    )  # fmt: skip
    price: Money | None = Field(
        default=None, description="Per month; with the decimals of its currency."
    )
    currency: Currency | None = Field(
        default=None, validate_default=True, description="ISO 4217, with a price."
    )
    terms: AgreedTerms = Field(
        default_factory=AgreedTerms, description="Every number of the contract."
    )
    in_force_from: Instant | None = Field(default=None, description="By default at once.")

    @field_validator("currency")
    @classmethod
    def _with_price(cls, currency: str | None, info: ValidationInfo) -> str | None:
        if "price" in info.data and (currency is None) != (info.data["price"] is None):
            raise ValueError("a price has a currency, and a currency a price")
        return currency


_INDIVIDUAL: dict[str, Any] = {
    "channels": ["client_zone", "email", "phone"],
    "queue_rank": 0,
    "target": {"kind": "working_time", "value": 480},
    "call_after_replies": 1,
    "terms": {"notice_minutes": 720},
}


class NewPlan(PlanPromises):
    """An individual plan of one customer, or one more for all (rule P3)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "demonstration_gold",
                    "name": "Gold",
                    "customer_id": str(examples.CUSTOMER),
                    **_INDIVIDUAL,
                }
            ]
        }
    )

    code: Annotated[
        str,
        Field(description="Unique, short."),
        Form("^[a-z][a-z0-9_]{0,59}$", "Lower-case letters, digits and underscores, at most 60."),
    ]
    name: Name
    customer_id: Id | None = Field(default=None, description="Whose it is; without it for all.")


class NewPlanVersion(PlanPromises):
    """What a plan promises from now, or later, on; sessions and tickets keep what they have."""

    model_config = ConfigDict(json_schema_extra={"examples": [_INDIVIDUAL]})


class PlanView(View):
    """A plan, with what it promises at the instant asked for."""

    id: UUID
    code: str
    name: str
    customer_id: UUID | None
    created_at: UtcInstant
    version_id: UUID
    version_number: int
    in_force_from: UtcInstant
    channels: list[Channel]
    queue_rank: int
    target: Target
    severity_targets: list[SeverityTarget]
    call_after_replies: int | None
    price: AmountView | None
    currency: str | None
    terms: TermsView


class NewSubscription(Body):
    """A plan from a day on, by the customer's calendar; the one before ends the day before."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"plan": "priority", "starts_on": "2027-03-01"}]}
    )

    plan: Annotated[Keyword, Field(description="Its code or id.")]
    starts_on: Day
    ends_on: Day | None = Field(default=None, description="The last day; without it open.")


class EndSubscription(Body):
    """The last day of a subscription."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ends_on": "2027-12-31"}]})

    ends_on: Day


class SubscriptionView(View):
    """That a customer has a plan."""

    id: UUID
    customer_id: UUID
    plan_id: UUID
    plan_code: str
    starts_on: date
    ends_on: date | None
    created_at: UtcInstant


class CustomerPlanView(View):
    """The one plan a customer has at an instant (rule P4)."""

    plan: PlanView
    subscription_id: UUID | None = Field(description="Null: the basic plan, without any.")
    starts_on: date | None
    ends_on: date | None


def plan_view(plan: PlanRecord) -> PlanView:
    """A plan, with a version of it, as it is shown."""
    version = plan.version
    return PlanView(
        id=plan.id,
        code=plan.code,
        name=plan.name,
        customer_id=plan.customer_id,
        created_at=plan.created_at,
        version_id=version.id,
        version_number=version.number,
        in_force_from=version.in_force_from,
        channels=list(version.channels),
        queue_rank=version.queue_rank,
        target=Target(**version.target.as_dict()),
        severity_targets=[
            SeverityTarget(severity=severity, **target.as_dict())
            for severity, target in version.severity_targets.items()
        ],
        call_after_replies=version.call_after_replies,
        price=None if version.price is None else shown(version.price, version.currency),
        currency=version.currency,
        terms=version.terms.as_dict(),
    )


def customer_plan_view(present: CustomerPlan) -> CustomerPlanView:
    """A customer's plan as it is shown."""
    return CustomerPlanView(
        plan=plan_view(present.plan),
        subscription_id=present.subscription_id,
        starts_on=present.starts_on,
        ends_on=present.ends_on,
    )


def subscription_view(subscription: SubscriptionRecord) -> SubscriptionView:
    """A subscription as it is shown."""
    return SubscriptionView.model_validate(subscription, from_attributes=True)
