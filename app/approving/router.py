"""The route that approves."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import writes
from app.approvals.schemas import ApprovalView
from app.approving import service
from app.kit.web.routing import Router
from app.kit.web.schema import Id

router = Router(prefix="/v1", tags=["approvals"])

ApprovalId = Annotated[Id, Path(examples=[examples.APPROVAL])]
Approve = Annotated[
    RequestContext,
    writes(
        Capability.DECIDE_APPROVALS,
        missing=errors.ApprovalNotFound,
        preview=True,
        versioned=True,
    ),
]


@router.post("/approvals/{approval_id}/approve", response_model=ApprovalView)
async def approve(context: Approve, approval_id: ApprovalId) -> Response:
    """Carry out what another person asked for, if it still can be done."""
    return await context.write(lambda tx: service.approve(tx, approval_id))
