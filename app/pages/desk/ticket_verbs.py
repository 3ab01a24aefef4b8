"""What the desk does about a ticket: each form of its page, by the verb of the API."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.schema import Id
from app.pages import forms, sent_files, ticket_forms
from app.pages.admission import Page, acts
from app.pages.desk.ticket import known_of, shown, shown_message
from app.pages.forms import Content, Given, Nothing
from app.pages.routing import page_router
from app.pages.ticket_forms import Verb
from app.tickets import (
    calls,
    corrections,
    merging,
    messages,
    queries,
    queue,
    service,
)
from app.tickets.schemas import (
    Assess,
    Assign,
    ChangeTicket,
    CorrectMessage,
    Merge,
    NewCall,
    NewReply,
    OptionalReason,
    SetSeverity,
    Watch,
)
from app.tickets.views import ticket_details

router = page_router()

Acts = Annotated[
    Page, acts(Capability.WORK_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
Decides = Annotated[
    Page, acts(Capability.DECIDE_TICKETS, owner=queries.owner, missing=errors.TicketNotFound)
]
Corrects = Annotated[
    Page, acts(Capability.WORK_TICKETS, owner=messages.owner, missing=errors.MessageNotFound)
]


@router.post("/desk/tickets/{ticket_id}/replies")
async def reply(page: Acts, ticket_id: Id) -> Response:
    """Answer, or note something for colleagues, with files or without; or attach files alone."""
    files = page.files.get(sent_files.FIELD, [])
    if files and not page.fields.get("body", [""])[-1].strip():
        page.fields = {name: page.fields[name] for name in page.fields if name in forms.BESIDE}
        return await _act(page, ticket_id, "files", Nothing, ticket_forms.attaching(files))
    return await _act(page, ticket_id, "reply", NewReply, ticket_forms.replying(files))


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


@router.post("/desk/tickets/{ticket_id}/resolve")
async def resolve(page: Acts, ticket_id: Id) -> Response:
    """End the work without an answer."""
    return await _act(page, ticket_id, "resolve", OptionalReason, service.resolve)


@router.post("/desk/tickets/{ticket_id}/reopen")
async def reopen(page: Acts, ticket_id: Id) -> Response:
    """Go on with it."""
    return await _act(page, ticket_id, "reopen", OptionalReason, service.reopen)


@router.post("/desk/tickets/{ticket_id}/close")
async def close(page: Acts, ticket_id: Id) -> Response:
    """Close it for good."""
    return await _act(page, ticket_id, "close", OptionalReason, service.close)


@router.post("/desk/tickets/{ticket_id}/move-to-plan")
async def move_to_plan(page: Decides, ticket_id: Id) -> Response:
    """Put it under the plan that its customer has now."""
    return await _act(page, ticket_id, "plan", OptionalReason, service.move_to_plan)


@router.post("/desk/tickets/{ticket_id}/merge")
async def merge(page: Acts, ticket_id: Id) -> Response:
    """Let it go on in another one of its customer."""
    return await _act(page, ticket_id, "merge", Merge, merging.merge)


@router.post("/desk/tickets/{ticket_id}/change")
async def change(page: Acts, ticket_id: Id) -> Response:
    """Say what is known better now: what stays as it was is not told."""
    return await _change(page, ticket_id, "change")


@router.post("/desk/tickets/{ticket_id}/language")
async def language(page: Acts, ticket_id: Id) -> Response:
    """Say in which language it is, and is answered (rule T6)."""
    return await _change(page, ticket_id, "language")


@router.post("/desk/tickets/{ticket_id}/data")
async def data(page: Acts, ticket_id: Id) -> Response:
    """Tell technical data that was missing (rule T4)."""
    return await _act(page, ticket_id, "data", ChangeTicket, service.change)


@router.post("/desk/tickets/{ticket_id}/follow")
async def follow(page: Acts, ticket_id: Id) -> Response:
    """Let a contact be written to like the reporter."""
    return await _act(page, ticket_id, "follow", Watch, ticket_forms.follow)


@router.post("/desk/tickets/{ticket_id}/unfollow")
async def unfollow(page: Acts, ticket_id: Id) -> Response:
    """Let a contact be written to no more."""
    return await _act(page, ticket_id, "unfollow", Watch, ticket_forms.unfollow)


@router.post("/desk/messages/{message_id}")
async def correct(page: Corrects, message_id: Id) -> Response:
    """Say in which language a message is, or that nothing of it is quoted (rule T6)."""
    return await page.act(
        CorrectMessage,
        lambda tx, body: corrections.correct(tx, message_id, body),
        done="message_corrected",
        to=f"/desk/messages/{message_id}",
        again=lambda given: shown_message(page, message_id, given),
    )


async def _change(page: Page, ticket_id: UUID, at: str) -> Response:
    found = page.context.found(await queries.ticket(page.context.db, ticket_id))
    known, typed = known_of(page, ticket_details(found)), forms.typed_in(page.fields)
    same = {name for name, text in typed.items() if known.get(name) == text}
    page.fields = {name: texts for name, texts in page.fields.items() if name not in same}
    return await _act(page, ticket_id, at, ChangeTicket, service.change)


async def _act(
    page: Page,
    ticket_id: UUID,
    at: str,
    schema: type[Content],
    verb: Verb[Content],
) -> Response:
    """Do what one of the page's forms asks for, which is named ``at``."""

    async def again(given: Given[Content]) -> Response:
        return await shown(page, ticket_id, at=at, given=given)

    return await page.act(
        schema,
        lambda tx, body: verb(tx, ticket_id, body),
        done=f"ticket_{at}",
        to=f"/desk/tickets/{ticket_id}",
        again=again,
    )
