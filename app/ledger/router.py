"""Routes that read the ledger; nothing but the journal writes it."""

from functools import partial
from typing import Annotated

from fastapi import Path, Query, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import itself, reads
from app.kit.feeds import FeedPage
from app.kit.pagination import AnyOf, ListPage, Within
from app.kit.routing import Router
from app.kit.schema import Id, Instant, PageOf
from app.ledger import credit as balances
from app.ledger import queries
from app.ledger.accounts import EntryKind
from app.ledger.schemas import CreditView, EntryFeed, EntryView, credit_view

router = Router(prefix="/v1", tags=["credit"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
EntryId = Annotated[Id, Path(examples=[examples.ENTRY])]


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
    as_of: Annotated[
        Instant | None, Query(description="Any instant; entries booked exactly at it count.")
    ] = None,
) -> Response:
    """What is available, held, awaiting confirmation and owed, and the lots behind it."""
    if as_of is None:
        credit = await balances.credit(context.db, customer_id)
    else:
        credit = await balances.credit_as_of(context.db, customer_id, as_of)
    return context.show(credit_view(context.found(credit), customer_id, as_of or context.now))


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
    entries = await queries.entries(context.db, customer_id, after, page.limit + 1, kind, within)
    if not entries:
        context.found(await balances.credit(context.db, customer_id))
    shown = entries[: page.limit]
    next_cursor = page.sign([shown[-1].seq]) if len(entries) > len(shown) else None
    return context.show(PageOf[EntryView](items=shown, next_cursor=next_cursor))


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
