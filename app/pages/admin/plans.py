"""Plans: what each promises, its versions, and what a new one changes for whom."""

from typing import Annotated
from uuid import UUID

from msgspec.structs import replace
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.customers import queries as customers
from app.kit import zones
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages import forms
from app.pages.admin import edits, promises
from app.pages.admin import plan_queries as office
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.routing import page_router
from app.plans import queries, service
from app.plans.rows import PlanRecord
from app.plans.rules import DEFAULT_TERMS, Channel
from app.plans.schemas import NewPlan, NewPlanVersion, PlanView, plan_view

router = page_router()

Shows = Annotated[Page, shows(Capability.MANAGE_PLANS)]
Makes = Annotated[Page, acts(Capability.MANAGE_PLANS)]
ShowsOne = Annotated[Page, shows(Capability.MANAGE_PLANS, missing=errors.PlanNotFound)]
ActsOnOne = Annotated[Page, acts(Capability.MANAGE_PLANS, missing=errors.PlanNotFound)]


# What stands in the form of a new plan: the published terms, answered within a day of work.
_AT_FIRST = {
    "channels": list(Channel)[:2],
    "queue_rank": 2,
    "target_kind": "working_time",
    "target_value": 480,
    **{f"terms_{name}": value for name, value in DEFAULT_TERMS.as_dict().items()},
}


@router.get("/admin/plans")
async def the_plans(page: Shows, part: ListPage) -> Response:
    """All plans with what they promise now, and how many are on each."""
    db, now = page.context.db, page.context.now
    found = await queries.plans(db, part, now, None)
    return await _plans(page, part, found)


@router.get("/admin/plans/new")
async def asked(page: Shows, customer_id: Id | None = None) -> Response:
    """What is asked about a new plan; for one customer an individual one."""
    return await _asked(page, page.prefilled({**_AT_FIRST, "customer_id": customer_id}))


@router.post("/admin/plans/new")
async def make(page: Makes) -> Response:
    """Make it: it promises at once what its first version says."""
    return await page.act(
        NewPlan,
        service.make,
        done="plan_made",
        to="/admin/plans/{id}",
        again=lambda given: _asked(page, given),
    )


@router.get("/admin/plans/{plan_id}")
async def plan(page: ShowsOne, plan_id: Id, part: ListPage) -> Response:
    """One plan: what it promises, its versions, and who is on it."""
    return await _plan(page, plan_id, part)


@router.get("/admin/plans/{plan_id}/revise")
async def revise(page: ShowsOne, plan_id: Id) -> Response:
    """Its next version, in which stands at first what it promises now."""
    return await _form(page, plan_id)


@router.post("/admin/plans/{plan_id}/revise")
async def make_version(page: ActsOnOne, plan_id: Id) -> Response:
    """See what a version would change, go on writing, or make it: as the button says."""
    if page.step == "change":
        return await _form(page, plan_id, forms.sent(page.fields))
    if page.step == "make":
        return await _make_version(page, plan_id)
    return await page.try_out(
        NewPlanVersion,
        lambda tx, body: service.revise(tx, plan_id, body),
        shown=lambda given, seen: _seen(page, plan_id, given, seen),
        again=lambda given: _form(page, plan_id, given),
    )


async def _make_version(page: Page, plan_id: UUID) -> Response:
    return await page.act(
        NewPlanVersion,
        lambda tx, body: service.revise(tx, plan_id, body),
        done="plan_revised",
        to=f"/admin/plans/{plan_id}",
        again=lambda given: _form(page, plan_id, given),
    )


async def _plans(page: Page, part: pagination.Page, found: list[PlanRecord]) -> Response:
    day = zones.local_date(page.context.now, page.visitor.time_zone)
    return page.show(
        "admin/plans.html",
        plans=part.of(plan_view, found),
        on_it=await office.customers_by_plan(page.context.db, day),
    )


async def _plan(page: Page, plan_id: UUID, part: pagination.Page) -> Response:
    db, now = page.context.db, page.context.now
    found = page.context.found(await queries.plan(db, plan_id, now))
    versions = await queries.versions(db, part, plan_id)
    shown = part.of(lambda one: plan_view(replace(found, version=one)), versions)
    before = [None, *shown.items[:-1]]
    return page.show(
        "admin/plan.html",
        plan=plan_view(found),
        versions=shown,
        changes=[
            promises.differences(was, becomes) if was else []
            for was, becomes in zip(before, shown.items, strict=True)
        ],
        promises=promises.promises(plan_view(found)),
        use=await _use(page, plan_id),
    )


async def _use(page: Page, plan_id: UUID) -> office.PlanUse:
    day = zones.local_date(page.context.now, page.visitor.time_zone)
    return await office.use(page.context.db, plan_id, day)


async def _asked(page: Page, given: Given[NewPlan]) -> Response:
    """The form of a new plan; for an individual one with whose it is."""
    customer_id = edits.id_in(given, "customer_id")
    found = None
    if customer_id is not None:
        found = await customers.customer(page.context.db, customer_id)
    return page.show(
        "admin/plan_new.html",
        status=given.status,
        customer=found,
        given=given,
        channels=list(Channel),
    )


async def _form(page: Page, plan_id: UUID, given: Given[NewPlanVersion] | None = None) -> Response:
    found = plan_view(
        page.context.found(await queries.plan(page.context.db, plan_id, page.context.now))
    )
    shown = given or page.prefilled(promises.known(found))
    return page.show(
        "admin/plan_revise.html",
        status=shown.status,
        plan=found,
        given=shown,
        channels=list(Channel),
    )


async def _seen(
    page: Page, plan_id: UUID, given: Given[NewPlanVersion], seen: PlanView
) -> Response:
    """What a version would change, against what holds at the instant from which it is in force."""
    before = await queries.plan(page.context.db, plan_id, seen.in_force_from)
    return page.show(
        "admin/plan_check.html",
        plan=seen,
        changes=promises.differences(plan_view(page.context.found(before)), seen),
        use=await _use(page, plan_id),
        given=given,
    )
