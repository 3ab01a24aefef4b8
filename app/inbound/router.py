"""Routes of e-mail: raw messages in, and what became of them."""

from typing import Annotated

from fastapi import Path, Request, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.inbound import queries, service
from app.inbound.intake import taken
from app.inbound.rules import MAX_ACCEPTED_BYTES, EmailOutcome
from app.inbound.schemas import Discard, InboundEmailView, OutgoingView, Release, email_view
from app.kit.web.files import File, RawBody, download
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Email, Id, PageOf
from app.mime.fields import address_of
from app.tickets import messages

router = Router(prefix="/v1", tags=["e-mail"])

# Paths whose body is bytes of any kind, with how many they take.
RAW_BODIES = {r"/v1/inbound/email": MAX_ACCEPTED_BYTES}
_MESSAGE = {"schema": {"type": "string", "format": "binary"}}

EmailId = Annotated[Id, Path(examples=[examples.EMAIL])]
HeldId = Annotated[Id, Path(examples=[examples.HELD_EMAIL])]
MessageId = Annotated[Id, Path(examples=[examples.MESSAGE])]

Receive = Annotated[RequestContext, writes(Capability.DELIVER_EMAIL)]
ReadEmails = Annotated[RequestContext, reads(Capability.HANDLE_EMAIL, missing=errors.EmailNotFound)]
ReleaseEmail = Annotated[
    RequestContext, writes(Capability.HANDLE_EMAIL, missing=errors.EmailNotFound)
]
ReadMessage = Annotated[
    RequestContext,
    reads(Capability.HANDLE_EMAIL, owner=messages.owner, missing=errors.MessageNotFound),
]


@router.post(
    "/inbound/email",
    status_code=201,
    response_model=InboundEmailView,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {**_MESSAGE, "example": examples.RAW_EMAIL}},
        }
    },
)
async def receive_email(context: Receive, request: Request, raw: RawBody) -> Response:
    """Take a raw message (RFC 5322): a new ticket, or a reply to the ticket whose token it carries.

    It is bytes, as they came: `message/rfc822` and `application/octet-stream` are taken alike.
    Nothing is dropped: what is not surely from a known contact is quarantined, what machines answer is
    recorded; more than may be kept in a day is refused, and stays with its server. The same message has
    one effect, so a mail server may deliver as often as it likes.
    """
    state = request.app.state
    mail, kept = await taken(raw)
    return await context.create(
        lambda tx: service.receive(tx, mail, kept, state.secret, state.settings.mail_authserv_id),
        location="/v1/inbound/emails",
    )


@router.get("/inbound/emails")
async def list_emails(
    context: ReadEmails,
    page: ListPage,
    outcome: AnyOf[EmailOutcome] = None,
    ticket_id: Id | None = None,
    from_address: Email | None = None,
) -> PageOf[InboundEmailView]:
    """Messages that came, in their order."""
    # As it is kept: lower case, the domain in ASCII.
    sender = from_address and (address_of(from_address) or from_address)
    emails = await queries.emails(
        context.db, page, outcome=outcome, ticket_id=ticket_id, from_address=sender
    )
    return page.of(email_view, emails)


@router.get("/inbound/emails/{email_id}")
async def read_email(context: ReadEmails, email_id: EmailId) -> InboundEmailView:
    """One message, and what became of it."""
    return email_view(context.found(await queries.email(context.db, email_id)))


@router.get("/inbound/emails/{email_id}/raw", response_class=File)
async def download_email(context: ReadEmails, email_id: EmailId) -> File:
    """A message as it came, but for the tokens of our links in it: those are for their readers alone."""
    raw = context.found(await queries.raw(context.db, email_id))
    _, kept = await taken(raw)
    return download(kept, f"{email_id}.eml")


@router.post("/inbound/emails/{email_id}/release", response_model=InboundEmailView)
async def release_email(
    context: ReleaseEmail, email_id: HeldId, request: Request, body: Release
) -> Response:
    """Take what was quarantined or recorded, as written by a contact: a ticket, or a reply."""
    raw = context.found(await queries.raw(context.db, email_id))
    mail, _ = await taken(raw)
    secret = request.app.state.secret
    return await context.write(lambda tx: service.release(tx, email_id, mail, body, secret))


@router.post("/inbound/emails/{email_id}/discard", response_model=InboundEmailView)
async def discard_email(context: ReleaseEmail, email_id: HeldId, body: Discard) -> Response:
    """Mark what was quarantined as nothing to wait for. It is kept as it came, and can be released still."""
    return await context.write(lambda tx: service.discard(tx, email_id, body))


@router.get("/messages/{message_id}/email")
async def read_outgoing(
    context: ReadMessage, message_id: MessageId, request: Request
) -> OutgoingView:
    """The headers to send a public message with, so that its answer finds the ticket."""
    return await service.outgoing(context.db, message_id, request.app.state.secret)
