"""Routes of price lists."""

from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Currency, Day, Id, PageOf
from app.prices import queries, service
from app.prices.schemas import ChangePriceList, NewPriceList, PriceListView, price_list_view

router = Router(prefix="/v1", tags=["prices"])

PriceListId = Annotated[Id, Path(examples=[examples.PRICE_LIST])]

ListAll = Annotated[RequestContext, reads(Capability.READ_INTERNAL)]
Make = Annotated[RequestContext, writes(Capability.MANAGE_PURCHASES)]
ReadOne = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.PriceListNotFound)
]
Change = Annotated[
    RequestContext,
    writes(Capability.MANAGE_PURCHASES, missing=errors.PriceListNotFound, versioned=True),
]
At = Annotated[
    Day | None,
    Query(description="Only what is valid on this day, by the company's calendar."),
]


@router.get("/price-lists")
async def list_price_lists(
    context: ListAll, page: ListPage, at: At = None, currency: Currency | None = None
) -> PageOf[PriceListView]:
    """Price lists in the order they were made; of one currency at most one is valid on a day."""
    found = await queries.price_lists(context.db, page, at=at, currency=currency)
    return page.of(price_list_view, found)


@router.post("/price-lists", status_code=201, response_model=PriceListView)
async def make_price_list(context: Make, body: NewPriceList) -> Response:
    """Make a price list; none of its currency may be valid on one of its days already."""
    return await context.create(lambda tx: service.make(tx, body), location="/v1/price-lists")


@router.get("/price-lists/{price_list_id}", response_model=PriceListView)
async def read_price_list(context: ReadOne, price_list_id: PriceListId) -> Response:
    """One price list."""
    found = context.found(await queries.price_list(context.db, price_list_id))
    return context.show(price_list_view(found))


@router.patch("/price-lists/{price_list_id}", response_model=PriceListView)
async def change_price_list(
    context: Change, price_list_id: PriceListId, body: ChangePriceList
) -> Response:
    """Give it another last day; what was bought by it keeps its price."""
    return await context.write(lambda tx: service.change(tx, price_list_id, body))
