"""Why a ticket is due when it is, stands where it does, and whether somebody has to call."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from app import errors
from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime, PeriodReason
from app.kit.postgres.database import Reader
from app.kit.web.schema import UtcInstant, View
from app.plans.rules import TargetKind
from app.tickets import clocks, queries
from app.tickets.clocks import ClockReason, Promise, PromiseReason, Turn
from app.tickets.rows import TicketRecord
from app.tickets.rules import TicketStatus

MAX_PERIODS = 1000


class PeriodView(View):
    """A time that counts, or does not, and why."""

    starts_at: UtcInstant
    ends_at: UtcInstant
    counted: bool
    why: PeriodReason | ClockReason
    name: str | None = Field(description="Of the holiday or closure.")


class PromiseView(View):
    """One promise: what of it is used, and every period up to its due time."""

    because: str = Field(description="Where the promise comes from, for people.")
    kind: TargetKind
    value: int
    target_seconds: int
    counted_seconds: int
    remaining_seconds: int
    due_at: UtcInstant
    decides: bool
    periods: list[PeriodView]
    truncated: bool


class TurnView(View):
    """A turn of the clock."""

    turn: Turn
    at: UtcInstant


class QueueView(View):
    """The place in the working order: what is compared, in this order, and how many come before."""

    position: int | None = Field(description="From 1 on; null: it is not worked on.")
    cloud_outage: bool
    queue_rank: int
    severity: int
    resolution_due_at: UtcInstant
    created_at: UtcInstant
    because: str = Field(description="What is compared, for people.")


class CallRuleView(View):
    """Whether somebody has to call (rules P1, P2)."""

    call_after_replies: int | None
    replies: int = Field(description="Public ones of the provider while it was unresolved.")
    replies_since_call: int
    open_call_task: UUID | None
    because: str = Field(description="Whether somebody has to call, and why, for people.")


class ExplanationView(View):
    """What a ticket was promised and why it is treated as it is."""

    ticket_id: UUID
    number: int = Field(description="The ticket's, for people.")
    status: TicketStatus
    plan_code: str
    plan_version_id: UUID
    resolution_due_at: UtcInstant
    by_present_calendar: UtcInstant
    clock: list[TurnView] = Field(description="What happened to the clock, the first one first.")
    promises: list[PromiseView]
    queue: QueueView
    calls: CallRuleView


async def explain(db: Reader, ticket_id: UUID, now: datetime) -> ExplanationView:
    """Explain a ticket at an instant.

    Its due time was fixed when something last happened to it; ``by_present_calendar`` is what it would
    be by the calendar of now.

    Raises:
        TicketNotFound.
    """
    ticket = await queries.ticket(db, ticket_id)
    if ticket is None:
        raise errors.TicketNotFound()

    def compute(business: BusinessTime) -> tuple[datetime, list[PromiseView]]:
        shown = _promises(ticket, business, now)
        return max(one.due_at for one in shown), shown

    shown = await by_business_calendar(db, ticket.created_at, now, compute)
    return ExplanationView(
        ticket_id=ticket.id,
        number=ticket.number,
        status=ticket.status,
        plan_code=ticket.plan_code,
        plan_version_id=ticket.plan_version_id,
        resolution_due_at=ticket.resolution_due_at,
        by_present_calendar=min(one.due_at for one in shown),
        clock=[TurnView(turn=event.turn, at=event.at) for event in ticket.clock],
        promises=shown,
        queue=await _queue(db, ticket),
        calls=_calls(ticket),
    )


def _promises(ticket: TicketRecord, business: BusinessTime, now: datetime) -> list[PromiseView]:
    events = ticket.clock
    due = {one: clocks.due(one, events, business) for one in ticket.promises}
    first = min(ticket.promises, key=lambda one: due[one])

    def view(promise: Promise) -> PromiseView:
        # What was used by now; the periods reach on to the due time.
        used = clocks.time_used(promise, events, business, min(now, due[promise]))
        periods = list(clocks.periods(promise, events, business, due[promise]))
        return PromiseView(
            because=_BECAUSE[promise.reason],
            kind=promise.kind,
            value=promise.value,
            target_seconds=int(promise.amount.total_seconds()),
            counted_seconds=int(used.total_seconds()),
            remaining_seconds=int((promise.amount - used).total_seconds()),
            due_at=due[promise],
            decides=promise is first,
            periods=[
                PeriodView(**dict(zip(PeriodView.model_fields, one, strict=True)))
                for one in periods[:MAX_PERIODS]
            ],
            truncated=len(periods) > MAX_PERIODS,
        )

    return [view(one) for one in ticket.promises]


_BECAUSE = {
    PromiseReason.PLAN: "the plan's target",
    PromiseReason.SEVERITY: "the plan's target for this severity",
    PromiseReason.CLOUD_OUTAGE: "a cloud outage is solved within 24 elapsed hours (T9)",
}


async def _queue(db: Reader, ticket: TicketRecord) -> QueueView:
    waiting = ticket.stage == 0
    because = "first cloud outages, then by plan, severity, due time and age"
    return QueueView(
        position=await queries.ahead(db, ticket) + 1 if waiting else None,
        cloud_outage=not ticket.after_outages,
        queue_rank=ticket.queue_rank,
        severity=ticket.severity,
        resolution_due_at=ticket.resolution_due_at,
        created_at=ticket.created_at,
        because=because if waiting else f"a ticket that is {ticket.status} is not worked on",
    )


def _calls(ticket: TicketRecord) -> CallRuleView:
    task, wanted = ticket.open_call_task, ticket.call_after_replies
    if task is not None:
        because = "a call is to be made"
    elif wanted is None:
        because = "the plan asks for no call"
    elif ticket.resolved_at is not None:
        because = "a resolved ticket needs no call"
    else:
        left = max(wanted - ticket.replies_since_call, 1)
        because = f"a call is due after {left} more of the provider's replies"
    return CallRuleView(
        call_after_replies=wanted,
        replies=ticket.replies,
        replies_since_call=ticket.replies_since_call,
        open_call_task=task and task.id,
        because=because,
    )
