"""Plans and contract terms: every business number, with the defaults of the published terms. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, fields

from app import errors
from app.kit.zones import local_date


class SessionCategory(StrEnum):
    """What server support is (rule S4); other work is not charged to this credit (C6)."""

    INSTALLATION_UPGRADE_MIGRATION = "installation_upgrade_migration"
    VIRTUAL_MACHINE = "virtual_machine"
    ENVIRONMENT_CONFIGURATION = "environment_configuration"
    SERVICES_AND_COMPONENTS = "services_and_components"
    EMAIL_CONFIGURATION = "email_configuration"
    TRAINING = "training"
    LOCAL_FAILURE_INVESTIGATION = "local_failure_investigation"


def category_of(name: str) -> SessionCategory:
    """The category of server support with this name (rule S4).

    Raises:
        WrongProduct: it is none, so its work is not charged to this credit (rule C6).
    """
    try:
        return SessionCategory(name)
    except ValueError:
        raise errors.WrongProduct(
            category=name, categories=[known.value for known in SessionCategory]
        ) from None


class Terms(Struct, frozen=True):
    """The numbers agreed with a customer. A session keeps those it was agreed under (rule P4).

    Attributes:
        minutes_per_person_day: what one person-day buys (C1).
        minimum_purchase_minutes: the smallest purchase (C1).
        notice_minutes: a change that the customer asks for is free up to this long before (C7).
        move_penalty_minutes: what a later move costs (C7).
        cancellation_penalty_minutes: what a later cancellation costs (C7, reading).
        no_show_penalty_minutes: what the customer's no-show costs (C7, reading).
        debt_limit_minutes: how far work may overrun credit without an override (C8, reading).
        compensation_days: how long minutes live on that the provider brings back to a lot past its
            date (C9, reading).
        low_credit_minutes: below this much available credit the customer is warned; 0 is never. By
            default what a late change costs: with less, one makes debt.
        auto_confirm_after_working_days: silence confirms a worksheet at the end of this many working
            days after it was handed in (C3); without it never.
        close_after_days: a resolved ticket is closed after so many days of 24 hours; 0: never (T13,
            reading).
        customers_may_book: whether the customer books sessions by itself, into what is free; else the
            provider does it with them.
        scope_note: part of the terms shown with every session (S3).
    """

    minutes_per_person_day: int = 480
    minimum_purchase_minutes: int = 480
    notice_minutes: int = 24 * 60
    move_penalty_minutes: int = 120
    cancellation_penalty_minutes: int = 120
    no_show_penalty_minutes: int = 120
    debt_limit_minutes: int = 480
    compensation_days: int = 30
    low_credit_minutes: int = 120
    auto_confirm_after_working_days: int | None = None
    close_after_days: int = 14
    customers_may_book: bool = False
    scope_note: str = (
        "Work runs on your server, outside the provider's control; help with incidents caused by "
        "its environment is best effort."
    )

    def as_dict(self) -> dict[str, Any]:
        """The form in which a session keeps its terms."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Terms":
        """The terms a session kept; numbers that were agreed on later have their defaults."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})


DEFAULT_TERMS = Terms()


class Channel(StrEnum):
    """How a request comes (rules P1, P2)."""

    CLIENT_ZONE = "client_zone"
    EMAIL = "email"
    PHONE = "phone"
    SKYPE = "skype"


class TargetKind(StrEnum):
    """What a promise is measured by."""

    WORKING_TIME = "working_time"
    END_OF_NTH_BUSINESS_DAY = "end_of_nth_business_day"
    REAL_TIME = "real_time"


class TimeTarget(Struct, frozen=True):
    """A promise of a plan.

    Attributes:
        kind: what it is measured by.
        value: minutes; of ``end_of_nth_business_day``, days.
    """

    kind: TargetKind
    value: int

    def as_dict(self) -> dict[str, Any]:
        """The form in which a plan keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "TimeTarget":
        """The target that a plan kept."""
        return cls(TargetKind(kept["kind"]), kept["value"])


SEVERITIES = range(1, 5)


def check_days(starts_on: date, ends_on: date | None) -> None:
    """A subscription ends on or after the day it begins.

    Raises:
        EndsBeforeStart: it does not.
    """
    if ends_on is not None and ends_on < starts_on:
        raise errors.EndsBeforeStart(starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())


class PlanPeriod(Struct, frozen=True, kw_only=True):
    """From which to which day of the customer's calendar a plan holds; the basic one has no days.

    Attributes:
        time_zone: the customer's.
    """

    time_zone: str
    starts_on: date | None
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Whether it has days, and this is one of them."""
        if self.starts_on is None:
            return False
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


Near = TypeVar("Near", bound=PlanPeriod)


class TermsPeriod(PlanPeriod, frozen=True, kw_only=True):
    """The terms of a plan, as they are kept, and when it holds."""

    terms: Mapping[str, Any]


def in_force(near: Sequence[Near], instant: datetime) -> Near | None:
    """Which of a customer's plans holds at an instant, by the customer's calendar (rule P4).

    Args:
        near: the basic one, and those with a day near the instant's; of one customer.
        instant: when.

    Returns:
        That of the subscription whose day it is, else the basic one; None of none.
    """
    basic = next((one for one in near if one.starts_on is None), None)
    if basic is None:
        return None
    day = local_date(instant, basic.time_zone)
    return next((one for one in near if one.covers(day)), basic)


def terms_in_force(near: Sequence[TermsPeriod], instant: datetime) -> Terms:
    """The terms of the plan that holds at an instant; the published ones of none."""
    found = in_force(near, instant)
    return DEFAULT_TERMS if found is None else Terms.of(found.terms)
