"""Routes of plans and subscriptions."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.customers import queries as customers
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, Instant, PageOf
from app.plans import queries, service
from app.plans.schemas import (
    CustomerPlanView,
    EndSubscription,
    NewPlan,
    NewPlanVersion,
    NewSubscription,
    PlanView,
    SubscriptionView,
    customer_plan_view,
    plan_view,
    subscription_view,
)

router = Router(prefix="/v1", tags=["plans"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
PlanId = Annotated[Id, Path(examples=[examples.PLAN])]
SubscriptionId = Annotated[Id, Path(examples=[examples.SUBSCRIPTION])]

ListPlans = Annotated[RequestContext, reads(Capability.READ)]
ReadPlan = Annotated[RequestContext, reads(Capability.READ_INTERNAL, missing=errors.PlanNotFound)]
MakePlan = Annotated[RequestContext, writes(Capability.MANAGE_PLANS)]
RevisePlan = Annotated[RequestContext, writes(Capability.MANAGE_PLANS, missing=errors.PlanNotFound)]
ReadOfCustomer = Annotated[
    RequestContext, reads(Capability.READ, owner=customers.owner, missing=errors.CustomerNotFound)
]
Subscribe = Annotated[
    RequestContext,
    writes(Capability.MANAGE_CUSTOMERS, owner=customers.owner, missing=errors.CustomerNotFound),
]
ReadSubscription = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.SubscriptionNotFound)
]
EndIt = Annotated[
    RequestContext,
    writes(Capability.MANAGE_CUSTOMERS, owner=queries.owner, missing=errors.SubscriptionNotFound),
]


@router.get("/plans")
async def list_plans(
    context: ListPlans, page: ListPage, customer_id: Id | None = None
) -> PageOf[PlanView]:
    """Plans with what they promise now; with a customer, the published ones and its own."""
    plans = await queries.plans(context.db, page, context.now, context.own(customer_id))
    return page.of(plan_view, plans)


@router.post("/plans", status_code=201, response_model=PlanView)
async def make_plan(context: MakePlan, body: NewPlan) -> Response:
    """Make an individual plan, or one more for all."""
    return await context.create(lambda tx: service.make(tx, body), location="/v1/plans")


@router.get("/plans/{plan_id}")
async def read_plan(context: ReadPlan, plan_id: PlanId, at: Instant | None = None) -> PlanView:
    """One plan, with what it promises now or at another instant."""
    plan = await queries.plan(context.db, plan_id, at or context.now)
    return plan_view(context.found(plan))


@router.post("/plans/{plan_id}/revise", response_model=PlanView)
async def revise_plan(context: RevisePlan, plan_id: PlanId, body: NewPlanVersion) -> Response:
    """Make the plan's next version; sessions and tickets keep the one they were made under."""
    return await context.write(lambda tx: service.revise(tx, plan_id, body))


@router.get("/customers/{customer_id}/plan")
async def read_plan_of_customer(
    context: ReadOfCustomer, customer_id: CustomerId, at: Instant | None = None
) -> CustomerPlanView:
    """The one plan a customer has, now or at another instant; without a subscription the basic."""
    present = await queries.plan_of(context.db, customer_id, at or context.now)
    return customer_plan_view(context.found(present))


@router.get("/customers/{customer_id}/subscriptions")
async def list_subscriptions(
    context: ReadOfCustomer, customer_id: CustomerId, page: ListPage
) -> PageOf[SubscriptionView]:
    """The plans a customer had, has and will have."""
    subscriptions = await queries.subscriptions(context.db, page, customer_id)
    return page.of(subscription_view, subscriptions)


@router.post(
    "/customers/{customer_id}/subscriptions", status_code=201, response_model=SubscriptionView
)
async def subscribe(context: Subscribe, customer_id: CustomerId, body: NewSubscription) -> Response:
    """Give a customer a plan from a day on; an open one before it ends the day before."""
    return await context.create(
        lambda tx: service.subscribe(tx, customer_id, body), location="/v1/subscriptions"
    )


@router.get("/subscriptions/{subscription_id}")
async def read_subscription(
    context: ReadSubscription, subscription_id: SubscriptionId
) -> SubscriptionView:
    """One subscription."""
    subscription = await queries.subscription(context.db, subscription_id)
    return subscription_view(context.found(subscription))


@router.post("/subscriptions/{subscription_id}/end", response_model=SubscriptionView)
async def end_subscription(
    context: EndIt, subscription_id: SubscriptionId, body: EndSubscription
) -> Response:
    """Set the last day; after it the customer is on the basic plan."""
    return await context.write(lambda tx: service.end(tx, subscription_id, body))
