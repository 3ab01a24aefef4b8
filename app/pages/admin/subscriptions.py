"""Which plan a customer has when: what another would change is shown before it does."""

from typing import Annotated
from uuid import UUID

from msgspec import Struct
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.customers import queries as customers
from app.kit import zones
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages import forms
from app.pages.admin import promises
from app.pages.admin import queries as office
from app.pages.admin.access import ActsOnCustomer, ShowsCustomer
from app.pages.admin.promises import Difference
from app.pages.admission import Page, acts
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.plans import queries, service
from app.plans.schemas import (
    EndSubscription,
    NewSubscription,
    PlanView,
    SubscriptionView,
    plan_view,
    subscription_view,
)

router = page_router()

# So many plans can be chosen from: who has more names one by its id.
_MOST_PLANS = 200

Ends = Annotated[
    Page,
    acts(Capability.MANAGE_CUSTOMERS, owner=queries.owner, missing=errors.SubscriptionNotFound),
]


class Foreseen(Struct, frozen=True):
    """What giving a plan does.

    Attributes:
        made: the subscription.
        was, becomes: the plan of its first day before and after.
        ended: what ends the day before.
    """

    made: SubscriptionView
    was: PlanView
    becomes: PlanView
    ended: SubscriptionView | None

    @property
    def changes(self) -> list[Difference]:
        """What is promised otherwise."""
        return promises.differences(self.was, self.becomes)


@router.get("/admin/customers/{customer_id}/plan")
async def plan(page: ShowsCustomer, customer_id: Id, part: ListPage) -> Response:
    """The plans that a customer had, has and will have, and giving it another."""
    return await _plan(page, customer_id, part)


@router.post("/admin/customers/{customer_id}/plan")
async def give(page: ActsOnCustomer, customer_id: Id) -> Response:
    """See what another plan changes, go on choosing, or give it: as the button says."""
    if page.step == "change":
        return await _plan(page, customer_id, given=forms.sent(page.fields))
    if page.step == "give":
        return await _give(page, customer_id)
    return await page.try_out(
        NewSubscription,
        lambda tx, body: _foreseen(tx, customer_id, body),
        shown=lambda given, seen: _seen(page, customer_id, given, seen),
        again=lambda given: _plan(page, customer_id, given=given),
    )


@router.post("/admin/subscriptions/{subscription_id}/end")
async def end(page: Ends, subscription_id: Id) -> Response:
    """Set the last day; after it the customer is on the basic plan."""
    customer_id = page.context.owner_id
    return await page.act(
        EndSubscription,
        lambda tx, body: service.end(tx, subscription_id, body),
        done="plan_ends",
        to=f"/admin/customers/{customer_id}/plan",
        again=lambda given: _plan(page, customer_id, at=subscription_id, given=given),
    )


async def _give(page: Page, customer_id: UUID) -> Response:
    return await page.act(
        NewSubscription,
        lambda tx, body: service.subscribe(tx, customer_id, body),
        done="plan_given",
        to=f"/admin/customers/{customer_id}/plan",
        again=lambda given: _plan(page, customer_id, given=given),
    )


async def _foreseen(tx: Tx, customer_id: UUID, body: NewSubscription) -> Foreseen:
    await tx.begin()
    customer = await customers.customer(tx.connection, customer_id)
    assert customer is not None, "its page was found"
    first = zones.start_of_day(body.starts_on, customer.time_zone)
    before = await queries.plan_of(tx.connection, customer_id, first)
    made = await service.subscribe(tx, customer_id, body)
    await tx.flush()
    after = await queries.plan_of(tx.connection, customer_id, first)
    assert before is not None
    assert after is not None
    ended = before.subscription_id and await queries.subscription(
        tx.connection, before.subscription_id
    )
    return Foreseen(
        made,
        plan_view(before.plan),
        plan_view(after.plan),
        subscription_view(ended) if ended else None,
    )


async def _seen(
    page: Page, customer_id: UUID, given: Given[NewSubscription], seen: Foreseen
) -> Response:
    db, now = page.context.db, page.context.now
    return page.show(
        "admin/subscription_check.html",
        customer=page.context.found(await customers.customer(db, customer_id)),
        beside=await office.beside_customer(db, customer_id, now),
        seen=seen,
        given=given,
    )


async def _plan(
    page: Page,
    customer_id: UUID,
    part: pagination.Page | None = None,
    *,
    at: UUID | None = None,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of giving a plan, or of ending the subscription ``at``."""
    db, path = page.context.db, f"/admin/customers/{customer_id}/plan"
    customer = page.context.found(await customers.customer(db, customer_id))
    part = part or pagination.Page(page.request, office.MOST_SHOWN, None, path=path)
    choice = pagination.Page(page.request, _MOST_PLANS, None, path="/admin/plans")
    held = await queries.subscriptions(db, part, customer_id)
    plans = await queries.plans(db, choice, page.context.now, customer_id)
    return page.show(
        "admin/subscriptions.html",
        status=given.status,
        customer=customer,
        subscriptions=part.of(subscription_view, held),
        plans=plans,
        today=zones.local_date(page.context.now, customer.time_zone),
        at=at,
        given=given,
    )
