"""Routes of worksheets."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from app import errors, examples
from app.kit.access import ALL, reads, writes
from app.kit.calls import Call
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import PageOf
from app.sessions import queries as sessions_queries
from app.worksheets import queries, service
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

router = APIRouter(prefix="/v1", tags=["worksheets"])

SessionId = Annotated[UUID, Path(examples=[examples.STARTED_SESSION])]
WorksheetId = Annotated[UUID, Path(examples=[examples.WORKSHEET])]
DisputedId = Annotated[UUID, Path(examples=[examples.DISPUTED_WORKSHEET])]

ListWorksheets = Annotated[Call, reads(*ALL)]
HandIn = Annotated[
    Call,
    writes(
        Role.TECHNICIAN,
        Role.LEAD,
        Role.ADMIN,
        owner=sessions_queries.owner,
        missing=errors.SessionNotFound,
        preview=True,
    ),
]
ReadWorksheet = Annotated[Call, reads(*ALL, owner=queries.owner, missing=errors.WorksheetNotFound)]
AsCustomer = Annotated[
    Call, writes(Role.CUSTOMER, owner=queries.owner, missing=errors.WorksheetNotFound)
]
AsLead = Annotated[
    Call,
    writes(
        Role.LEAD,
        Role.ADMIN,
        owner=queries.owner,
        missing=errors.WorksheetNotFound,
        preview=True,
    ),
]


# What is confirmed if no body names the revision seen.
WHATEVER_REVISION = Confirm()


@router.post("/sessions/{session_id}/worksheet", status_code=201, response_model=WorksheetView)
async def hand_in_worksheet(call: HandIn, session_id: SessionId, body: NewWorksheet) -> Response:
    """Hand in what was done: the total, rounded once up to 10 minutes, is deducted (C2, C4)."""
    return await call.create(
        lambda tx: service.hand_in(tx, call.owner_id, session_id, body),
        location="/v1/worksheets",
    )


@router.get("/worksheets")
async def list_worksheets(
    call: ListWorksheets,
    page: ListPage,
    customer_id: UUID | None = None,
    session_id: UUID | None = None,
    status: Annotated[WorksheetStatus | None, Query()] = None,
) -> PageOf[WorksheetView]:
    """Worksheets in the order they were handed in."""
    rows = await queries.worksheets(
        call.db, page, customer_id=call.own(customer_id), session_id=session_id, status=status
    )
    return page.of(worksheet_view, rows)


@router.get("/worksheets/{worksheet_id}", response_model=WorksheetView)
async def read_worksheet(call: ReadWorksheet, worksheet_id: WorksheetId) -> Response:
    """One worksheet, with its present time entries and every round."""
    row = await queries.worksheet(call.db, worksheet_id)
    if row is None:
        raise errors.WorksheetNotFound()
    return call.show(worksheet_view(row))


@router.post("/worksheets/{worksheet_id}/confirm", response_model=WorksheetView)
async def confirm_worksheet(
    call: AsCustomer, worksheet_id: WorksheetId, body: Confirm = WHATEVER_REVISION
) -> Response:
    """The customer agrees, finally; only a key of the customer can (C3)."""
    return await call.write(
        lambda tx: service.confirm(tx, call.owner_id, worksheet_id, body),
    )


@router.post("/worksheets/{worksheet_id}/dispute", response_model=WorksheetView)
async def dispute_worksheet(call: AsCustomer, worksheet_id: WorksheetId, body: Dispute) -> Response:
    """The customer does not agree, and says why; only a key of the customer can (C3)."""
    return await call.write(
        lambda tx: service.dispute(tx, call.owner_id, worksheet_id, body),
    )


@router.post("/worksheets/{worksheet_id}/answer", response_model=WorksheetView)
async def answer_dispute(call: AsLead, worksheet_id: DisputedId, body: Answer) -> Response:
    """The provider answers; no status changes (C3)."""
    return await call.write(lambda tx: service.answer(tx, call.owner_id, worksheet_id, body))


@router.post("/worksheets/{worksheet_id}/amend", response_model=WorksheetView)
async def amend_worksheet(call: AsLead, worksheet_id: DisputedId, body: Amend) -> Response:
    """Make the next revision: more is deducted, or the difference goes back (C3)."""
    return await call.write(lambda tx: service.amend(tx, call.owner_id, worksheet_id, body))
