"""A ticket at the desk: its conversation, its promise, and what is known and was decided about it."""

from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.attachments import queries as attachments
from app.kit.web.files import download
from app.kit.web.schema import Id
from app.pages import forms
from app.pages.admission import HEADERS, Page, shows
from app.pages.clock_picture import picture
from app.pages.conversations import conversation, stretches
from app.pages.desk import ticket_queries
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.pages.time_left import time_left
from app.tickets import explain, messages, queries, rules
from app.tickets.schemas import ContactDetails
from app.tickets.views import TicketDetails, message_view, ticket_details

router = page_router()

Shows = Annotated[
    Page, shows(Capability.WORK_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
ShowsMessage = Annotated[
    Page, shows(Capability.WORK_TICKETS, owner=messages.owner, missing=errors.MessageNotFound)
]
ShowsFile = Annotated[
    Page,
    shows(Capability.WORK_TICKETS, owner=attachments.owner, missing=errors.AttachmentNotFound),
]


@router.get("/desk/tickets/{ticket_id}")
async def ticket(page: Shows, ticket_id: Id, before: Id | None = None) -> Response:
    """What was written, what was decided, and what can be done."""
    return await shown(page, ticket_id, before=before)


@router.get("/desk/tickets/{ticket_id}/clock")
async def clock(page: Shows, ticket_id: Id) -> Response:
    """Why it is due when it is, and stands where it does."""
    now, zone = page.context.now, ZoneInfo(page.visitor.time_zone)
    explained = await explain.explain(page.context.db, ticket_id, now)
    pictures = [picture(one, now, zone) for one in explained.promises]
    return page.show("desk/clock.html", explained=explained, pictures=pictures)


@router.get("/desk/tickets/{ticket_id}/data")
async def data(page: Shows, ticket_id: Id) -> Response:
    """All technical data of it, however long."""
    found = page.context.found(await queries.ticket(page.context.db, ticket_id))
    return page.show("desk/ticket_data.html", ticket=ticket_details(found))


@router.get("/desk/messages/{message_id}")
async def message(page: ShowsMessage, message_id: Id) -> Response:
    """All of one message, and what it is taken for."""
    return await shown_message(page, message_id)


@router.get("/desk/attachments/{attachment_id}")
async def file(page: ShowsFile, attachment_id: Id) -> Response:
    """A file, to be saved."""
    found = page.context.found(await attachments.content(page.context.db, attachment_id))
    response = download(found.content, found.name)
    response.headers.update({**HEADERS, **response.headers})
    return response


async def shown(
    page: Page,
    ticket_id: UUID,
    *,
    before: UUID | None = None,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db = page.context.db
    found = page.context.found(await queries.ticket(db, ticket_id))
    shown = ticket_details(found)
    left = await time_left(db, [found], {found.id: found.clock}, page.context.now)
    return page.show(
        "desk/ticket.html",
        status=given.status,
        ticket=shown,
        left=left.get(found.id),
        can=rules.TRANSITIONS[found.status],
        beside=await ticket_queries.beside(db, ticket_id),
        written=await conversation(db, ticket_id, inside=True, before=before),
        is_last=before is None,
        stretches=stretches,
        at=at,
        given=given,
        known=_known(page, shown, given if at in ("change", "language") else NOTHING),
    )


def known_of(page: Page, ticket: TicketDetails) -> dict[str, str]:
    """What the fields of a change hold at first."""
    names = ("kind", "subject", "server_id", "language", "reply_language")
    contact = {
        f"contact_{name}": getattr(ticket.contact, name) for name in ContactDetails.model_fields
    }
    known = {name: getattr(ticket, name) for name in names} | contact
    return forms.as_typed(known, page.language)


def _known(page: Page, ticket: TicketDetails, given: Given[Any]) -> Given[Any]:
    """The form of what is known, with what was typed of it."""
    return replace(given, typed={**known_of(page, ticket), **given.typed})


async def shown_message(
    page: Page,
    message_id: UUID,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page of a message; ``given`` is what was refused."""
    found = page.context.found(await messages.message(page.context.db, message_id))
    view = message_view(found)
    return page.show(
        "desk/message.html", status=given.status, message=view, given=given,
        stretches=stretches(view, None),
    )  # fmt: skip
