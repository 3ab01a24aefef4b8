"""How tickets are shown."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from msgspec.structs import asdict
from pydantic import Field

from app.kit.web.schema import Unsent, UtcInstant, Version, View
from app.languages.official import OfficialLanguage, needs_translation
from app.plans.rules import Channel
from app.tickets import rules
from app.tickets.clocks import ClockState
from app.tickets.messages import MessageRecord
from app.tickets.rows import (
    CallTaskRecord,
    PhoneCallRecord,
    TicketChangeRecord,
    TicketRecord,
    WatcherRecord,
)
from app.tickets.rules import (
    CallDirection,
    CallOutcome,
    CallTaskStatus,
    DecidedFact,
    FollowUpCall,
    Legitimacy,
    LegitimacyGround,
    MessageAuthor,
    TicketKind,
    TicketStatus,
)
from app.tickets.schemas import ContactDetails, MessagePart


class CallAdvice(View):
    """Whether to phone after reporting, and where (rule T5)."""

    advice: FollowUpCall
    number: str | None = Field(default=None, description="The provider's; quote the ticket's.")


class LegitimacyProposal(View):
    """What the facts say of a bug report (rule T7); a person decides."""

    legitimacy: Legitimacy
    because: LegitimacyGround


class SuggestedArticleView(View):
    """An article that may help (rule T1)."""

    id: UUID
    title: str
    language: OfficialLanguage


class CallTaskView(View):
    """That the provider has to call the reporter (rules P1, P2)."""

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    status: CallTaskStatus
    due_at: UtcInstant = Field(description="With the ticket.")
    outcome: CallOutcome | None = Field(description="Null: nobody has tried yet.")
    note: str | None
    retry_at: UtcInstant | None
    attempts: int
    opened_at: UtcInstant
    closed_at: UtcInstant | None


class WatcherView(View):
    """A contact who watches a ticket: it is written to like the reporter."""

    contact_id: UUID
    name: str
    email: str
    actor: str
    added_at: UtcInstant


class TicketView(View):
    """A ticket."""

    id: UUID
    number: int = Field(description="Short, for people.")
    customer_id: UUID
    server_id: UUID | None
    contact_id: UUID | None
    follow_up_of: UUID | None
    merged_into: UUID | None
    technician_id: UUID | None
    plan_code: str
    plan_version_id: UUID = Field(description="The version it was made under (P4).")
    status: TicketStatus
    kind: TicketKind
    channel: Channel
    subject: str
    severity: int
    reported_severity: int
    severity_reason: str | None
    contact: ContactDetails
    contact_details_refused: bool
    application_unavailable: bool
    language: str
    reply_language: OfficialLanguage
    needs_translation: bool
    resolution_due_at: UtcInstant
    clock: ClockState
    follow_up_call: CallAdvice
    missing_technical_data: list[str]
    technical_data_percent: int
    legitimacy: Legitimacy | None = Field(description="Of a bug (T7).")
    legitimacy_reason: str | None
    legitimacy_proposal: LegitimacyProposal | None
    offers_server_support: bool = Field(
        description="It can be turned into a session, billed from credit (T7)."
    )
    suggested_articles: list[SuggestedArticleView]
    articles_seen: list[UUID]
    call_tasks: list[CallTaskView]
    watchers: list[WatcherView]
    merged_from: list[UUID]
    replies: int = Field(description="Public ones of the provider while it was unresolved.")
    messages: int
    reopenings: int
    starves_at: UtcInstant = Field(description="When it starves unless somebody takes it.")
    starved_at: UtcInstant | None
    created_at: UtcInstant
    first_replied_at: UtcInstant | None
    resolved_at: UtcInstant | None
    closed_at: UtcInstant | None
    version: Version
    public_version: Unsent
    public_messages: Unsent

    def for_customers(self) -> Self:
        """The same without a trace of internal notes: they are not counted, nor are their versions."""
        seen = {"messages": self.public_messages, "version": self.public_version}
        return self.model_copy(update=seen)


class TicketDetails(TicketView):
    """A ticket with its technical data."""

    product_version: str | None
    environment: str | None
    system_information: str | None
    error_messages: str | None
    logs: str | None


class MessageView(View):
    """What was written on a ticket."""

    id: UUID
    ticket_id: UUID
    number: int = Field(
        description="Its place on the ticket; to a customer's key, among what that reads."
    )
    author: MessageAuthor
    public: bool
    channel: Channel
    body: str = Field(description="What is new of it: the `new` parts of `text`, joined.")
    text: str = Field(description="All that can be read of it.")
    parts: list[MessagePart] = Field(
        description="What each stretch of `text` is, without a gap; a guess, or a person's word."
    )
    parts_corrected_at: UtcInstant | None = Field(
        description="When a person said what the parts are; null: it is a guess."
    )
    parts_corrected_by: str | None = Field(description="The actor who said so.")
    language: str
    needs_translation: bool
    resolves: bool
    actor: str
    written_at: UtcInstant
    version: Version
    public_number: Unsent

    def for_customers(self) -> Self:
        """The same, numbered without the internal notes before it."""
        return self.model_copy(update={"number": self.public_number})


class PhoneCallView(View):
    """A call about a ticket."""

    id: UUID
    ticket_id: UUID
    call_task_id: UUID | None
    direction: CallDirection
    outcome: CallOutcome
    note: str | None
    actor: str
    called_at: UtcInstant


class TicketChangeView(View):
    """What somebody decided about a ticket."""

    id: UUID
    ticket_id: UUID
    what: DecidedFact
    was: str
    becomes: str
    reason: str | None
    actor: str
    changed_at: UtcInstant


_CLOCK = {
    TicketStatus.NEW: ClockState.RUNNING,
    TicketStatus.OPEN: ClockState.RUNNING,
    TicketStatus.WAITING_FOR_CUSTOMER: ClockState.PAUSED,
}


def ticket_view(ticket: TicketRecord) -> TicketView:
    """A ticket as it is shown."""
    return TicketView(**_shown(ticket, TicketView))


def ticket_details(ticket: TicketRecord) -> TicketDetails:
    """The same with its technical data."""
    return TicketDetails(**_shown(ticket, TicketDetails))


def _shown(ticket: TicketRecord, view: type[TicketView]) -> dict[str, Any]:
    missing = rules.missing_technical_data(ticket.technical_data)
    derived = {
        "contact": ContactDetails.model_construct(None, **ticket.contact),
        "needs_translation": needs_translation(ticket.language),
        "clock": _CLOCK.get(ticket.status, ClockState.STOPPED),
        "follow_up_call": CallAdvice(advice=FollowUpCall.RECOMMENDED, number=ticket.support_phone)
        if rules.call_recommended(ticket.severity)
        else CallAdvice(advice=FollowUpCall.NOT_NEEDED),
        "missing_technical_data": missing,
        "technical_data_percent": 100 - 100 * len(missing) // len(rules.TECHNICAL_DATA),
        "legitimacy_proposal": _proposal(ticket),
        "offers_server_support": rules.offers_server_support(ticket.kind, ticket.legitimacy),
        "suggested_articles": [
            SuggestedArticleView.model_validate(one, from_attributes=True)
            for one in ticket.suggestions
        ],
        "watchers": [watcher_view(one) for one in ticket.watchers],
        "call_tasks": [call_task_view(one, ticket.resolution_due_at) for one in ticket.call_tasks],
    }
    return {
        name: derived[name] if name in derived else getattr(ticket, name)
        for name in view.model_fields
    }


def _proposal(ticket: TicketRecord) -> LegitimacyProposal | None:
    if ticket.kind is not TicketKind.BUG:
        return None
    legitimacy, because = rules.proposal(
        ticket.deployment, ticket.recommended_procedure, ticket.recommended_configuration
    )
    return LegitimacyProposal(legitimacy=legitimacy, because=because)


def call_task_view(task: CallTaskRecord, due_at: datetime) -> CallTaskView:
    """A call task, with its ticket's due time, as it is shown."""
    status = CallTaskStatus.OPEN if task.closed_at is None else CallTaskStatus.DONE
    return CallTaskView(**{**asdict(task), "status": status, "due_at": due_at})


def watcher_view(watcher: WatcherRecord) -> WatcherView:
    """Who watches a ticket as it is shown."""
    return WatcherView.model_validate(watcher, from_attributes=True)


def message_view(message: MessageRecord) -> MessageView:
    """A message as it is shown."""
    writing = message.writing
    derived = {
        "body": writing.body,
        "text": writing.text,
        "parts": [
            MessagePart.model_construct(None, kind=one.kind, start=one.start, end=one.end)
            for one in writing.parts
        ],
        "needs_translation": needs_translation(message.language),
    }
    return MessageView(
        **{
            name: derived[name] if name in derived else getattr(message, name)
            for name in MessageView.model_fields
        }
    )


def phone_call_view(call: PhoneCallRecord) -> PhoneCallView:
    """A call as it is shown."""
    return PhoneCallView.model_validate(call, from_attributes=True)


def ticket_change_view(change: TicketChangeRecord) -> TicketChangeView:
    """A decision as it is shown."""
    return TicketChangeView.model_validate(change, from_attributes=True)
