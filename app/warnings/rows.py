"""Warnings as records, how they are staged, and what they are decided on."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_row
from app.plans.rules import TermsPeriod
from app.warnings.rules import Burn, WarningKind
from app.warnings.tables import CreditWarning


class WarningRecord(Struct, frozen=True, kw_only=True):
    """A warning; ``cleared_at`` is when the credit had risen again."""

    id: UUID
    customer_id: UUID
    kind: WarningKind
    minutes: int
    threshold_minutes: int | None = None
    burned_minutes: int | None = None
    burn_days: int | None = None
    lot_id: UUID | None = None
    expires_on: date | None = None
    days_ahead: int | None = None
    raised_at: datetime
    cleared_at: datetime | None = None

    @property
    def burn(self) -> Burn | None:
        """How fast credit was spent when it was found low; older warnings do not know."""
        if self.burned_minutes is None or self.burn_days is None:
            return None
        return Burn(self.burned_minutes, self.burn_days)


class ExpiringLot(Struct, frozen=True):
    """A lot with free minutes that ends soon."""

    lot_id: UUID
    customer_id: UUID
    expires_on: date
    minutes: int


class WatchedFact(Struct, frozen=True):
    """What may turn credit low or not, at its position in the feed.

    Attributes:
        available_minutes: what was available after an entry; None of all else.
    """

    position: int
    customer_id: UUID
    at: datetime
    available_minutes: int | None


class WatchedCustomer(Struct, frozen=True, kw_only=True):
    """What decides whether a customer's credit is low.

    Attributes:
        low_credit_minutes: the customer's own threshold; None: the one of its terms.
        low_credit_days: the one in days.
        terms_near: the terms of its plans, of which one holds.
        available_minutes: what is available now.
        all_seen: whether every entry was looked at, and what is available now counts.
        first_booked_at: since when there is credit.
        burned_minutes: what worksheets took net in the last 90 days.
        open_warnings: its warning of low credit, if any is open.
    """

    credit_account_id: UUID
    customer_id: UUID
    low_credit_minutes: int | None
    low_credit_days: int | None
    terms_near: tuple[TermsPeriod, ...]
    available_minutes: int
    all_seen: bool
    first_booked_at: datetime
    burned_minutes: int
    open_warnings: tuple[WarningRecord, ...]


def insert(tx: Tx, warning: WarningRecord) -> None:
    """Stage a warning, with its event."""
    insert_row(tx, CreditWarning, warning)
    outbox.emit(
        tx,
        f"credit_warning.{warning.kind}",
        warning.id,
        customer_id=warning.customer_id,
        data={"minutes": warning.minutes, **_told(warning)},
        occurred_at=warning.raised_at,
    )


def _told(warning: WarningRecord) -> dict[str, Any]:
    if warning.burn is not None:
        return {
            "threshold_minutes": warning.threshold_minutes,
            "burn_per_day": warning.burn.per_day,
            "days_left": warning.burn.days_left(warning.minutes),
        }
    assert warning.expires_on is not None
    return {
        "lot_id": str(warning.lot_id),
        "expires_on": warning.expires_on.isoformat(),
        "days_ahead": warning.days_ahead,
    }


def clear(tx: Tx, warning: WarningRecord, at: datetime, minutes: int) -> None:
    """Stage that the credit has risen again, with its event."""
    update_row(tx, CreditWarning, warning, replace(warning, cleared_at=at))
    outbox.emit(
        tx,
        "credit_warning.cleared",
        warning.id,
        customer_id=warning.customer_id,
        data={"minutes": minutes},
        occurred_at=at,
    )


def move_watch(tx: Tx, position: int) -> None:
    """Stage that all up to this position has been looked at."""
    tx.stage("UPDATE credit_watch SET position = $1", position)
