"""Verbs about plans and subscriptions."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import queries as customers
from app.kit import money
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_text
from app.kit.postgres.rows import insert_row, lock_row, update_row
from app.plans import queries, rows, rules
from app.plans.rows import PlanRecord, PlanVersionRecord, SubscriptionRecord
from app.plans.rules import Terms, TimeTarget
from app.plans.schemas import (
    EndSubscription,
    NewPlan,
    NewPlanVersion,
    NewSubscription,
    PlanPromises,
    PlanView,
    SubscriptionView,
    plan_view,
    subscription_view,
)
from app.plans.tables import Plan, Subscription


async def make(tx: Tx, body: NewPlan) -> PlanView:
    """Make a plan, of one customer or for all; it promises at once what its first version says.

    Raises:
        CustomerNotFound, CustomerInactive, PlanCodeTaken, UnknownCurrency,
        ValidationFailed (a price finer than its currency).
    """
    _check_price(body)
    await tx.begin()
    if body.customer_id is not None:
        await customers.check_active(tx.connection, body.customer_id)
    plan_id = tx.new_id()
    plan = PlanRecord(
        id=plan_id,
        code=body.code,
        name=body.name,
        customer_id=body.customer_id,
        created_at=tx.now,
        version=_version(tx, plan_id, 1, body.model_copy(update={"in_force_from": tx.now})),
    )
    # A foreign key inside one statement is checked at its end, so the order does not matter.
    insert_row(tx, Plan, plan)
    rows.insert_version(tx, plan.version)
    outbox.emit(tx, "plan.made", plan_id, customer_id=body.customer_id)
    return plan_view(plan)


async def revise(tx: Tx, plan_id: UUID, body: NewPlanVersion) -> PlanView:
    """Make the next version of a plan, in force from now or a later instant on (rule P4).

    Raises:
        PlanNotFound, InstantInPast, UnknownCurrency, ValidationFailed (a price finer than its currency).
    """
    _check_price(body)
    await tx.begin(_lock(plan_id))
    plan = await queries.plan(tx.connection, plan_id, tx.now)
    if plan is None:
        raise errors.PlanNotFound()
    if body.in_force_from is not None and body.in_force_from < tx.now:
        raise errors.InstantInPast(
            "A version begins now or later.", field="in_force_from", value=body.in_force_from
        )
    number = await queries.last_number(tx.connection, plan_id) + 1
    version = _version(tx, plan_id, number, body)
    rows.insert_version(tx, version)
    outbox.emit(tx, "plan.revised", plan_id, customer_id=plan.customer_id, data={"number": number})
    return plan_view(replace(plan, version=version))


def _check_price(body: PlanPromises) -> None:
    if body.price is not None and body.currency is not None:
        money.check_currency(body.currency)
        money.check_decimals(body.price, body.currency, "/price")


def _version(tx: Tx, plan_id: UUID, number: int, body: PlanPromises) -> PlanVersionRecord:
    return PlanVersionRecord(
        id=tx.new_id(),
        plan_id=plan_id,
        number=number,
        in_force_from=body.in_force_from or tx.now,
        channels=tuple(body.channels),
        queue_rank=body.queue_rank,
        target=TimeTarget(body.target.kind, body.target.value),
        severity_targets={
            one.severity: TimeTarget(one.kind, one.value)
            for one in sorted(body.severity_targets, key=lambda one: one.severity)
        },
        call_after_replies=body.call_after_replies,
        price=body.price,
        currency=body.currency,
        terms=Terms.of(body.terms.model_dump()),
    )


async def subscribe(tx: Tx, customer_id: UUID, body: NewSubscription) -> SubscriptionView:
    """Give a customer a plan from a day on; an open one before it ends the day before (rule P4).

    Raises:
        CustomerNotFound, CustomerInactive, PlanNotFound, PlanNotTheirs, EndsBeforeStart,
        SubscriptionOverlaps.
    """
    rules.check_days(body.starts_on, body.ends_on)
    await tx.begin(_lock(customer_id))
    await customers.check_active(tx.connection, customer_id)
    plan = await queries.plan_by_name(tx.connection, body.plan, tx.now)
    if plan is None:
        raise errors.PlanNotFound(plan=body.plan)
    if plan.customer_id not in (None, customer_id):
        raise errors.PlanNotTheirs(plan=plan.code)
    await rows.end_open_subscription(tx, customer_id, body.starts_on)
    subscription = SubscriptionRecord(
        id=tx.new_id(), customer_id=customer_id, plan_id=plan.id, plan_code=plan.code,
        starts_on=body.starts_on, ends_on=body.ends_on, created_at=tx.now,
    )  # fmt: skip
    insert_row(tx, Subscription, subscription)
    outbox.emit(tx, "subscription.made", subscription.id, customer_id=customer_id)
    return subscription_view(subscription)


async def end(tx: Tx, subscription_id: UUID, body: EndSubscription) -> SubscriptionView:
    """Set the last day of a subscription; after it the customer is on the basic plan.

    Raises:
        SubscriptionNotFound, EndsBeforeStart, SubscriptionOverlaps.
    """
    await lock_row(tx, Subscription, subscription_id)
    before = await queries.subscription(tx.connection, subscription_id)
    if before is None:
        raise errors.SubscriptionNotFound()
    rules.check_days(before.starts_on, body.ends_on)
    after = replace(before, ends_on=body.ends_on)
    update_row(tx, Subscription, before, after)
    outbox.emit(tx, "subscription.ended", subscription_id, customer_id=after.customer_id)
    return subscription_view(after)


def _lock(subject_id: UUID) -> str:
    """The lock under which a plan's versions are numbered, or a customer's plans follow each other."""
    return lock_text(Lock.PLAN, str(subject_id))
