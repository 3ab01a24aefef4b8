"""Verbs about plans and subscriptions."""

from typing import Any
from uuid import UUID

from app import errors
from app.customers import queries as customers
from app.kit import outbox
from app.kit.database import Row, Tx
from app.kit.locks import Lock, lock_text
from app.plans import queries, rules
from app.plans.schemas import (
    EndSubscription,
    NewPlan,
    NewPlanVersion,
    NewSubscription,
    PlanPromises,
    PlanView,
    SubscriptionView,
    plan_view,
)


async def make(tx: Tx, body: NewPlan) -> PlanView:
    """Make a plan, of one customer or for all; it promises at once what its first version says.

    Raises:
        CustomerNotFound, PlanCodeTaken.
    """
    await tx.begin()
    if body.customer_id and await customers.customer(tx.connection, body.customer_id) is None:
        raise errors.CustomerNotFound()
    row: dict[str, Any] = {
        "id": tx.new_id(),
        "code": body.code,
        "name": body.name,
        "customer_id": body.customer_id,
        "created_at": tx.now,
    }
    tx.stage(
        "INSERT INTO plan (id, code, name, customer_id, created_at) VALUES ($1, $2, $3, $4, $5)",
        *row.values(),
    )
    # A foreign key inside one statement is checked at its end, so the order does not matter.
    outbox.emit(tx, "plan.made", row["id"], customer_id=body.customer_id)
    version = _stage_version(tx, row["id"], 1, body.model_copy(update={"in_force_from": tx.now}))
    return plan_view({**row, **version})


async def revise(tx: Tx, plan_id: UUID, body: NewPlanVersion) -> PlanView:
    """Make the next version of a plan, in force from now or a later instant on (rule P4).

    Raises:
        PlanNotFound, InstantInPast.
    """
    await tx.begin(_one_at_a_time(plan_id))
    row = await queries.plan(tx.connection, plan_id, tx.now)
    if row is None:
        raise errors.PlanNotFound()
    if body.in_force_from is not None and body.in_force_from < tx.now:
        raise errors.InstantInPast(
            "A version begins now or later.", field="in_force_from", value=body.in_force_from
        )
    number = await queries.last_number(tx.connection, plan_id) + 1
    version = _stage_version(tx, plan_id, number, body)
    outbox.emit(
        tx, "plan.revised", plan_id, customer_id=row["customer_id"], data={"number": number}
    )
    return plan_view({**row, **version})


def _stage_version(tx: Tx, plan_id: UUID, number: int, body: PlanPromises) -> dict[str, Any]:
    """Stage a version; returns it in the columns of a plan."""
    targets = {
        str(one.severity): one.model_dump(exclude={"severity"}) for one in body.severity_targets
    }
    version = {
        "version_id": tx.new_id(),
        "version_number": number,
        "in_force_from": body.in_force_from or tx.now,
        "channels": [channel.value for channel in body.channels],
        "queue_rank": body.queue_rank,
        "target": body.target.model_dump(),
        "severity_targets": targets,
        "call_after_replies": body.call_after_replies,
        "price": body.price,
        "currency": body.currency,
        "terms": body.terms.model_dump(),
    }
    tx.stage(
        "INSERT INTO plan_version (plan_id, id, number, in_force_from, channels, queue_rank,"
        " target, severity_targets, call_after_replies, price, currency, terms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        plan_id, *version.values(),
    )  # fmt: skip
    return version


async def subscribe(tx: Tx, customer_id: UUID, body: NewSubscription) -> SubscriptionView:
    """Give a customer a plan from a day on; an open one before it ends the day before (rule P4).

    Raises:
        CustomerNotFound, PlanNotFound, PlanNotTheirs, EndsBeforeStart, SubscriptionOverlaps.
    """
    rules.check_days(body.starts_on, body.ends_on)
    await tx.begin(_one_at_a_time(customer_id))
    plan = await queries.plan_by_name(tx.connection, body.plan, tx.now)
    if plan is None:
        raise errors.PlanNotFound(plan=body.plan)
    if plan["customer_id"] not in (None, customer_id):
        raise errors.PlanNotTheirs(plan=plan["code"])
    # Its own statement: the constraint must see the earlier one ended.
    await tx.connection.fetch(
        "UPDATE subscription SET ends_on = $2::date - 1"
        " WHERE customer_id = $1 AND starts_on < $2 AND ends_on IS NULL",
        customer_id,
        body.starts_on,
    )
    view = SubscriptionView(
        id=tx.new_id(), customer_id=customer_id, plan_id=plan["id"], plan_code=plan["code"],
        starts_on=body.starts_on, ends_on=body.ends_on, created_at=tx.now,
    )  # fmt: skip
    tx.stage(
        "INSERT INTO subscription (id, customer_id, plan_id, starts_on, ends_on, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        view.id, customer_id, view.plan_id, view.starts_on, view.ends_on, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "subscription.made", view.id, customer_id=customer_id)
    return view


async def end(tx: Tx, subscription_id: UUID, body: EndSubscription) -> SubscriptionView:
    """Set the last day of a subscription; after it the customer is on the basic plan.

    Raises:
        SubscriptionNotFound, EndsBeforeStart, SubscriptionOverlaps.
    """
    await tx.begin(f"SELECT 1 FROM subscription WHERE id = '{subscription_id}' FOR UPDATE")
    row: Row | None = await queries.subscription(tx.connection, subscription_id)
    if row is None:
        raise errors.SubscriptionNotFound()
    rules.check_days(row["starts_on"], body.ends_on)
    tx.stage("UPDATE subscription SET ends_on = $2 WHERE id = $1", subscription_id, body.ends_on)
    outbox.emit(tx, "subscription.ended", subscription_id, customer_id=row["customer_id"])
    return SubscriptionView(**{**row, "ends_on": body.ends_on})


def _one_at_a_time(subject_id: UUID) -> str:
    """The lock under which a plan's versions are numbered, or a customer's plans follow each other."""
    return lock_text(Lock.PLAN, str(subject_id))
