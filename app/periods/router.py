"""Routes of closed months."""

from pathlib import Path as FilePath
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.owners import itself
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.finance import projection
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import MONTH, Id, Instant, Month, PageOf
from app.ledger import queries as ledger
from app.periods import queries, service, signing
from app.periods.rules import PeriodStatus
from app.periods.schemas import (
    LedgerProofView,
    LedgerRootView,
    MonthView,
    ReopenMonth,
    SigningKeyView,
    month_view,
    proof_view,
    root_view,
    signing_key_view,
)

router = Router(prefix="/v1", tags=["periods"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
OneMonth = Annotated[Month, Path(examples=[examples.CLOSED_MONTH])]
NextMonth = Annotated[Month, Path(examples=[examples.NEXT_MONTH])]

ListPeriods = Annotated[RequestContext, reads(Capability.READ_FINANCE)]
ReadKey = Annotated[RequestContext, reads(Capability.READ)]
ReadPeriod = Annotated[
    RequestContext,
    reads(Capability.READ_FINANCE, missing=errors.PeriodNotFound, form=MONTH),
]
ClosePeriod = Annotated[
    RequestContext,
    writes(Capability.CLOSE_PERIODS, missing=errors.PeriodNotFound, versioned=True, form=MONTH),
]
ReopenPeriod = Annotated[
    RequestContext,
    writes(Capability.ADMINISTER, missing=errors.PeriodNotFound, versioned=True, form=MONTH),
]


ReadProof = Annotated[
    RequestContext, reads(Capability.READ, owner=itself, missing=errors.CustomerNotFound)
]
Before = Annotated[Instant | None, Query(description="Entries booked before it count.")]


async def _key_file(request: Request) -> FilePath:
    path: FilePath = request.app.state.settings.signing_key_path
    return path


KeyFile = Annotated[FilePath, Depends(_key_file)]


@router.get("/periods")
async def list_periods(
    context: ListPeriods, page: ListPage, status: PeriodStatus | None = None
) -> PageOf[MonthView]:
    """The months that were closed, or are being closed, the earliest first."""
    months = await queries.periods(context.db, page, status)
    return page.of(month_view, months, "until_at", "id")


@router.get("/periods/signing-key")
async def read_signing_key(_: ReadKey, key_file: KeyFile) -> SigningKeyView:
    """The public key of the signatures under closed months; older ones name theirs."""
    return signing_key_view(signing.public_bytes(signing.key_of(key_file)))


@router.get("/periods/{month}", response_model=MonthView)
async def read_period(context: ReadPeriod, month: OneMonth) -> Response:
    """One month that was closed, or is being closed, with what was signed of it."""
    return context.show(month_view(context.found(await queries.period(context.db, month))))


@router.post("/periods/{month}/close", response_model=MonthView)
async def close_period(context: ClosePeriod, month: NextMonth, key_file: KeyFile) -> Response:
    """Close a month that is over: nothing is booked in it any more, and what it was is signed.

    With many customers it is `closing` for a while; calling again, or waiting, goes on.
    """
    await projection.catch_up(context.pool, context.now)
    return await context.write(lambda tx: service.close(tx, month, key_file))


@router.post("/periods/{month}/reopen", response_model=MonthView)
async def reopen_period(context: ReopenPeriod, month: OneMonth, body: ReopenMonth) -> Response:
    """Let money data of a closed month be corrected, until it is closed again; never its entries."""
    return await context.write(lambda tx: service.reopen(tx, month, body))


@router.get("/customers/{customer_id}/ledger/proof", tags=["credit"])
async def read_ledger_proof(
    context: ReadProof, customer_id: CustomerId, at: Before = None
) -> LedgerProofView:
    """Where the chain of a customer's entries ends, now or at an instant."""
    proof = await ledger.proof(context.db, customer_id, at)
    return proof_view(customer_id, context.found(proof))


@router.get("/ledger/root")
async def read_ledger_root(context: ListPeriods, at: Before = None) -> LedgerRootView:
    """One hash over all entries booked before an instant, or before now."""
    at = at or context.now
    heads = await ledger.heads(context.db, at)
    return root_view(at, heads, final=await queries.ends_at(context.db, at))
