"""Routes of the audit; an admin's only."""

from typing import Annotated

from fastapi import Path, Query

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads
from app.audit import queries
from app.audit.rules import AuditOutcome
from app.audit.schemas import AuditRecordView, audit_record_view
from app.kit.web.paging import AnyOf, ListPage, Within
from app.kit.web.routing import Router
from app.kit.web.schema import Filter, Id, PageOf

router = Router(prefix="/v1", tags=["audit"])

RecordId = Annotated[Id, Path(examples=[examples.AUDIT_RECORD])]
Read = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.AuditRecordNotFound)]
ByActor = Annotated[Filter | None, Query(description="Of this actor, as records have it.")]
OfCustomer = Annotated[Id | None, Query(description="Of things of this customer.")]
OfObject = Annotated[Id | None, Query(description="Of this thing, whatever it is.")]


@router.get("/audit")
async def list_audit_records(
    context: Read,
    page: ListPage,
    within: Within,
    actor: ByActor = None,
    customer_id: OfCustomer = None,
    object_id: OfObject = None,
    outcome: AnyOf[AuditOutcome] = None,
) -> PageOf[AuditRecordView]:
    """Who did what, who read what is personal, and who was refused, by `at`; in the order of recording."""
    sought = queries.Sought(actor, customer_id, object_id, outcome)
    return page.of(audit_record_view, await queries.records(context.db, page, sought, within))


@router.get("/audit/{record_id}")
async def read_audit_record(context: Read, record_id: RecordId) -> AuditRecordView:
    """One record."""
    return audit_record_view(context.found(await queries.record(context.db, record_id)))
