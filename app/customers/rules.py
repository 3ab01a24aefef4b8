"""Where customers run the application, and what a valid access is (rule S1). Pure."""

from datetime import datetime
from enum import StrEnum

from app import errors


class Deployment(StrEnum):
    """Where a customer's application runs."""

    CLOUD = "cloud"
    ON_PREMISE = "on_premise"


def check_access(checked_at: datetime, valid_until: datetime | None, now: datetime) -> None:
    """Hold a new access record to sense.

    Raises:
        InstantInFuture: it says to have been checked later than now.
        EndsBeforeStart: it ends before it was checked.
    """
    if checked_at > now:
        raise errors.InstantInFuture(field="checked_at", value=checked_at, now=now)
    if valid_until is not None and valid_until <= checked_at:
        raise errors.EndsBeforeStart(starts_at=checked_at, ends_at=valid_until)
