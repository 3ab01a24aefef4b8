"""Customers as finance looks for them; buying for one, and correcting the credit of one."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.adjustments import queries as adjustments_queries
from app.adjustments.schemas import adjustment_view
from app.approvals.schemas import ApprovalView
from app.customers import queries as customers_queries
from app.customers.schemas import customer_view
from app.kit.postgres.database import Tx
from app.kit.web.pagination import Page as ListPart
from app.kit.web.paging import ListPage
from app.kit.web.schema import WHOLE, Id, Note, Percent, View
from app.kit.zones import local_date
from app.pages.admission import Page, acts, shows
from app.pages.finance import purchase_queries
from app.pages.finance.purchase_queries import FoundCustomer
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.purchases import adjustments, service
from app.purchases.schemas import NewAdjustment, NewPurchase, PurchaseView, ReverseAdjustment

router = page_router()

_OF_CUSTOMER = {"owner": customers_queries.owner, "missing": errors.CustomerNotFound}
Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
ShowsOne = Annotated[Page, shows(Capability.READ_FINANCE, missing=errors.CustomerNotFound)]
Buys = Annotated[Page, acts(Capability.MANAGE_PURCHASES, **_OF_CUSTOMER)]
Adjusts = Annotated[Page, acts(Capability.ADJUST_CREDIT, **_OF_CUSTOMER)]
Undoes = Annotated[
    Page,
    acts(
        Capability.ADJUST_CREDIT,
        owner=adjustments_queries.owner,
        missing=errors.AdjustmentNotFound,
    ),
]
Days = Annotated[int, Query(ge=1, le=10_000), WHOLE]
Text = Annotated[Note | None, Query(max_length=100)]
Correction = TypeVar("Correction", NewAdjustment, ReverseAdjustment)
_MOST_ADJUSTMENTS = 20


class Purchase(NewPurchase):
    """What is bought as the form says it: its tax is said, also where there is none."""

    tax_rate: Percent


@router.get("/finance/customers")
async def customers(page: Shows, part: ListPage, text: Text = None) -> Response:
    """Customers in the order they were made, or those that were looked for; and what can be done for each."""
    db, sought = page.context.db, (text or "").strip()
    found = await customers_queries.customers(db, part, None, None, sought or None)
    credit = await purchase_queries.customers(db, [one.id for one in found])
    return page.show(
        "finance/customers.html", customers=part.of(customer_view, found), credit=credit, text=sought
    )  # fmt: skip


@router.get("/finance/customers/{customer_id}")
async def customer(page: ShowsOne, customer_id: Id, part: ListPage) -> Response:
    """One customer: its credit, what was adjusted of it, and forms to buy and to adjust."""
    return await _customer(page, customer_id, part=part)


@router.get("/finance/customers/{customer_id}/purchases")
async def before_purchase(page: ShowsOne, customer_id: Id, days: Days = 1) -> Response:
    """The form of a purchase, with the prices of the day; of so many days, if nobody says otherwise."""
    return await _before_purchase(page, customer_id, days=days)


@router.post("/finance/customers/{customer_id}/purchases")
async def buy(page: Buys, customer_id: Id) -> Response:
    """Show what it costs; or record it."""
    return await _buy(page, customer_id)


@router.post("/finance/customers/{customer_id}/adjustments")
async def adjust(page: Adjusts, customer_id: Id) -> Response:
    """Show what an adjustment would do; or make it, or ask for it."""

    async def verb(tx: Tx, body: NewAdjustment) -> View:
        return await adjustments.adjust(tx, customer_id, body)

    return await _correct(page, customer_id, NewAdjustment, verb, "adjusted")


@router.post("/finance/adjustments/{adjustment_id}/reverse")
async def undo(page: Undoes, adjustment_id: Id) -> Response:
    """Show what undoing one that took minutes would do; or undo it, or ask for it."""
    customer_id = page.context.owner_id

    async def verb(tx: Tx, body: ReverseAdjustment) -> View:
        return await adjustments.reverse(tx, customer_id, adjustment_id, body)

    return await _correct(
        page, customer_id, ReverseAdjustment, verb, "adjustment_undone", adjustment_id
    )


async def _buy(page: Page, customer_id: UUID) -> Response:
    async def again(given: Given[Purchase]) -> Response:
        return await _before_purchase(page, customer_id, given)

    async def verb(tx: Tx, body: Purchase) -> PurchaseView:
        return await service.buy(tx, customer_id, body)

    async def shown(given: Given[Purchase], seen: PurchaseView) -> Response:
        found = await purchase_queries.customer(page.context.db, customer_id)
        return page.show("finance/buy_check.html", customer=found, seen=seen, given=given)

    if page.step == "change":
        return await again(page.read(Purchase))
    to = "/finance/purchases/{id}"
    return await page.check_or_act(
        Purchase, verb, tried=verb, shown=shown, done="bought", to=to, again=again
    )


async def _correct(
    page: Page,
    customer_id: UUID,
    schema: type[Correction],
    verb: Callable[[Tx, Correction], Awaitable[View]],
    done: str,
    at: UUID | None = None,
) -> Response:
    """Show what a new adjustment would do, or the undoing of the one ``at``; or do it, or ask for it."""

    async def again(given: Given[Correction]) -> Response:
        return await _customer(page, customer_id, given, at=at)

    async def tried(tx: Tx, body: Correction) -> tuple[View, FoundCustomer | None]:
        seen = await verb(tx, body)
        await tx.flush()
        return seen, await purchase_queries.customer(tx.connection, customer_id)

    async def shown(given: Given[Correction], seen: tuple[View, FoundCustomer | None]) -> Response:
        before = await purchase_queries.customer(page.context.db, customer_id)
        return page.show(
            "finance/adjustment_check.html",
            customer=page.context.found(before),
            seen=seen[0],
            after=seen[1],
            waits=isinstance(seen[0], ApprovalView),
            at=at,
            given=given,
        )

    to = f"/finance/customers/{customer_id}"
    return await page.check_or_act(
        schema, verb, tried=tried, shown=shown, done=done, to=to, again=again
    )


async def _customer(
    page: Page,
    customer_id: UUID,
    given: Given = NOTHING,  # type: ignore[type-arg]
    *,
    at: UUID | None = None,
    part: ListPart | None = None,
) -> Response:
    """The page; ``given`` is what was refused, of the undoing of the adjustment ``at`` or of a new one."""
    db, path = page.context.db, f"/finance/customers/{customer_id}"
    found = page.context.found(await purchase_queries.customer(db, customer_id))
    part = part or ListPart(page.request, _MOST_ADJUSTMENTS, None, path=path)
    # Each brings a form along.
    part.limit = min(part.limit, _MOST_ADJUSTMENTS)
    made = await adjustments_queries.adjustments(
        db, part, customer_id=customer_id, newest_first=True
    )
    return page.show(
        "finance/customer.html",
        status=given.status,
        customer=found,
        adjustments=part.of(adjustment_view, made),
        at=at,
        given=given,
    )


async def _before_purchase(
    page: Page,
    customer_id: UUID,
    given: Given[Purchase] | None = None,
    *,
    days: int = 1,
) -> Response:
    context = page.context
    found = context.found(await purchase_queries.buyer(context.db, customer_id))
    today = local_date(context.now, page.visitor.time_zone)
    lists = await purchase_queries.price_lists(context.db, today)
    first: dict[str, object] = {"price_list_id": lists[0].id} if lists else {"currency": "EUR"}
    if found.last_tax_rate is not None:
        first["tax_rate"] = found.last_tax_rate.normalize()
    return page.show(
        "finance/buy.html",
        status=given.status if given else 200,
        customer=found,
        lists=lists,
        given=given or page.prefilled({"person_days": days, **first}),
    )
