"""Routes that read the ledger; nothing but the journal writes it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from app import errors
from app.kit import examples, outbox
from app.kit.access import ALL, reads
from app.kit.calls import Call
from app.kit.database import Reader
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import Instant, PageOf
from app.ledger import queries
from app.ledger.accounts import EntryKind
from app.ledger.schemas import CreditView, EntryFeed, EntryView, credit_view, entry_view

router = APIRouter(prefix="/v1", tags=["credit"])

CustomerId = Annotated[UUID, Path(examples=[examples.CUSTOMER])]
EntryId = Annotated[UUID, Path(examples=[examples.ENTRY])]


async def _itself(db: Reader, customer_id: UUID) -> UUID:
    return customer_id


ReadCredit = Annotated[Call, reads(*ALL, owner=_itself, missing=errors.CustomerNotFound)]
ReadEntry = Annotated[Call, reads(*ALL, owner=queries.owner_of_entry, missing=errors.EntryNotFound)]
ReadFeed = Annotated[Call, reads(Role.CUSTOMER, Role.LEAD, Role.FINANCE, Role.ADMIN)]


@router.get("/customers/{customer_id}/credit")
async def read_credit(
    call: ReadCredit,
    customer_id: CustomerId,
    as_of: Annotated[
        Instant | None, Query(description="Any instant; entries booked exactly at it count.")
    ] = None,
) -> CreditView:
    """What is available, held, awaiting confirmation and owed, and the lots behind it."""
    read = queries.credit if as_of is None else queries.credit_as_of
    instant = as_of or call.now
    row = await read(call.db, customer_id, instant)
    if row is None:
        raise errors.CustomerNotFound()
    return credit_view(row, customer_id, instant)


@router.get("/customers/{customer_id}/entries")
async def list_entries(
    call: ReadCredit,
    customer_id: CustomerId,
    page: ListPage,
    kind: Annotated[EntryKind | None, Query()] = None,
) -> PageOf[EntryView]:
    """A customer's entries in the order they were booked: every minute explained."""
    after = int(page.after[0]) if page.after else 0
    rows = await queries.entries(call.db, customer_id, after, page.limit + 1, kind)
    if not rows and await queries.credit(call.db, customer_id, call.now) is None:
        raise errors.CustomerNotFound()
    return page.of(entry_view, rows, key="seq")


@router.get("/entries", tags=["feeds"])
async def entry_feed(call: ReadFeed, page: ListPage) -> EntryFeed:
    """Entries of all customers by position: nothing is skipped, nothing emitted changes.

    A customer's key sees its own. Continue with `resume_cursor` whenever you like.
    """
    after = int(page.after[0]) if page.after else 0
    await outbox.number_committed(call.db)
    rows = await queries.feed(call.db, after, page.limit + 1, call.own(None))
    shown = rows[: page.limit]
    resume = page.sign([shown[-1]["feed_position"] if shown else after])
    return EntryFeed(
        items=[entry_view(row) for row in shown],
        next_cursor=resume if len(rows) > len(shown) else None,
        resume_cursor=resume,
    )


@router.get("/entries/{entry_id}")
async def read_entry(call: ReadEntry, entry_id: EntryId) -> EntryView:
    """One entry."""
    row = await queries.entry(call.db, entry_id)
    if row is None:
        raise errors.EntryNotFound()
    return entry_view(row)
