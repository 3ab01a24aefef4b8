"""What is read about plans, their versions and subscriptions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.owners import customer_of
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.plans.rows import CustomerPlan, PlanRecord, PlanVersionRecord, SubscriptionRecord
from app.plans.rules import Terms, TermsPeriod, TimeTarget, in_force, terms_in_force

# A plan with the version in force at the instant ``$1``: the last that began by then.
_PLAN = """
SELECT * FROM (
    SELECT plan.id, plan.code, plan.name, plan.customer_id, plan.created_at,
           version.id AS version_id, version.number AS version_number, version.in_force_from,
           version.channels, version.queue_rank, version.target, version.severity_targets,
           version.call_after_replies, version.price, version.currency, version.terms
    FROM plan JOIN LATERAL (
        SELECT * FROM plan_version WHERE plan_id = plan.id AND in_force_from <= $1
        ORDER BY in_force_from DESC, number DESC LIMIT 1
    ) AS version ON true
) AS plan
"""
_SUBSCRIPTION = """
SELECT * FROM (
    SELECT subscription.id, subscription.customer_id, plan_id, plan.code AS plan_code, starts_on,
           ends_on, subscription.created_at
    FROM subscription JOIN plan ON plan.id = plan_id
) AS subscription
"""

owner = customer_of("subscription")


def _read_version(row: Row, **known: Any) -> PlanVersionRecord:
    return read_row(
        PlanVersionRecord,
        row,
        target=TimeTarget.of(row["target"]),
        severity_targets={
            int(severity): TimeTarget.of(kept)
            for severity, kept in sorted(row["severity_targets"].items())
        },
        terms=Terms.of(row["terms"]),
        **known,
    )


def _read_plan(row: Row) -> PlanRecord:
    version = _read_version(
        row, id=row["version_id"], plan_id=row["id"], number=row["version_number"]
    )
    return read_row(PlanRecord, row, version=version)


async def plan(db: Reader, plan_id: UUID, at: datetime) -> PlanRecord | None:
    """One plan, with what it promises at an instant."""
    row = await db.fetchrow(f"{_PLAN} WHERE id = $2", at, plan_id)
    return None if row is None else _read_plan(row)


async def version(db: Reader, version_id: UUID) -> PlanVersionRecord | None:
    """What one version of a plan promises."""
    row = await db.fetchrow("SELECT * FROM plan_version WHERE id = $1", version_id)
    return None if row is None else _read_version(row)


async def plan_by_name(db: Reader, code_or_id: str, at: datetime) -> PlanRecord | None:
    """The plan with this code, or this id, with what it promises at an instant."""
    row = await db.fetchrow(f"{_PLAN} WHERE code = $2 OR id::text = $2", at, code_or_id)
    return None if row is None else _read_plan(row)


async def plans(db: Reader, page: Page, at: datetime, customer_id: UUID | None) -> list[PlanRecord]:
    """A page of plans; with a customer, its own and the published ones."""
    visible = "(customer_id IS NULL OR customer_id = {})"
    return [_read_plan(row) for row in await page.rows(db, _PLAN, {visible: customer_id}, at)]


async def versions(db: Reader, page: Page, plan_id: UUID) -> list[PlanVersionRecord]:
    """A page of a plan's versions, in the order they were made."""
    rows = await page.rows(db, "SELECT * FROM plan_version", {"plan_id = {}": plan_id})
    return [_read_version(row) for row in rows]


async def last_number(db: Reader, plan_id: UUID) -> int:
    """The number of a plan's latest version."""
    found: int = await db.fetchval(
        "SELECT max(number) FROM plan_version WHERE plan_id = $1", plan_id
    )
    return found


async def plan_of(db: Reader, customer_id: UUID, at: datetime) -> CustomerPlan | None:
    """The customer's plan at an instant, with its subscription; None without such a customer."""
    rows = await db.fetch(
        "SELECT plan.*, near.time_zone, near.subscription_id, near.starts_on, near.ends_on"
        " FROM plans_near($2, $1) AS near"
        f" JOIN ({_PLAN}) AS plan ON plan.id = near.plan_id",
        at,
        customer_id,
    )
    near = [read_row(CustomerPlan, row, plan=_read_plan(row)) for row in rows]
    return in_force(near, at)


async def terms_of(db: Reader, customer_id: UUID, at: datetime) -> Terms:
    """The contract terms of the customer's plan at an instant; the published ones without any."""
    rows = await db.fetch("SELECT * FROM terms_near($1, $2)", customer_id, at)
    return terms_in_force([read_row(TermsPeriod, row) for row in rows], at)


async def subscription(db: Reader, subscription_id: UUID) -> SubscriptionRecord | None:
    """One subscription."""
    row = await db.fetchrow(f"{_SUBSCRIPTION} WHERE id = $1", subscription_id)
    return None if row is None else read_row(SubscriptionRecord, row)


async def subscriptions(db: Reader, page: Page, customer_id: UUID) -> list[SubscriptionRecord]:
    """A page of a customer's subscriptions."""
    rows = await page.rows(db, _SUBSCRIPTION, {"customer_id = {}": customer_id})
    return [read_row(SubscriptionRecord, row) for row in rows]
