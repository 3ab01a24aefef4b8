"""The month at a glance: what is deferred, and what was recognised; and the reports as files."""

from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.finance import aging, answers, reports
from app.finance.answers import ReportFormat
from app.finance.schemas import AgingLine, DeferredLine, FiguresView, Grouping, TrialBalanceLine
from app.kit.web.forms import Form
from app.kit.web.pagination import EVER
from app.kit.web.paging import Within
from app.kit.zones import local_date
from app.pages.admission import Page, shows
from app.pages.drawing import Drawing
from app.pages.finance import glance, period_queries, periods
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
_FORMAT = Form("^(csv|xlsx)$", "csv or xlsx.")
ShowsFile = Annotated[Page, shows(Capability.READ_FINANCE, form=_FORMAT)]


@router.get("/finance")
async def overview(page: Shows) -> Response:
    """What waits; and twelve months, by currency, as the API's report tells them."""
    return await _overview(page)


async def _overview(page: Page) -> Response:
    context, now = page.context, page.context.now
    begins, still_open = await period_queries.waiting(context.db, now)
    made = await reports.revenue(context.pool, now, EVER, [Grouping.MONTH], None)
    last = f"{local_date(now, made.time_zone):%Y-%m}"
    found = glance.by_currency(made.lines, last)
    return page.show(
        "finance/overview.html",
        unclosed=periods.unclosed(begins, now),
        open=still_open,
        currencies=[(currency, figures, *_charts(figures)) for currency, figures in found.items()],
        zone=made.time_zone,
    )


def _charts(figures: list[glance.MonthFigures]) -> tuple[Drawing, Drawing]:
    recognised = glance.chart(figures, ("earned", "penalties", "breakage"))
    return recognised, glance.chart(figures, ("deferred",))


@router.get("/finance/reports/revenue.{format}")
async def revenue(page: ShowsFile, within: Within, format: ReportFormat) -> Response:  # noqa: A002  as it is called
    """What was recognised, by month, as a file."""
    context = page.context
    made = await reports.revenue(context.pool, context.now, within, [Grouping.MONTH], None)
    return await answers.answer(made, FiguresView, made.lines, format, "revenue")


@router.get("/finance/reports/deferred.{format}")
async def deferred(page: ShowsFile, format: ReportFormat) -> Response:  # noqa: A002
    """What is deferred now, by customer, as a file."""
    context = page.context
    grouped = [Grouping.CUSTOMER]
    made = await reports.deferred(context.pool, context.now, None, grouped, None)
    return await answers.answer(made, DeferredLine, made.lines, format, "deferred")


@router.get("/finance/reports/aging.{format}")
async def waiting(page: ShowsFile, format: ReportFormat) -> Response:  # noqa: A002
    """What waits, and for how long, as a file."""
    made = await aging.aging(page.context.pool, page.context.now)
    return await answers.answer(made, AgingLine, made.lines, format, "aging")


@router.get("/finance/reports/trial-balance.{format}")
async def balances(page: ShowsFile, format: ReportFormat) -> Response:  # noqa: A002
    """All accounts, as a file."""
    made = await aging.trial_balance(page.context.pool, page.context.now, None)
    return await answers.answer(made, TrialBalanceLine, made.lines, format, "trial-balance")
