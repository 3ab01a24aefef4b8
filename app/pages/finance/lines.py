"""Lines of banks that no payment was made of: which purchase each pays, or why none."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id, Note
from app.pages.admission import Page, acts, shows
from app.pages.finance import payment_queries, purchase_queries
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.payments import assigning, queries
from app.payments.rules import LINE_TRANSITIONS, LineStatus
from app.payments.schemas import AssignLine, DismissLine, OpenLineView, open_line_view
from app.purchases import queries as purchases
from app.purchases.rules import PurchaseStatus
from app.purchases.schemas import PurchaseView, purchase_view

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.BankLineNotFound)]
Acts = Annotated[Page, acts(Capability.MANAGE_PURCHASES, missing=errors.BankLineNotFound)]
Text = Annotated[Note | None, Query(max_length=100)]
# So many purchases can be chosen from; who looks for another writes more of its name.
_MOST = 20


@router.get("/finance/lines")
async def lines(page: Shows, part: ListPage, status: LineStatus = LineStatus.OPEN) -> Response:
    """Lines that wait, the longest first; or what became of those that did."""
    found = await queries.open_lines(page.context.db, part, [status])
    return page.show("finance/lines.html", lines=part.of(open_line_view, found), asked=status)


@router.get("/finance/lines/{bank_line_id}")
async def line(page: ShowsOne, bank_line_id: Id, text: Text = None) -> Response:
    """One line, and the purchases that it may pay: those that it may mean, or that somebody looks for."""
    return await _line(page, bank_line_id, text=text)


@router.post("/finance/lines/{bank_line_id}/assign")
async def assign(page: Acts, bank_line_id: Id) -> Response:
    """Show what a payment of it would do; or make it."""
    return await _assign(page, bank_line_id)


@router.post("/finance/lines/{bank_line_id}/dismiss")
async def dismiss(page: Acts, bank_line_id: Id) -> Response:
    """Let it wait no more, and say why."""
    return await page.act(
        DismissLine,
        lambda tx, body: assigning.dismiss(tx, bank_line_id, body),
        done="line_dismissed",
        to="/finance/lines",
        again=lambda given: _line(page, bank_line_id, "dismiss", given),
    )


async def _assign(page: Page, line_id: UUID) -> Response:
    async def again(given: Given[AssignLine]) -> Response:
        return await _line(page, line_id, "assign", given)

    async def tried(tx: Tx, body: AssignLine) -> tuple[OpenLineView, PurchaseView]:
        line = await assigning.assign(tx, line_id, body)
        await tx.flush()
        after = await purchases.purchase(tx.connection, body.purchase_id)
        assert after is not None
        return line, purchase_view(after)

    async def shown(given: Given[AssignLine], tried: tuple[OpenLineView, PurchaseView]) -> Response:
        (line, seen), db = tried, page.context.db
        found = page.context.found(await queries.open_line(db, line_id))
        before = await purchase_queries.purchase(db, seen.id, page.context.now)
        beside = page.context.found(before)
        return page.show(
            "finance/line_check.html",
            line=line,
            etag=open_line_view(found).etag,
            beside=beside,
            before=purchase_view(beside.purchase),
            seen=seen,
            given=given,
        )

    return await page.check_or_act(
        AssignLine,
        lambda tx, body: assigning.assign(tx, line_id, body),
        tried=tried,
        shown=shown,
        done="line_assigned",
        to="/finance/lines",
        again=again,
    )


async def _line(
    page: Page,
    line_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
    text: str | None = None,
) -> Response:
    """The page; ``given`` is what was refused of the verb ``at``."""
    db = page.context.db
    found = page.context.found(await queries.open_line(db, line_id))
    if text is None and found.candidates:
        payable = await payment_queries.payable(db, found.candidates)
        choices = list(payable.values())[:_MOST]
    else:
        status = PurchaseStatus.PENDING_PAYMENT
        choices = await payment_queries.payable_with(db, text, status, _MOST)
    return page.show(
        "finance/line.html",
        status=given.status,
        line=open_line_view(found),
        choices=choices,
        verbs=LINE_TRANSITIONS[found.status],
        text=text,
        at=at,
        given=given,
    )
