"""The records of plans, their versions and subscriptions, and how they are written."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row
from app.plans.rules import Channel, PlanPeriod, Terms, TimeTarget
from app.plans.tables import PlanVersion


class PlanVersionRecord(Struct, frozen=True, kw_only=True):
    """What a plan promises from an instant on; it never changes (rule P4).

    ``severity_targets`` are those that differ from ``target``, by severity.
    """

    id: UUID
    plan_id: UUID
    number: int
    in_force_from: datetime
    channels: tuple[Channel, ...]
    queue_rank: int
    target: TimeTarget
    severity_targets: Mapping[int, TimeTarget]
    call_after_replies: int | None
    price: Decimal | None
    currency: str | None
    terms: Terms


class PlanRecord(Struct, frozen=True, kw_only=True):
    """A plan, with the version that is in force at the instant asked for."""

    id: UUID
    code: str
    name: str
    customer_id: UUID | None
    created_at: datetime
    version: PlanVersionRecord


class CustomerPlan(PlanPeriod, frozen=True, kw_only=True):
    """A plan that a customer has; without a subscription the basic one (rule P4)."""

    plan: PlanRecord
    subscription_id: UUID | None


class SubscriptionRecord(Struct, frozen=True, kw_only=True):
    """That a customer has a plan from a day on."""

    id: UUID
    customer_id: UUID
    plan_id: UUID
    plan_code: str
    starts_on: date
    ends_on: date | None
    created_at: datetime


def insert_version(tx: Tx, version: PlanVersionRecord) -> None:
    """Stage a version of a plan."""
    targets = {str(one): target.as_dict() for one, target in version.severity_targets.items()}
    insert_row(
        tx,
        PlanVersion,
        version,
        target=version.target.as_dict(),
        severity_targets=targets,
        terms=version.terms.as_dict(),
    )


async def end_open_subscription(tx: Tx, customer_id: UUID, next_starts_on: date) -> None:
    """End the subscription that has no last day on the day before the next one begins.

    It runs at once: the constraint on overlaps must see it ended when the next one is inserted.
    """
    await tx.connection.fetch(
        "UPDATE subscription SET ends_on = $2::date - 1"
        " WHERE customer_id = $1 AND starts_on < $2 AND ends_on IS NULL",
        customer_id,
        next_starts_on,
    )
