"""One ticket as its customer sees it: what was written and promised, and what they do about it."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.attachments import queries as attachments
from app.kit.web.files import download
from app.kit.web.schema import Id
from app.pages import sent_files, ticket_forms
from app.pages.admission import HEADERS, Page, acts, shows
from app.pages.clock_picture import picture
from app.pages.conversations import conversation, stretches
from app.pages.forms import NOTHING, Content, Given, Nothing
from app.pages.my import ticket_queries
from app.pages.routing import page_router
from app.pages.ticket_forms import Verb
from app.pages.time_left import time_left
from app.tickets import explain, messages, queries, service
from app.tickets.schemas import ChangeTicket, NewReply, OptionalReason, Watch
from app.tickets.views import message_view, ticket_details

router = page_router()

Shows = Annotated[Page, shows(Capability.READ, owner=queries.owner, missing=errors.TicketNotFound)]
Acts = Annotated[
    Page, acts(Capability.WRITE_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
ShowsMessage = Annotated[
    Page, shows(Capability.READ, owner=messages.owner, missing=errors.MessageNotFound)
]
ShowsFile = Annotated[
    Page, shows(Capability.READ, owner=attachments.owner, missing=errors.AttachmentNotFound)
]


@router.get("/my/tickets/{ticket_id}")
async def ticket(page: Shows, ticket_id: Id, before: Id | None = None) -> Response:
    """What was written, what was promised, and what can be done."""
    return await _ticket(page, ticket_id, before=before)


@router.get("/my/tickets/{ticket_id}/clock")
async def clock(page: Shows, ticket_id: Id) -> Response:
    """Why it is due when it is."""
    page.own_customer()
    now, zone = page.context.now, ZoneInfo(page.visitor.time_zone)
    explained = await explain.explain(page.context.db, ticket_id, now)
    pictures = [picture(one, now, zone) for one in explained.promises]
    return page.show("my/ticket_clock.html", explained=explained, pictures=pictures)


@router.get("/my/messages/{message_id}")
async def message(page: ShowsMessage, message_id: Id) -> Response:
    """All of one message."""
    page.own_customer()
    found = page.context.found(await messages.message(page.context.db, message_id))
    shown = message_view(found).for_customers()
    return page.show("my/message.html", message=shown, stretches=stretches(shown, None))


@router.get("/my/attachments/{attachment_id}")
async def file(page: ShowsFile, attachment_id: Id) -> Response:
    """A file, to be saved."""
    page.own_customer()
    found = page.context.found(await attachments.content(page.context.db, attachment_id))
    response = download(found.content, found.name)
    response.headers.update({**HEADERS, **response.headers})
    return response


@router.post("/my/tickets/{ticket_id}/replies")
async def reply(page: Acts, ticket_id: Id) -> Response:
    """Write, attach files, or both."""
    files = page.files.get(sent_files.FIELD, [])
    if files and not page.fields.get("body", [""])[-1].strip():
        page.fields = {name: texts for name, texts in page.fields.items() if name != "body"}
        return await _act(page, ticket_id, "files", Nothing, ticket_forms.attaching(files))
    return await _act(page, ticket_id, "reply", NewReply, ticket_forms.replying(files))


@router.post("/my/tickets/{ticket_id}/data")
async def data(page: Acts, ticket_id: Id) -> Response:
    """Tell technical data that was missing (rule T4)."""
    return await _act(page, ticket_id, "data", ChangeTicket, service.change)


@router.post("/my/tickets/{ticket_id}/resolve")
async def resolve(page: Acts, ticket_id: Id) -> Response:
    """It is solved for who reported it."""
    return await _act(page, ticket_id, "resolve", OptionalReason, service.resolve)


@router.post("/my/tickets/{ticket_id}/reopen")
async def reopen(page: Acts, ticket_id: Id) -> Response:
    """It is not solved after all."""
    return await _act(page, ticket_id, "reopen", OptionalReason, service.reopen)


@router.post("/my/tickets/{ticket_id}/follow")
async def follow(page: Acts, ticket_id: Id) -> Response:
    """Let somebody be written to like the reporter."""
    return await _act(page, ticket_id, "follow", Watch, ticket_forms.follow)


@router.post("/my/tickets/{ticket_id}/unfollow")
async def unfollow(page: Acts, ticket_id: Id) -> Response:
    """Let somebody be written to no more."""
    return await _act(page, ticket_id, "unfollow", Watch, ticket_forms.unfollow)


async def _act(
    page: Page,
    ticket_id: UUID,
    at: str,
    schema: type[Content],
    verb: Verb[Content],
) -> Response:
    """Do what one of the page's forms asks for, which is named ``at``."""
    page.own_customer()
    return await page.act(
        schema,
        lambda tx, body: verb(tx, ticket_id, body),
        done=f"own_ticket_{at}",
        to=f"/my/tickets/{ticket_id}",
        again=lambda given: _ticket(page, ticket_id, at=at, given=given),
    )


async def _ticket(
    page: Page,
    ticket_id: UUID,
    *,
    before: UUID | None = None,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    page.own_customer()
    db = page.context.db
    found = page.context.found(await queries.ticket(db, ticket_id))
    left = await time_left(db, [found], {found.id: found.clock}, page.context.now)
    return page.show(
        "my/ticket.html",
        left=left.get(found.id),
        status=given.status,
        ticket=ticket_details(found).for_customers(),
        beside=await ticket_queries.beside(db, ticket_id),
        written=await conversation(db, ticket_id, inside=False, before=before),
        is_last=before is None,
        stretches=stretches,
        at=at,
        given=given,
    )
