"""Exports and statements: choosing what, being told how much comes, and the file itself."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from pydantic import AfterValidator
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.calendar import queries as calendar
from app.exports import queries, service
from app.exports.rules import ExportFormat, ExportKind, Wish, check
from app.kit.web.forms import Form
from app.kit.web.pagination import Window
from app.kit.web.paging import Within
from app.kit.web.schema import MONTH, Id, Month
from app.kit.zones import local_date, month_span
from app.languages.official import OfficialLanguage
from app.pages.admission import Page, shows
from app.pages.finance import statement_queries
from app.pages.finance.statement_queries import AT_ONCE
from app.pages.forms import Given
from app.pages.routing import page_router
from app.statements import answers
from app.statements import rules as statement_rules
from app.statements import service as statements
from app.statements.archive import Archives
from app.statements.batch import Batch
from app.statements.schemas import StatementFormat

router = page_router()

# The audit is an admin's, on a page of its own.
KINDS = tuple(one for one in ExportKind if one is not ExportKind.AUDIT)


def _offered(kind: ExportKind) -> ExportKind:
    if kind not in KINDS:
        raise ValueError("a kind that is offered here")
    return kind


Kind = Annotated[ExportKind, AfterValidator(_offered)]
_FORMATS = Form(f"^({'|'.join(ExportFormat)})$", "A format of an export.")
Shows = Annotated[Page, shows(Capability.EXPORT)]
ShowsRows = Annotated[Page, shows(Capability.EXPORT, form=_FORMATS)]
ShowsMonth = Annotated[Page, shows(Capability.EXPORT, form=MONTH)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.CustomerNotFound)]


@router.get("/finance/exports")
async def exports(
    page: Shows,
    kind: Kind | None = None,
    format: ExportFormat = ExportFormat.CSV,  # noqa: A002  as it is called in the address
    month: str | None = None,
) -> Response:
    """The form; and of what was chosen, how many lines come."""
    return await _exports(page, kind, format, month)


async def _exports(
    page: Page,
    kind: ExportKind | None,
    chosen: ExportFormat,
    month: str | None,
) -> Response:
    context = page.context
    zone = (await calendar.company(context.db)).time_zone
    typed = {"kind": kind or "", "format": chosen, "month": month or ""}
    given: Given = Given(typed)  # type: ignore[type-arg]
    lines, address = None, ""
    if kind is not None:
        try:
            wish = _wish(kind, chosen, _window(month, zone))
            lines = await queries.count(context.db, wish)
            address = _address(wish)
        except errors.DomainError as refused:
            given = given.refuse(refused)
    last = f"{local_date(context.now, zone):%Y-%m}"
    return page.show(
        "finance/exports.html", status=given.status, given=given, kinds=KINDS,
        formats=list(ExportFormat), lines=lines, address=address, last=last,
    )  # fmt: skip


def _window(month: str | None, zone: str) -> Window:
    """The time of a month; all of it where none is told.

    Raises:
        ValidationFailed: it is no month.
    """
    if not month:
        return Window()
    try:
        read: str = MONTH.read(month)
    except ValueError:
        wrong = {"pointer": "/month", "code": "wrong_form", "detail": MONTH.says}
        raise errors.ValidationFailed(errors=[wrong]) from None
    return Window(*month_span(read, zone))


def _wish(kind: ExportKind, chosen: ExportFormat, within: Window) -> Wish:
    wish = Wish(kind=kind, format=chosen, from_at=within.from_at, to_at=within.to_at)
    check(wish, frozenset())
    return wish


def _address(wish: Wish) -> str:
    said = {"kind": wish.kind, "from": wish.from_at, "to": wish.to_at}
    told = {
        name: one if isinstance(one, str) else one.isoformat() for name, one in said.items() if one
    }
    return f"/finance/exports/rows.{wish.format}?{urlencode(told)}"


@router.get("/finance/exports/rows.{format}")
async def rows(
    page: ShowsRows,
    format: ExportFormat,  # noqa: A002
    kind: Kind,
    within: Within,
) -> Response:
    """The file, in pieces; what breaks on the way breaks the download."""
    context, wish = page.context, _wish(kind, format, within)
    snapshots = page.request.app.state.snapshots
    return await service.export(snapshots, context.pool, wish, context.now, encoded=False)


@router.get("/finance/statements")
async def all_statements(
    page: Shows,
    month: str | None = None,
    customer_id: Id | None = None,
    after: Id | None = None,
) -> Response:
    """A month's statements: all of them as one file, and each by itself."""
    return await _statements(page, month, customer_id, after)


async def _statements(
    page: Page, month: str | None, customer_id: UUID | None, after: UUID | None
) -> Response:
    context = page.context
    zone = (await calendar.company(context.db)).time_zone
    given: Given = Given({"month": month or _last_month(page, zone)})  # type: ignore[type-arg]
    found, is_over = None, True
    try:
        within = _window(given.typed["month"], zone)
        assert within.from_at is not None
        assert within.to_at is not None
        statement_rules.check_begun(given.typed["month"], within.from_at, context.now)
        until, is_over = within.to_at, within.to_at <= context.now
        found = await statement_queries.customers(context.db, until, customer_id, after)
    except errors.DomainError as refused:
        given = given.refuse(refused)
    return page.show(
        "finance/statements.html", status=given.status, given=given, found=found, most=AT_ONCE,
        customer_id=customer_id, is_first=after is None, is_over=is_over,
    )  # fmt: skip


def _last_month(page: Page, zone: str) -> str:
    first = local_date(page.context.now, zone).replace(day=1)
    return f"{first.fromordinal(first.toordinal() - 1):%Y-%m}"


@router.get("/finance/statements/{month}.zip")
async def archive(
    page: ShowsMonth, month: Month, language: OfficialLanguage | None = None
) -> Response:
    """All of a month, in one file, in pieces as they are made."""
    archives: Archives = page.request.app.state.archives
    wanted = Batch(month=month, format=StatementFormat.PDF, language=language)
    return await archives.answer(page.context.pool, wanted, page.context.now)


@router.get("/finance/statements/{customer_id}/{month}.pdf")
async def one(page: ShowsOne, customer_id: Id, month: Month) -> Response:
    """One customer's, in its language."""
    context = page.context
    made, usual = await statements.statement(
        context.db, context.pool, customer_id, month, context.now
    )
    return await answers.answer(made, StatementFormat.PDF, usual)
