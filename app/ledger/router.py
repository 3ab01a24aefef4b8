"""Routes that read the ledger; nothing but the journal writes it."""

from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.owners import itself
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit.events.feeds import FeedPage
from app.kit.web.pagination import Page
from app.kit.web.paging import AnyOf, ListPage, Within
from app.kit.web.routing import Router
from app.kit.web.schema import Id, Instant, PageOf
from app.ledger import credit as balances
from app.ledger import queries
from app.ledger.accounts import FIRST_PLACE, BurnPlace, EntryKind
from app.ledger.schemas import (
    CreditView,
    EntryFeed,
    EntryView,
    LotView,
    credit_view,
    lot_view,
)
from app.ledger.written import WrittenPage

router = Router(prefix="/v1", tags=["credit"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
EntryId = Annotated[Id, Path(examples=[examples.ENTRY])]


AsOf = Annotated[
    Instant | None, Query(description="Any instant; entries booked exactly at it count.")
]

ReadCredit = Annotated[
    RequestContext, reads(Capability.READ, owner=itself, missing=errors.CustomerNotFound)
]
ReadEntry = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_entry, missing=errors.EntryNotFound),
]
ReadFeed = Annotated[RequestContext, reads(Capability.READ_ENTRY_FEED)]


@router.get("/customers/{customer_id}/credit", response_model=CreditView)
async def read_credit(
    context: ReadCredit,
    customer_id: CustomerId,
    as_of: AsOf = None,
) -> Response:
    """What is available, held, awaiting confirmation and owed, and the lots behind it."""
    if as_of is None:
        credit = await balances.credit(context.db, customer_id, context.now)
    else:
        credit = await balances.credit_as_of(context.db, customer_id, as_of)
    return context.show(credit_view(context.found(credit), customer_id, as_of or context.now))


@router.get("/customers/{customer_id}/lots", response_model=PageOf[LotView])
async def list_lots(
    context: ReadCredit, customer_id: CustomerId, page: ListPage, as_of: AsOf = None
) -> Response:
    """The lots with free or held minutes, in the order in which they are spent."""
    at, read = as_of or context.now, balances.lots_as_of if as_of else balances.lots
    lots = await read(context.db, customer_id, at, page.limit + 1, _behind(page))
    if not lots:
        context.found(await balances.credit(context.db, customer_id, at, lots=0))
    shown: PageOf[LotView] = page.of(lambda lot: lot_view(lot, at), lots, "place")
    return context.show(shown)


def _behind(page: Page) -> BurnPlace:
    if page.after is None:
        return FIRST_PLACE
    ends, bought, lot = page.after[0]
    return datetime.fromisoformat(ends), datetime.fromisoformat(bought), UUID(lot)


@router.get("/customers/{customer_id}/entries", response_model=PageOf[EntryView])
async def list_entries(
    context: ReadCredit,
    customer_id: CustomerId,
    page: ListPage,
    within: Within,
    kind: AnyOf[EntryKind] = None,
) -> Response:
    """A customer's entries in the order they were booked: every minute explained.

    `from` and `to` are of `booked_at`.
    """
    after = int(page.after[0]) if page.after else 0
    entries = await queries.written_entries(
        context.db, customer_id, after, page.limit + 1, kind, within
    )
    if not entries:
        context.found(await balances.credit(context.db, customer_id, context.now, lots=0))
    shown = entries[: page.limit]
    next_cursor = page.sign([shown[-1].seq]) if len(entries) > len(shown) else None
    return context.show(WrittenPage(shown, next_cursor))


@router.get("/entries", tags=["feeds"], response_model=EntryFeed)
async def entry_feed(
    context: ReadFeed,
    feed: FeedPage,
    customer_id: Id | None = None,
    kind: AnyOf[EntryKind] = None,
) -> Response:
    """Entries of all customers by position: nothing is skipped, nothing emitted changes.

    A customer's key sees its own. Continue with `resume_cursor` whenever you like; with `wait` an empty
    page is answered when it is empty no more.
    """
    wanted = queries.entries_of(context.own(customer_id), kind)
    shown = await feed.read(wanted, partial(queries.feed, context.db, narrowed=wanted))
    page = EntryFeed(
        items=shown.items, next_cursor=shown.next_cursor, resume_cursor=shown.resume_cursor
    )
    return context.show(page)


@router.get("/entries/{entry_id}")
async def read_entry(context: ReadEntry, entry_id: EntryId) -> EntryView:
    """One entry."""
    return context.shown(context.found(await queries.entry(context.db, entry_id)))
