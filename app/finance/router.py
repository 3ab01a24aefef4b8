"""Routes of reports of money, and of earning policies."""

from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.finance import aging, answers, queries, reports, service
from app.finance.answers import ReportFormat
from app.finance.schemas import (
    AgingLine,
    AgingView,
    DeferredLine,
    DeferredView,
    EarningPolicyView,
    FiguresView,
    Grouping,
    NewEarningPolicy,
    RevenueView,
    TrialBalanceLine,
    TrialBalanceView,
    policy_view,
)
from app.kit.web.paging import ListPage, Within
from app.kit.web.routing import Router
from app.kit.web.schema import Id, Instant, PageOf

router = Router(prefix="/v1", tags=["finance"])

PolicyId = Annotated[Id, Path(examples=[examples.EARNING_POLICY])]
ReadReport = Annotated[RequestContext, reads(Capability.READ_FINANCE, cost=Cost.SEARCH)]
ReadPolicy = Annotated[
    RequestContext, reads(Capability.READ_FINANCE, missing=errors.EarningPolicyNotFound)
]
SetPolicy = Annotated[RequestContext, writes(Capability.SET_EARNING_POLICY)]
GroupBy = Annotated[
    list[Grouping] | None,
    Query(
        max_length=4,
        description="What the figures are told apart by, one parameter for each; by their currency always.",
    ),
]
AsFormat = Annotated[
    ReportFormat, Query(description="JSON, or the lines as a table with their fields as columns.")
]
At = Annotated[
    Instant | None,
    Query(description="What was booked before it counts; by default all that is booked."),
]


@router.get("/reports/revenue", response_model=RevenueView, responses=answers.declared(FiguresView))
async def report_revenue(
    context: ReadReport,
    within: Within,
    group_by: GroupBy = None,
    customer_id: Id | None = None,
    format: AsFormat = ReportFormat.JSON,  # noqa: A002  as it is called in the address
) -> Response:
    """What was earned, lost and given back within a time, by when it was booked."""
    asked = group_by or [Grouping.MONTH]
    made = await reports.revenue(context.pool, context.now, within, asked, customer_id)
    return await answers.answer(made, FiguresView, made.lines, format, "revenue")


@router.get(
    "/reports/deferred", response_model=DeferredView, responses=answers.declared(DeferredLine)
)
async def report_deferred(
    context: ReadReport,
    at: At = None,
    group_by: GroupBy = None,
    customer_id: Id | None = None,
    format: AsFormat = ReportFormat.JSON,  # noqa: A002
) -> Response:
    """Where the money of all lots is at an instant: what is deferred, and what has become of the rest."""
    made = await reports.deferred(context.pool, context.now, at, group_by or [], customer_id)
    return await answers.answer(made, DeferredLine, made.lines, format, "deferred")


@router.get("/reports/aging", response_model=AgingView, responses=answers.declared(AgingLine))
async def report_aging(
    context: ReadReport,
    format: AsFormat = ReportFormat.JSON,  # noqa: A002
) -> Response:
    """What waits for its customer's confirmation, what is owed, and for how long."""
    made = await aging.aging(context.pool, context.now)
    return await answers.answer(made, AgingLine, made.lines, format, "aging")


@router.get(
    "/reports/trial-balance",
    response_model=TrialBalanceView,
    responses=answers.declared(TrialBalanceLine),
)
async def report_trial_balance(
    context: ReadReport,
    at: At = None,
    format: AsFormat = ReportFormat.JSON,  # noqa: A002
) -> Response:
    """All ledger accounts in minutes, and all buckets of money, at an instant."""
    made = await aging.trial_balance(context.pool, context.now, at)
    return await answers.answer(made, TrialBalanceLine, made.lines, format, "trial-balance")


@router.get("/earning-policies")
async def list_earning_policies(context: ReadPolicy, page: ListPage) -> PageOf[EarningPolicyView]:
    """The earning policies in the order they were set; before the first, work is earned when confirmed."""
    return page.of(policy_view, await queries.policies(context.db, page))


@router.post("/earning-policies", status_code=201, response_model=EarningPolicyView)
async def set_earning_policy(context: SetPolicy, body: NewEarningPolicy) -> Response:
    """Set when minutes are earned that are billed from a day on."""
    return await context.create(
        lambda tx: service.set_policy(tx, body), location="/v1/earning-policies"
    )


@router.get("/earning-policies/{policy_id}")
async def read_earning_policy(context: ReadPolicy, policy_id: PolicyId) -> EarningPolicyView:
    """One earning policy."""
    return policy_view(context.found(await queries.policy(context.db, policy_id)))
