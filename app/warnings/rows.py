"""Warnings as records, how they are staged, and what they are decided on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import insert_row, update_row
from app.plans.rules import TermsPeriod
from app.warnings.rules import WarningKind
from app.warnings.tables import CreditWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRecord:
    """A warning; ``cleared_at`` is when the credit had risen again."""

    id: UUID
    customer_id: UUID
    kind: WarningKind
    minutes: int
    threshold_minutes: int | None = None
    lot_id: UUID | None = None
    expires_on: date | None = None
    days_ahead: int | None = None
    raised_at: datetime
    cleared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExpiringLot:
    """A lot with free minutes that ends soon."""

    lot_id: UUID
    customer_id: UUID
    expires_on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class BookedEntry:
    """What was available after an entry, at its position in the feed."""

    position: int
    customer_id: UUID
    booked_at: datetime
    available_minutes: int


@dataclass(frozen=True, slots=True)
class WatchedCustomer:
    """The terms of a customer's plans, of which one holds, and its warning of low credit, if any is open."""

    customer_id: UUID
    terms_near: tuple[TermsPeriod, ...]
    open_warnings: tuple[WarningRecord, ...]


def insert(tx: Tx, warning: WarningRecord) -> None:
    """Stage a warning, with its event."""
    insert_row(tx, CreditWarning, warning)
    data = {
        "minutes": warning.minutes,
        "threshold_minutes": warning.threshold_minutes,
        "lot_id": str(warning.lot_id) if warning.lot_id else None,
        "expires_on": warning.expires_on.isoformat() if warning.expires_on else None,
        "days_ahead": warning.days_ahead,
    }
    outbox.emit(
        tx,
        f"credit_warning.{warning.kind}",
        warning.id,
        customer_id=warning.customer_id,
        data={name: value for name, value in data.items() if value is not None},
        occurred_at=warning.raised_at,
    )


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


def move_watch(tx: Tx, entries: Sequence[BookedEntry]) -> None:
    """Stage that these entries have been looked at."""
    tx.stage("UPDATE credit_watch SET position = $1", entries[-1].position)
