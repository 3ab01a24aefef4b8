"""Routes of tickets: opened, answered, decided about, ended."""

from typing import Annotated

from fastapi import Path, Query, Response
from pydantic import Field

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.actor import Role
from app.kit.web.paging import AnyOf, ListPage, Search, Within
from app.kit.web.routing import Router
from app.kit.web.schema import WHOLE, Filter, Id, PageOf, YesNo
from app.plans.rules import SEVERITIES
from app.tickets import (
    calls,
    corrections,
    explain,
    merging,
    messages,
    opening,
    queries,
    queue,
    replies,
    service,
    watchers,
)
from app.tickets.explain import ExplanationView
from app.tickets.queries import TicketFilters
from app.tickets.rules import TicketKind, TicketStatus
from app.tickets.schemas import (
    Assess,
    Assign,
    ChangeTicket,
    CorrectMessage,
    Merge,
    NewCall,
    NewReply,
    NewTicket,
    OptionalReason,
    SetSeverity,
    TakeNext,
    Watch,
)
from app.tickets.views import (
    CallTaskView,
    MessageView,
    PhoneCallView,
    TicketChangeView,
    TicketDetails,
    TicketView,
    WatcherView,
    call_task_view,
    message_view,
    phone_call_view,
    ticket_change_view,
    ticket_details,
    ticket_view,
    watcher_view,
)

router = Router(prefix="/v1", tags=["tickets"])

_NO_REASON = OptionalReason()
_FOR_ITSELF = TakeNext()

TicketId = Annotated[Id, Path(examples=[examples.TICKET])]
ResolvedId = Annotated[Id, Path(examples=[examples.RESOLVED_TICKET])]
WaitingId = Annotated[Id, Path(examples=[examples.WAITING_TICKET])]
WatcherId = Annotated[Id, Path(examples=[examples.WATCHER])]
MessageId = Annotated[Id, Path(examples=[examples.MESSAGE])]
CallTaskId = Annotated[Id, Path(examples=[examples.CALL_TASK])]

ListTickets = Annotated[RequestContext, reads(Capability.READ)]
Open = Annotated[RequestContext, writes(Capability.WRITE_TICKETS)]
ReadTicket = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.TicketNotFound)
]
ReadInside = Annotated[
    RequestContext,
    reads(
        Capability.READ_INTERNAL, owner=queries.owner, missing=errors.TicketNotFound
    ),
]  # fmt: skip
Speak = Annotated[
    RequestContext,
    writes(
        Capability.WRITE_TICKETS, owner=queries.owner, missing=errors.TicketNotFound, versioned=True
    ),
]
Work = Annotated[
    RequestContext,
    writes(
        Capability.WORK_TICKETS, owner=queries.owner, missing=errors.TicketNotFound, versioned=True
    ),
]
Lead = Annotated[
    RequestContext,
    writes(
        Capability.DECIDE_TICKETS,
        owner=queries.owner,
        missing=errors.TicketNotFound,
        versioned=True,
    ),
]
Take = Annotated[RequestContext, writes(Capability.WORK_TICKETS)]
ReadMessage = Annotated[
    RequestContext,
    reads(Capability.READ, owner=messages.owner, missing=errors.MessageNotFound),
]
WriteMessage = Annotated[
    RequestContext,
    writes(
        Capability.WORK_TICKETS,
        owner=messages.owner,
        missing=errors.MessageNotFound,
        versioned=True,
    ),
]
ReadCallTask = Annotated[
    RequestContext,
    reads(Capability.READ, owner=queries.owner_of_call_task, missing=errors.CallTaskNotFound),
]


@router.get("/tickets")
async def list_tickets(
    context: ListTickets,
    page: ListPage,
    within: Within,
    customer_id: Id | None = None,
    technician_id: Id | None = None,
    status: AnyOf[TicketStatus] = None,
    kind: AnyOf[TicketKind] = None,
    severity: AnyOf[Annotated[int, Field(ge=SEVERITIES[0], le=SEVERITIES[-1]), WHOLE]] = None,
    number: Annotated[
        Annotated[int, Field(ge=1, le=10**15), WHOLE] | None, Query(description="The short one.")
    ] = None,
    plan: Annotated[
        Filter | None, Query(description="The code of the plan that it was made under.")
    ] = None,
    starving: Annotated[YesNo | None, Query(description="Nobody took it in time.")] = None,
    overdue: Annotated[
        YesNo | None, Query(description="Its clock runs, and it was due before now.")
    ] = None,
    unassigned: Annotated[
        YesNo | None, Query(description="It is not resolved, and nobody has it.")
    ] = None,
    waiting: Annotated[YesNo | None, Query(description="It waits for the customer.")] = None,
    q: Search | None = None,
) -> PageOf[TicketView]:
    """Tickets in working order: cloud outages, then by plan, severity, due time and age.

    Those that are worked on come first, then those that wait for the customer, then the resolved ones.
    `q` looks in number, subject, reporter and messages; a customer's key never finds by internal notes.
    `from` and `to` are of `created_at`.
    """
    customer = context.actor.role is Role.CUSTOMER
    filters = TicketFilters(
        customer_id=context.own(customer_id), technician_id=technician_id, status=status, kind=kind,
        severity=severity, number=number, plan=plan, starving=starving, unassigned=unassigned,
        waiting=waiting, overdue_at=context.now if overdue else None, from_at=within.from_at,
        in_time_at=context.now if overdue is False else None, to_at=within.to_at,
        words=None if customer else q, public_words=q if customer else None,
    )  # fmt: skip
    tickets = await queries.tickets(context.db, filters, queue.after(page), page.limit + 1)
    return context.shown(page.of(ticket_view, tickets, *queries.ORDER))


@router.post("/tickets", status_code=201, response_model=TicketView)
async def open_ticket(context: Open, body: NewTicket) -> Response:
    """Open a ticket: it has its due time, its reply language, and articles that may help, at once."""
    return await context.create(lambda tx: opening.open_ticket(tx, body), location="/v1/tickets")


@router.post("/tickets/next", response_model=TicketView, responses={204: {"description": "None."}})
async def take_next_ticket(context: Take, body: TakeNext = _FOR_ITSELF) -> Response:
    """Take the first ticket that nobody has; two technicians never get the same. 204: there is none."""
    return await context.write(lambda tx: queue.take_next(tx, body))


@router.get("/tickets/{ticket_id:id}", response_model=TicketDetails)
async def read_ticket(context: ReadTicket, ticket_id: TicketId) -> Response:
    """One ticket, with its technical data."""
    ticket = context.found(await queries.ticket(context.db, ticket_id))
    return context.show(ticket_details(ticket))


@router.patch("/tickets/{ticket_id:id}", response_model=TicketView)
async def change_ticket(context: Speak, ticket_id: TicketId, body: ChangeTicket) -> Response:
    """Record what is known better now: technical data, who reports, the server, the language."""
    return await context.write(lambda tx: service.change(tx, ticket_id, body))


@router.get("/tickets/{ticket_id}/explain")
async def explain_ticket(context: ReadTicket, ticket_id: TicketId) -> ExplanationView:
    """Every period counted and skipped, the place in the queue and the call rule; and why."""
    return await explain.explain(context.db, ticket_id, context.now)


@router.get("/tickets/{ticket_id}/messages")
async def list_messages(
    context: ReadTicket, ticket_id: TicketId, page: ListPage
) -> PageOf[MessageView]:
    """What was written on a ticket; a customer sees no internal notes."""
    public = True if context.actor.role is Role.CUSTOMER else None
    written = await messages.page_of(context.db, page, ticket_id, public=public)
    return context.shown(page.of(message_view, written))


@router.get("/messages/{message_id}", response_model=MessageView)
async def read_message(context: ReadMessage, message_id: MessageId) -> Response:
    """One message; a customer sees no internal notes."""
    return context.show(message_view(context.found(await messages.message(context.db, message_id))))


@router.patch("/messages/{message_id}", response_model=MessageView)
async def correct_message(
    context: WriteMessage, message_id: MessageId, body: CorrectMessage
) -> Response:
    """Correct what the parts of a message were taken for, or its language; it stays so."""
    return await context.write(lambda tx: corrections.correct(tx, message_id, body))


@router.post("/tickets/{ticket_id}/replies", response_model=TicketView)
async def reply_to_ticket(context: Speak, ticket_id: TicketId, body: NewReply) -> Response:
    """Write on a ticket. The clock follows, and the call that the plan asks for (P1, P2)."""
    return await context.write(lambda tx: replies.reply(tx, ticket_id, body))


@router.get("/tickets/{ticket_id}/watchers")
async def list_watchers(
    context: ReadTicket, ticket_id: TicketId, page: ListPage
) -> PageOf[WatcherView]:
    """Who is written to like the reporter."""
    found = await queries.watchers(context.db, page, ticket_id)
    return page.of(watcher_view, found, "contact_id")


@router.post("/tickets/{ticket_id}/watchers", response_model=TicketView)
async def add_watcher(context: Speak, ticket_id: TicketId, body: Watch) -> Response:
    """Let a contact of the ticket's customer watch it; nothing changes where it does already."""
    return await context.write(lambda tx: watchers.add(tx, ticket_id, body.contact_id))


@router.delete("/tickets/{ticket_id}/watchers/{contact_id}", response_model=TicketView)
async def remove_watcher(context: Speak, ticket_id: TicketId, contact_id: WatcherId) -> Response:
    """Let a contact watch a ticket no more."""
    return await context.write(lambda tx: watchers.remove(tx, ticket_id, contact_id))


@router.post("/tickets/{ticket_id}/resolve", response_model=TicketView)
async def resolve_ticket(
    context: Speak, ticket_id: TicketId, body: OptionalReason = _NO_REASON
) -> Response:
    """End the work: the clock stops, and no call is needed any more."""
    return await context.write(lambda tx: service.resolve(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/reopen", response_model=TicketView)
async def reopen_ticket(
    context: Speak, ticket_id: ResolvedId, body: OptionalReason = _NO_REASON
) -> Response:
    """Go on with a resolved ticket: its clock goes on where it stopped."""
    return await context.write(lambda tx: service.reopen(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/close", response_model=TicketView)
async def close_ticket(
    context: Speak, ticket_id: ResolvedId, body: OptionalReason = _NO_REASON
) -> Response:
    """Close a resolved ticket for good."""
    return await context.write(lambda tx: service.close(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/severity", response_model=TicketView)
async def set_severity(context: Work, ticket_id: TicketId, body: SetSeverity) -> Response:
    """Change the severity: the due time follows, and counted time stays counted (T8)."""
    return await context.write(lambda tx: service.set_severity(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/assess", response_model=TicketView)
async def assess_ticket(context: Work, ticket_id: TicketId, body: Assess) -> Response:
    """Decide whether a bug report is accepted (T7)."""
    return await context.write(lambda tx: service.assess(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/move-to-plan", response_model=TicketView)
async def move_to_plan(
    context: Lead, ticket_id: WaitingId, body: OptionalReason = _NO_REASON
) -> Response:
    """Put a ticket under the customer's present plan; counted time stays counted (P4)."""
    return await context.write(lambda tx: service.move_to_plan(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/assign", response_model=TicketView)
async def assign_ticket(context: Work, ticket_id: TicketId, body: Assign) -> Response:
    """Give a ticket to a technician, or back to the queue."""
    return await context.write(lambda tx: queue.assign(tx, ticket_id, body))


@router.post("/tickets/{ticket_id}/merge", response_model=TicketView)
async def merge_ticket(context: Work, ticket_id: TicketId, body: Merge) -> Response:
    """Close a duplicate: it goes on in another ticket, which shows its messages; for good."""
    return await context.write(lambda tx: merging.merge(tx, ticket_id, body))


@router.get("/tickets/{ticket_id}/changes")
async def list_changes(
    context: ReadTicket, ticket_id: TicketId, page: ListPage
) -> PageOf[TicketChangeView]:
    """What was decided about a ticket: severity, legitimacy, plan."""
    return page.of(ticket_change_view, await queries.changes(context.db, page, ticket_id))


@router.get("/tickets/{ticket_id}/calls")
async def list_calls(
    context: ReadInside, ticket_id: TicketId, page: ListPage
) -> PageOf[PhoneCallView]:
    """The calls about a ticket."""
    return page.of(phone_call_view, await queries.calls(context.db, page, ticket_id))


@router.post("/tickets/{ticket_id}/calls", response_model=TicketView)
async def record_call(context: Work, ticket_id: TicketId, body: NewCall) -> Response:
    """Record a call; one that the provider makes fulfils the open call task, or is tried again."""
    return await context.write(lambda tx: calls.record(tx, ticket_id, body))


@router.get("/call-tasks")
async def list_call_tasks(
    context: ListTickets,
    page: ListPage,
    customer_id: Id | None = None,
    technician_id: Id | None = None,
    is_open: Annotated[
        YesNo | None, Query(description="Whether the call is still to be made.")
    ] = None,
) -> PageOf[CallTaskView]:
    """Calls that the provider has to make, or had to."""
    tasks = await queries.call_tasks(
        context.db, page, customer_id=context.own(customer_id), technician_id=technician_id,
        is_open=is_open,
    )  # fmt: skip
    return page.of(lambda task: call_task_view(task, task.due_at), tasks)


@router.get("/call-tasks/{call_task_id}")
async def read_call_task(context: ReadCallTask, call_task_id: CallTaskId) -> CallTaskView:
    """One call task."""
    task = context.found(await queries.call_task(context.db, call_task_id))
    return call_task_view(task, task.due_at)
