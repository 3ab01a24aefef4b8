"""Routes of files on tickets: raw bytes in and out."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import AfterValidator

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.attachments import queries, service
from app.attachments.rules import MAX_ATTACHMENT_BYTES, file_name
from app.attachments.schemas import AttachmentView, attachment_view
from app.kit.web.files import File, RawBody, download
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf, Text
from app.tickets import queries as tickets

router = Router(prefix="/v1", tags=["tickets"])

# Paths whose body is bytes of any kind, with how many they take.
RAW_BODIES = {r"/v1/tickets/[^/]+/attachments": MAX_ATTACHMENT_BYTES}
_BYTES = {"schema": {"type": "string", "format": "binary"}}

TicketId = Annotated[Id, Path(examples=[examples.TICKET])]
AttachmentId = Annotated[Id, Path(examples=[examples.ATTACHMENT])]
FileName = Annotated[
    Text,
    AfterValidator(file_name),
    Query(
        max_length=200,
        examples=["catalina.log"],
        description="With its ending; folders are left out.",
    ),
]

ReadTicket = Annotated[
    RequestContext, reads(Capability.READ, owner=tickets.owner, missing=errors.TicketNotFound)
]
Attach = Annotated[
    RequestContext,
    writes(
        Capability.WRITE_TICKETS,
        owner=tickets.owner,
        missing=errors.TicketNotFound,
        versioned=True,
    ),
]
ReadAttachment = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner, missing=errors.AttachmentNotFound),
]


@router.get("/tickets/{ticket_id}/attachments")
async def list_attachments(
    context: ReadTicket, ticket_id: TicketId, page: ListPage
) -> PageOf[AttachmentView]:
    """The files on a ticket."""
    return page.of(attachment_view, await queries.attachments(context.db, page, ticket_id))


@router.post(
    "/tickets/{ticket_id}/attachments",
    status_code=201,
    response_model=AttachmentView,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "*/*": _BYTES,
                "application/octet-stream": {**_BYTES, "example": "ERROR out of memory"},
            },
        }
    },
)
async def attach_file(
    context: Attach, ticket_id: TicketId, request: Request, content: RawBody, name: FileName
) -> Response:
    """Keep a file of up to 10 MB, of which the body is the bytes. Both sides see it.

    `Content-Type` is the file's type, such as `image/png`, by any of its names; where it says none, or
    `application/octet-stream` as programs do that do not look, the ending of `name` tells it, and what
    is not known is any bytes. Only programs and scripts are refused.
    """
    declared = request.headers.get("content-type", "")
    return await context.create(
        lambda tx: service.attach(tx, ticket_id, name=name, declared=declared, content=content),
        location="/v1/attachments",
    )


@router.get("/attachments/{attachment_id}")
async def read_attachment(context: ReadAttachment, attachment_id: AttachmentId) -> AttachmentView:
    """One file, without its content."""
    return attachment_view(context.found(await queries.attachment(context.db, attachment_id)))


@router.get("/attachments/{attachment_id}/content", response_class=File)
async def download_attachment(context: ReadAttachment, attachment_id: AttachmentId) -> File:
    """The bytes of a file."""
    file = context.found(await queries.content(context.db, attachment_id))
    return download(file.content, file.name)
