"""Routes of approvals and thresholds; who approves stands above, beside what is carried out."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.approvals import queries, service
from app.approvals.rules import ApprovalKind, ApprovalStatus
from app.approvals.schemas import (
    ApprovalView,
    Reject,
    SetThresholds,
    ThresholdsView,
    approval_view,
    thresholds_view,
)
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf

router = Router(prefix="/v1", tags=["approvals"])

ApprovalId = Annotated[Id, Path(examples=[examples.APPROVAL])]
OwnId = Annotated[Id, Path(examples=[examples.OWN_REQUEST])]
ReadApprovals = Annotated[
    RequestContext, reads(Capability.READ_APPROVALS, missing=errors.ApprovalNotFound)
]
Decide = Annotated[
    RequestContext,
    writes(Capability.DECIDE_APPROVALS, missing=errors.ApprovalNotFound, versioned=True),
]
ReadThresholds = Annotated[RequestContext, reads(Capability.READ_APPROVALS)]
Configure = Annotated[RequestContext, writes(Capability.ADMINISTER, versioned=True)]

_AS_THEY_ARE = SetThresholds()


@router.get("/approvals")
async def list_approvals(
    context: ReadApprovals,
    page: ListPage,
    status: AnyOf[ApprovalStatus] = None,
    kind: AnyOf[ApprovalKind] = None,
    customer_id: Id | None = None,
) -> PageOf[ApprovalView]:
    """What waits or waited for another person, in the order it was asked for."""
    found = await queries.approvals(
        context.db, page, context.now, status=status, kind=kind, customer_id=customer_id
    )
    return page.of(lambda one: approval_view(one, context.now), found)


@router.get("/approvals/{approval_id}", response_model=ApprovalView)
async def read_approval(context: ReadApprovals, approval_id: ApprovalId) -> Response:
    """What one person asked for, and what became of it."""
    found = context.found(await queries.approval(context.db, approval_id))
    return context.show(approval_view(found, context.now))


@router.post("/approvals/{approval_id}/reject", response_model=ApprovalView)
async def reject_approval(context: Decide, approval_id: ApprovalId, body: Reject) -> Response:
    """Refuse what another person asked for."""
    return await context.write(lambda tx: service.reject(tx, approval_id, body))


@router.post("/approvals/{approval_id}/withdraw", response_model=ApprovalView)
async def withdraw_approval(context: Decide, approval_id: OwnId) -> Response:
    """Take back what you have asked for."""
    return await context.write(lambda tx: service.withdraw(tx, approval_id))


@router.get("/approval-thresholds", response_model=ThresholdsView)
async def read_approval_thresholds(context: ReadThresholds) -> Response:
    """What one person may do alone."""
    return context.show(thresholds_view(await queries.thresholds(context.db)))


@router.put("/approval-thresholds", response_model=ThresholdsView)
async def set_approval_thresholds(
    context: Configure, body: SetThresholds = _AS_THEY_ARE
) -> Response:
    """Change what one person may do alone; what waits already stays as it is."""
    return await context.write(lambda tx: service.set_thresholds(tx, body))
