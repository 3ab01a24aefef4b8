"""Routes of worksheets."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.paging import AnyOf, ListPage, Within
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.sessions import queries as sessions_queries
from app.worksheets import draft_queries, drafts, queries, service
from app.worksheets.draft_schemas import ChangeDraft, DraftView, draft_view
from app.worksheets.queries import WorksheetFilters
from app.worksheets.rules import WorksheetStatus
from app.worksheets.schemas import (
    Amend,
    Answer,
    Confirm,
    Dispute,
    NewWorksheet,
    WorksheetView,
    worksheet_view,
)

router = Router(prefix="/v1", tags=["worksheets"])

SessionId = Annotated[Id, Path(examples=[examples.STARTED_SESSION])]
WorksheetId = Annotated[Id, Path(examples=[examples.WORKSHEET])]
DisputedId = Annotated[Id, Path(examples=[examples.DISPUTED_WORKSHEET])]

ListWorksheets = Annotated[RequestContext, reads(Capability.READ)]
HandIn = Annotated[
    RequestContext,
    writes(
        Capability.HAND_IN_WORKSHEETS,
        owner=sessions_queries.owner,
        missing=errors.SessionNotFound,
        preview=True,
        versioned=True,
    ),
]
ReadDraft = Annotated[
    RequestContext,
    reads(
        Capability.HAND_IN_WORKSHEETS,
        owner=sessions_queries.owner,
        missing=errors.SessionNotFound,
    ),
]
WriteDraft = Annotated[
    RequestContext,
    writes(
        Capability.HAND_IN_WORKSHEETS,
        owner=sessions_queries.owner,
        missing=errors.SessionNotFound,
        versioned=True,
    ),
]
ReadWorksheet = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.WorksheetNotFound)
]
AsCustomer = Annotated[
    RequestContext,
    writes(
        Capability.CONFIRM_WORKSHEETS,
        owner=queries.owner,
        missing=errors.WorksheetNotFound,
        versioned=True,
    ),
]
AsLead = Annotated[
    RequestContext,
    writes(
        Capability.AMEND_WORKSHEETS,
        owner=queries.owner,
        missing=errors.WorksheetNotFound,
        preview=True,
        versioned=True,
    ),
]

# What is confirmed if no body names the revision seen.
WHATEVER_REVISION = Confirm()


@router.post("/sessions/{session_id}/worksheet", status_code=201, response_model=WorksheetView)
async def hand_in_worksheet(context: HandIn, session_id: SessionId, body: NewWorksheet) -> Response:
    """Hand in what was done: the total, rounded once up to 10 minutes, is deducted (C2, C4)."""
    return await context.create(
        lambda tx: service.hand_in(tx, context.owner_id, session_id, body),
        location="/v1/worksheets",
    )


@router.get("/sessions/{session_id}/worksheet-draft", response_model=DraftView)
async def read_worksheet_draft(context: ReadDraft, session_id: SessionId) -> Response:
    """What is written of a worksheet so far, whose clocks run, and what that comes to now."""
    return context.show(draft_view(await draft_queries.draft(context.db, session_id), context.now))


@router.patch("/sessions/{session_id}/worksheet-draft", response_model=DraftView)
async def change_worksheet_draft(
    context: WriteDraft, session_id: SessionId, body: ChangeDraft
) -> Response:
    """Write on while the session goes on; start or stop a clock. Handing in ends the draft."""
    return await context.write(lambda tx: drafts.change(tx, context.owner_id, session_id, body))


@router.get("/worksheets")
async def list_worksheets(
    context: ListWorksheets,
    page: ListPage,
    within: Within,
    customer_id: Id | None = None,
    session_id: Id | None = None,
    status: AnyOf[WorksheetStatus] = None,
) -> PageOf[WorksheetView]:
    """Worksheets in the order they were handed in; `from` and `to` are of `submitted_at`."""
    filters = WorksheetFilters(
        customer_id=context.own(customer_id), session_id=session_id, status=status,
        from_at=within.from_at, to_at=within.to_at,
    )  # fmt: skip
    worksheets = await queries.worksheets(context.db, page, filters)
    return context.shown(page.of(worksheet_view, worksheets, *filters.order))


@router.get("/worksheets/{worksheet_id}", response_model=WorksheetView)
async def read_worksheet(context: ReadWorksheet, worksheet_id: WorksheetId) -> Response:
    """One worksheet, with its present time entries and every round."""
    worksheet = context.found(await queries.worksheet(context.db, worksheet_id))
    return context.show(worksheet_view(worksheet))


@router.post("/worksheets/{worksheet_id}/confirm", response_model=WorksheetView)
async def confirm_worksheet(
    context: AsCustomer, worksheet_id: WorksheetId, body: Confirm = WHATEVER_REVISION
) -> Response:
    """The customer agrees, finally; only a key of the customer can (C3)."""
    return await context.write(
        lambda tx: service.confirm(tx, context.owner_id, worksheet_id, body),
    )


@router.post("/worksheets/{worksheet_id}/dispute", response_model=WorksheetView)
async def dispute_worksheet(
    context: AsCustomer, worksheet_id: WorksheetId, body: Dispute
) -> Response:
    """The customer does not agree, and says why; only a key of the customer can (C3)."""
    return await context.write(
        lambda tx: service.dispute(tx, context.owner_id, worksheet_id, body),
    )


@router.post("/worksheets/{worksheet_id}/answer", response_model=WorksheetView)
async def answer_dispute(context: AsLead, worksheet_id: DisputedId, body: Answer) -> Response:
    """The provider answers; no status changes (C3)."""
    return await context.write(lambda tx: service.answer(tx, context.owner_id, worksheet_id, body))


@router.post("/worksheets/{worksheet_id}/amend", response_model=WorksheetView)
async def amend_worksheet(context: AsLead, worksheet_id: DisputedId, body: Amend) -> Response:
    """Make the next revision: more is deducted, or the difference goes back (C3)."""
    return await context.write(lambda tx: service.amend(tx, context.owner_id, worksheet_id, body))
