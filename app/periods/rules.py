"""In which order months are closed, and what may happen to one. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from app import errors
from app.kit.lifecycle import LifeCycle


class PeriodStatus(StrEnum):
    """Where a month is: being closed account by account, closed, or reopened for corrections of money."""

    CLOSING = "closing"
    CLOSED = "closed"
    REOPENED = "reopened"


TRANSITIONS: Mapping[PeriodStatus, Mapping[str, PeriodStatus | None]] = {
    PeriodStatus.CLOSING: {"close": PeriodStatus.CLOSED},
    PeriodStatus.CLOSED: {"reopen": PeriodStatus.REOPENED},
    PeriodStatus.REOPENED: {"close": PeriodStatus.CLOSED},
}
LIFE_CYCLE = LifeCycle("period", TRANSITIONS)


def following(month: str) -> str:
    """The month after one."""
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).strftime("%Y-%m")


def check_next(month: str, expected: str | None) -> None:
    """Hold a close to the month whose turn it is; None where nothing was booked yet.

    Raises:
        MonthOutOfOrder: another one has to be closed first, or this one was closed with a later one.
    """
    if expected is not None and month != expected:
        raise errors.MonthOutOfOrder(month=month, expected_month=expected)


def check_over(until_at: datetime, now: datetime) -> None:
    """Hold a close to a month that is over.

    Raises:
        MonthNotOver.
    """
    if now < until_at:
        raise errors.MonthNotOver(ends_at=until_at)
