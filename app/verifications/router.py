"""Routes of verifications: what the last one found, and asking for another one."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.verifications import queries, service
from app.verifications.rules import VerificationStatus
from app.verifications.schemas import (
    VerificationView,
    VerificationWithFindings,
    verification_view,
    with_findings,
)

router = Router(prefix="/v1", tags=["verifications"])

VerificationId = Annotated[Id, Path(examples=[examples.VERIFICATION])]
Read = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.VerificationNotFound)]
Ask = Annotated[RequestContext, writes(Capability.ADMINISTER, cost=Cost.FILE)]


@router.get("/verifications")
async def list_verifications(
    context: Read, page: ListPage, status: AnyOf[VerificationStatus] = None
) -> PageOf[VerificationView]:
    """When everything was recomputed, in the order it was asked for. What ended is kept for 90 days."""
    found = await queries.verifications(context.db, page, status)
    return page.of(verification_view, found)


@router.post("/verifications", status_code=201, response_model=VerificationWithFindings)
async def ask_for_verification(context: Ask) -> Response:
    """Have everything recomputed: the worker begins within a minute. It does so daily by itself."""
    return await context.create(service.ask, location="/v1/verifications")


@router.get("/verifications/{verification_id}")
async def read_verification(
    context: Read, verification_id: VerificationId
) -> VerificationWithFindings:
    """One of them, with each invariant that does not hold and the first rows that break it."""
    return with_findings(context.found(await queries.verification(context.db, verification_id)))
