"""What is read about plans, their versions and subscriptions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page
from app.plans.tables import BASIC

# A plan with the version in force at {now}: the last that began by then.
_PLAN = """
SELECT * FROM (
    SELECT plan.id, plan.code, plan.name, plan.customer_id, plan.created_at,
           version.id AS version_id, version.number AS version_number, version.in_force_from,
           version.channels, version.queue_rank, version.target, version.severity_targets,
           version.call_after_replies, version.price, version.currency, version.terms
    FROM plan JOIN LATERAL (
        SELECT * FROM plan_version WHERE plan_id = plan.id AND in_force_from <= {now}
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
# Each customer beside its subscription of the day on which {now} lies by its calendar, if it has one.
_SUBSCRIBED = """
customer LEFT JOIN subscription ON subscription.customer_id = customer.id
    AND daterange(starts_on, ends_on, '[]')
        @> ({now}::timestamptz AT TIME ZONE customer.time_zone)::date
"""
# The terms of a customer's plan at an instant (rule P4): of its subscription that day, or the basic.
TERMS_OF = f"""
(
    SELECT version.terms FROM {_SUBSCRIBED}
    JOIN plan_version AS version ON version.plan_id = coalesce(subscription.plan_id, '{BASIC}')
    WHERE customer.id = {{customer}} AND version.in_force_from <= {{now}}
    ORDER BY version.in_force_from DESC, version.number DESC LIMIT 1
)
"""

owner = customer_of("subscription")


async def plan(db: Reader, plan_id: UUID, now: datetime) -> Row | None:
    """One plan, with what it promises at an instant."""
    return await db.fetchrow(f"{_PLAN.format(now='$2')} WHERE id = $1", plan_id, now)


async def version(db: Reader, version_id: UUID) -> Row | None:
    """What one version of a plan promises."""
    return await db.fetchrow("SELECT * FROM plan_version WHERE id = $1", version_id)


async def plan_by_name(db: Reader, code_or_id: str, now: datetime) -> Row | None:
    """The plan with this code, or this id."""
    return await db.fetchrow(
        f"{_PLAN.format(now='$2')} WHERE code = $1 OR id::text = $1", code_or_id, now
    )


async def plans(db: Reader, page: Page, now: datetime, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of plans. ``narrowed`` may name ``customer_id``: its own and the published ones."""
    select = _PLAN.format(now=f"'{now.isoformat()}'::timestamptz")
    visible = "(customer_id IS NULL OR customer_id = {})"
    return await page.rows(db, select, {visible: narrowed.get("customer_id")})


async def last_number(db: Reader, plan_id: UUID) -> int:
    """The number of a plan's latest version."""
    found: int = await db.fetchval(
        "SELECT max(number) FROM plan_version WHERE plan_id = $1", plan_id
    )
    return found


async def plan_of(db: Reader, customer_id: UUID, at: datetime) -> Row | None:
    """The customer's plan at an instant, with its subscription; None without such a customer."""
    return await db.fetchrow(
        "SELECT plan.*, subscription.id AS subscription_id, starts_on, ends_on"
        f" FROM {_SUBSCRIBED.format(now='$2')}"
        f" JOIN ({_PLAN.format(now='$2')}) AS plan"
        f" ON plan.id = coalesce(subscription.plan_id, '{BASIC}')"
        " WHERE customer.id = $1",
        customer_id,
        at,
    )


async def terms_of(db: Reader, customer_id: UUID, now: datetime) -> dict[str, Any]:
    """The contract terms of the customer's plan at an instant; empty without such a customer."""
    found: dict[str, Any] | None = await db.fetchval(
        f"SELECT {TERMS_OF.format(customer='$1', now='$2')}", customer_id, now
    )
    return found or {}


async def subscription(db: Reader, subscription_id: UUID) -> Row | None:
    """One subscription."""
    return await db.fetchrow(f"{_SUBSCRIPTION} WHERE id = $1", subscription_id)


async def subscriptions(db: Reader, page: Page, customer_id: UUID) -> list[Row]:
    """A page of a customer's subscriptions."""
    return await page.rows(db, _SUBSCRIPTION, {"customer_id = {}": customer_id})
