"""What is read about plans, their versions and subscriptions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page

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


async def plan(db: Reader, plan_id: UUID, now: datetime) -> Row | None:
    """One plan, with what it promises at an instant."""
    return await db.fetchrow(f"{_PLAN} WHERE id = $2", now, plan_id)


async def version(db: Reader, version_id: UUID) -> Row | None:
    """What one version of a plan promises."""
    return await db.fetchrow("SELECT * FROM plan_version WHERE id = $1", version_id)


async def plan_by_name(db: Reader, code_or_id: str, now: datetime) -> Row | None:
    """The plan with this code, or this id."""
    return await db.fetchrow(f"{_PLAN} WHERE code = $2 OR id::text = $2", now, code_or_id)


async def plans(db: Reader, page: Page, now: datetime, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of plans. ``narrowed`` may name ``customer_id``: its own and the published ones."""
    visible = "(customer_id IS NULL OR customer_id = {})"
    return await page.rows(db, _PLAN, {visible: narrowed.get("customer_id")}, now)


async def last_number(db: Reader, plan_id: UUID) -> int:
    """The number of a plan's latest version."""
    found: int = await db.fetchval(
        "SELECT max(number) FROM plan_version WHERE plan_id = $1", plan_id
    )
    return found


async def plan_of(db: Reader, customer_id: UUID, at: datetime) -> Row | None:
    """The customer's plan at an instant, with its subscription; None without such a customer."""
    return await db.fetchrow(
        "SELECT plan.*, present.subscription_id, present.starts_on, present.ends_on"
        " FROM plan_of_customer($2, $1) AS present"
        f" JOIN ({_PLAN}) AS plan ON plan.id = present.plan_id",
        at,
        customer_id,
    )


async def terms_of(db: Reader, customer_id: UUID, now: datetime) -> dict[str, Any]:
    """The contract terms of the customer's plan at an instant; empty without such a customer."""
    found: dict[str, Any] | None = await db.fetchval(
        "SELECT terms FROM terms_of_customer($1, $2)", customer_id, now
    )
    return found or {}


async def subscription(db: Reader, subscription_id: UUID) -> Row | None:
    """One subscription."""
    return await db.fetchrow(f"{_SUBSCRIPTION} WHERE id = $1", subscription_id)


async def subscriptions(db: Reader, page: Page, customer_id: UUID) -> list[Row]:
    """A page of a customer's subscriptions."""
    return await page.rows(db, _SUBSCRIPTION, {"customer_id = {}": customer_id})
