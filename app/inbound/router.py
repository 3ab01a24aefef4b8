"""Routes of e-mail: raw messages in, and what became of them."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from app import errors, examples
from app.inbound import queries, service
from app.inbound.fields import address_of
from app.inbound.reading import read
from app.inbound.rules import MAX_MESSAGE_BYTES, EmailOutcome
from app.inbound.schemas import InboundEmailView, OutgoingView, Release, email_view
from app.kit.access import reads, writes
from app.kit.calls import Call
from app.kit.files import File, RawBody, download
from app.kit.identity import Role
from app.kit.pagination import ListPage
from app.kit.schema import Email, PageOf

router = APIRouter(prefix="/v1", tags=["e-mail"])

# Paths whose body is bytes of any kind, with how many they take.
RAW_BODIES = {r"/v1/inbound/email": MAX_MESSAGE_BYTES}
_MESSAGE = {"schema": {"type": "string", "format": "binary"}}
_DESK = (Role.TECHNICIAN, Role.LEAD, Role.ADMIN)

EmailId = Annotated[UUID, Path(examples=[examples.EMAIL])]
HeldId = Annotated[UUID, Path(examples=[examples.HELD_EMAIL])]
MessageId = Annotated[UUID, Path(examples=[examples.MESSAGE])]

Receive = Annotated[Call, writes(Role.MAIL, Role.ADMIN)]
ReadEmails = Annotated[Call, reads(*_DESK, missing=errors.EmailNotFound)]
ReleaseEmail = Annotated[Call, writes(*_DESK, missing=errors.EmailNotFound)]
ReadMessage = Annotated[
    Call, reads(*_DESK, owner=queries.owner_of_message, missing=errors.MessageNotFound)
]


@router.post(
    "/inbound/email",
    status_code=201,
    response_model=InboundEmailView,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"message/rfc822": {**_MESSAGE, "example": examples.RAW_EMAIL}},
        }
    },
)
async def receive_email(call: Receive, request: Request, raw: RawBody) -> Response:
    """Take a raw message (RFC 5322): a new ticket, or a reply to the ticket whose token it carries.

    Nothing is dropped: what is not surely from a known contact is quarantined, what machines answer is
    recorded. The same Message-ID has one effect, so a mail server may deliver as often as it likes.
    """
    state = request.app.state
    mail = await asyncio.to_thread(read, raw)
    return await call.create(
        lambda tx: service.receive(tx, mail, raw, state.secret, state.settings.mail_authserv_id),
        location="/v1/inbound/emails",
    )


@router.get("/inbound/emails")
async def list_emails(
    call: ReadEmails,
    page: ListPage,
    outcome: Annotated[EmailOutcome | None, Query()] = None,
    ticket_id: UUID | None = None,
    from_address: Email | None = None,
) -> PageOf[InboundEmailView]:
    """Messages that came, in their order."""
    # As it is kept: lower case, the domain in ASCII.
    sender = from_address and (address_of(from_address) or from_address)
    narrowed = {"outcome": outcome, "ticket_id": ticket_id, "from_address": sender}
    return page.of(email_view, await queries.emails(call.db, page, narrowed))


@router.get("/inbound/emails/{email_id}")
async def read_email(call: ReadEmails, email_id: EmailId) -> InboundEmailView:
    """One message, and what became of it."""
    row = await queries.email(call.db, email_id)
    if row is None:
        raise errors.EmailNotFound()
    return email_view(row)


@router.get("/inbound/emails/{email_id}/raw", response_class=File)
async def download_email(call: ReadEmails, email_id: EmailId) -> File:
    """A message as it came."""
    raw = await queries.raw(call.db, email_id)
    if raw is None:
        raise errors.EmailNotFound()
    return download(raw, f"{email_id}.eml")


@router.post("/inbound/emails/{email_id}/release", response_model=InboundEmailView)
async def release_email(
    call: ReleaseEmail, email_id: HeldId, request: Request, body: Release
) -> Response:
    """Take a message out of quarantine, as written by a contact: a ticket, or a reply."""
    raw = await queries.raw(call.db, email_id)
    if raw is None:
        raise errors.EmailNotFound()
    mail, secret = await asyncio.to_thread(read, raw), request.app.state.secret
    return await call.write(lambda tx: service.release(tx, email_id, mail, body, secret))


@router.get("/messages/{message_id}/email")
async def read_outgoing(call: ReadMessage, message_id: MessageId, request: Request) -> OutgoingView:
    """The headers to send a public message with, so that its answer finds the ticket."""
    return await service.outgoing(call.db, message_id, request.app.state.secret)
