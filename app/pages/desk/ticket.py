"""A ticket at the desk: its conversation, answering it, and what is decided about it."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit import pagination
from app.kit.database import Tx
from app.kit.schema import Id, View
from app.mime.partition import PartKind
from app.pages.admission import Page, acts, shows
from app.pages.desk import queries as desk
from app.pages.forms import NOTHING, Content, Given
from app.pages.routing import page_router
from app.tickets import calls, explain, messages, queries, queue, replies, service
from app.tickets.schemas import Assess, Assign, NewCall, NewReply, SetSeverity
from app.tickets.views import MessageView, message_view, ticket_details

router = page_router()

# So much of the conversation is shown at once.
_MOST_MESSAGES = 50

Shows = Annotated[
    Page, shows(Capability.WORK_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
Acts = Annotated[
    Page, acts(Capability.WORK_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
Verb = Callable[[Tx, UUID, Content], Awaitable[View]]


@router.get("/desk/tickets/{ticket_id}")
async def ticket(page: Shows, ticket_id: Id, part: pagination.ListPage) -> Response:
    """What was written, what was decided, and what can be done."""
    return await _ticket(page, ticket_id, part)


@router.get("/desk/tickets/{ticket_id}/clock")
async def clock(page: Shows, ticket_id: Id) -> Response:
    """Why it is due when it is, and stands where it does."""
    explained = await explain.explain(page.context.db, ticket_id, page.context.now)
    return page.show("desk/clock.html", explained=explained)


@router.post("/desk/tickets/{ticket_id}/replies")
async def reply(page: Acts, ticket_id: Id) -> Response:
    """Answer, or note something for colleagues."""
    return await _act(page, ticket_id, "reply", NewReply, replies.reply)


@router.post("/desk/tickets/{ticket_id}/severity")
async def severity(page: Acts, ticket_id: Id) -> Response:
    """Judge how severe it is, and say why."""
    return await _act(page, ticket_id, "severity", SetSeverity, service.set_severity)


@router.post("/desk/tickets/{ticket_id}/assess")
async def assess(page: Acts, ticket_id: Id) -> Response:
    """Decide whether a report of a bug is accepted."""
    return await _act(page, ticket_id, "assess", Assess, service.assess)


@router.post("/desk/tickets/{ticket_id}/assign")
async def assign(page: Acts, ticket_id: Id) -> Response:
    """Take it, give it to somebody, or back to the queue."""
    return await _act(page, ticket_id, "assign", Assign, queue.assign)


@router.post("/desk/tickets/{ticket_id}/calls")
async def call(page: Acts, ticket_id: Id) -> Response:
    """Record a call, and how it ended."""
    return await _act(page, ticket_id, "call", NewCall, calls.record)


async def _act(
    page: Page,
    ticket_id: UUID,
    at: str,
    schema: type[Content],
    verb: Verb[Content],
) -> Response:
    """Do what one of the page's forms asks for, which is named ``at``."""
    return await page.act(
        schema,
        lambda tx, body: verb(tx, ticket_id, body),
        done=f"ticket_{at}",
        to=f"/desk/tickets/{ticket_id}",
        again=lambda given: _ticket(page, ticket_id, at=at, given=given),
    )


async def _ticket(
    page: Page,
    ticket_id: UUID,
    part: pagination.Page | None = None,
    *,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db, path = page.context.db, f"/desk/tickets/{ticket_id}"
    found = page.context.found(await queries.ticket(db, ticket_id))
    part = part or pagination.Page(page.request, _MOST_MESSAGES, None, path=path)
    written = await messages.page_of(db, part, ticket_id, public=None)
    return page.show(
        "desk/ticket.html",
        status=given.status,
        ticket=ticket_details(found),
        beside=await desk.beside_ticket(db, ticket_id),
        written=part.of(message_view, written),
        stretches=_stretches,
        at=at,
        given=given,
        nothing=NOTHING,
    )


def _stretches(message: MessageView) -> list[tuple[bool, str]]:
    """What a message says, each stretch with whether it is new: the rest is quoted, signed or a notice."""
    texts = (
        (one.kind is PartKind.NEW, message.text[one.start : one.end].strip("\n"))
        for one in message.parts
    )
    return [(new, text) for new, text in texts if text.strip()]
