"""Routes of plans and subscriptions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from app import errors, examples
from app.customers import queries as customers
from app.kit.access import ALL, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import Instant, PageOf
from app.plans import queries, service
from app.plans.schemas import (
    CustomerPlanView,
    EndSubscription,
    NewPlan,
    NewPlanVersion,
    NewSubscription,
    PlanView,
    SubscriptionView,
    plan_view,
)

router = APIRouter(prefix="/v1", tags=["plans"])

_PROVIDER = (Role.TECHNICIAN, Role.LEAD, Role.FINANCE, Role.ADMIN)
_OFFICE = (Role.LEAD, Role.ADMIN)

CustomerId = Annotated[UUID, Path(examples=[examples.CUSTOMER])]
PlanId = Annotated[UUID, Path(examples=[examples.PLAN])]
SubscriptionId = Annotated[UUID, Path(examples=[examples.SUBSCRIPTION])]

ListPlans = Annotated[Call, reads(*ALL)]
ReadPlan = Annotated[Call, reads(*_PROVIDER, missing=errors.PlanNotFound)]
MakePlan = Annotated[Call, writes(*_OFFICE)]
RevisePlan = Annotated[Call, writes(*_OFFICE, missing=errors.PlanNotFound)]
ReadOfCustomer = Annotated[
    Call, reads(*ALL, owner=customers.owner, missing=errors.CustomerNotFound)
]
Subscribe = Annotated[
    Call, writes(*_OFFICE, owner=customers.owner, missing=errors.CustomerNotFound)
]
ReadSubscription = Annotated[
    Call, reads(*ALL, owner=queries.owner, missing=errors.SubscriptionNotFound)
]
EndIt = Annotated[Call, writes(*_OFFICE, owner=queries.owner, missing=errors.SubscriptionNotFound)]


@router.get("/plans")
async def list_plans(
    call: ListPlans, page: ListPage, customer_id: UUID | None = None
) -> PageOf[PlanView]:
    """Plans with what they promise now; with a customer, the published ones and its own."""
    narrowed = {"customer_id": call.own(customer_id)}
    return page.of(plan_view, await queries.plans(call.db, page, call.now, narrowed))


@router.post("/plans", status_code=201, response_model=PlanView)
async def make_plan(call: MakePlan, body: NewPlan) -> Response:
    """Make an individual plan, or one more for all."""
    return await call.create(lambda tx: service.make(tx, body), location="/v1/plans")


@router.get("/plans/{plan_id}")
async def read_plan(call: ReadPlan, plan_id: PlanId, at: Instant | None = None) -> PlanView:
    """One plan, with what it promises now or at another instant."""
    row = await queries.plan(call.db, plan_id, at or call.now)
    if row is None:
        raise errors.PlanNotFound()
    return plan_view(row)


@router.post("/plans/{plan_id}/revise", response_model=PlanView)
async def revise_plan(call: RevisePlan, plan_id: PlanId, body: NewPlanVersion) -> Response:
    """Make the plan's next version; sessions and tickets keep the one they were made under."""
    return await call.write(lambda tx: service.revise(tx, plan_id, body))


@router.get("/customers/{customer_id}/plan")
async def read_plan_of_customer(
    call: ReadOfCustomer, customer_id: CustomerId, at: Instant | None = None
) -> CustomerPlanView:
    """The one plan a customer has, now or at another instant; without a subscription the basic."""
    row = await queries.plan_of(call.db, customer_id, at or call.now)
    if row is None:
        raise errors.CustomerNotFound()
    days = {name: row[name] for name in ("subscription_id", "starts_on", "ends_on")}
    return CustomerPlanView(plan=plan_view(row), **days)


@router.get("/customers/{customer_id}/subscriptions")
async def list_subscriptions(
    call: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[SubscriptionView]:
    """The plans a customer had, has and will have."""
    rows = await queries.subscriptions(call.db, page, customer_id)
    return page.of(lambda row: SubscriptionView(**row), rows)


@router.post(
    "/customers/{customer_id}/subscriptions", status_code=201, response_model=SubscriptionView
)
async def subscribe(call: Subscribe, customer_id: CustomerId, body: NewSubscription) -> Response:
    """Give a customer a plan from a day on; an open one before it ends the day before."""
    return await call.create(
        lambda tx: service.subscribe(tx, customer_id, body), location="/v1/subscriptions"
    )


@router.get("/subscriptions/{subscription_id}")
async def read_subscription(
    call: ReadSubscription, subscription_id: SubscriptionId
) -> SubscriptionView:
    """One subscription."""
    row = await queries.subscription(call.db, subscription_id)
    if row is None:
        raise errors.SubscriptionNotFound()
    return SubscriptionView(**row)


@router.post("/subscriptions/{subscription_id}/end", response_model=SubscriptionView)
async def end_subscription(
    call: EndIt, subscription_id: SubscriptionId, body: EndSubscription
) -> Response:
    """Set the last day; after it the customer is on the basic plan."""
    return await call.write(lambda tx: service.end(tx, subscription_id, body))
