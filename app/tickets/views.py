"""How tickets are shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import Field

from app.kit.database import Row
from app.kit.schema import UtcInstant, Version, View
from app.languages.official import needs_translation
from app.plans.rules import Channel
from app.tickets import rules
from app.tickets.clocks import ClockState
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
from app.tickets.schemas import ContactDetails


class CallAdvice(View):
    """Whether to phone after reporting, and where (rule T5)."""

    advice: FollowUpCall
    number: str | None = Field(default=None, description="The provider's; quote the ticket's.")


class LegitimacyProposal(View):
    """What the facts say of a bug report (rule T7); a person decides."""

    legitimacy: Legitimacy
    because: LegitimacyGround


class SuggestedArticle(View):
    """An article that may help (rule T1)."""

    id: UUID
    title: str
    language: str


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


class TicketView(View):
    """A ticket."""

    id: UUID
    number: int = Field(description="Short, for people.")
    customer_id: UUID
    server_id: UUID | None
    contact_id: UUID | None
    follow_up_of: UUID | None
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
    reply_language: str
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
    suggested_articles: list[SuggestedArticle]
    articles_seen: list[UUID]
    call_tasks: list[CallTaskView]
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
    number: int
    author: MessageAuthor
    public: bool
    channel: Channel
    body: str
    language: str
    needs_translation: bool
    resolves: bool
    actor: str
    written_at: UtcInstant


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


class CallTask(NamedTuple):
    """A call task as its ticket carries it."""

    id: UUID
    outcome: str | None
    note: str | None
    retry_at: datetime | None
    attempts: int
    opened_at: datetime
    closed_at: datetime | None


_CLOCK = {
    TicketStatus.NEW: ClockState.RUNNING,
    TicketStatus.OPEN: ClockState.RUNNING,
    TicketStatus.WAITING_FOR_CUSTOMER: ClockState.PAUSED,
}


def ticket_view(row: Row | Mapping[str, Any]) -> TicketView:
    """A ticket's row as it is shown."""
    return TicketView(**_shown(row, TicketView))


def ticket_details(row: Row) -> TicketDetails:
    """The same with its technical data."""
    return TicketDetails(**_shown(row, TicketDetails))


def _shown(row: Row | Mapping[str, Any], view: type[TicketView]) -> dict[str, Any]:
    facts = dict(row)
    missing = rules.missing_technical_data(facts)
    proposed = None
    if facts["kind"] == TicketKind.BUG:
        legitimacy, because = rules.proposal(
            facts["deployment"], facts["recommended_procedure"], facts["recommended_configuration"]
        )
        proposed = LegitimacyProposal(legitimacy=legitimacy, because=because)
    recommended = rules.call_recommended(facts["severity"])
    derived = {
        "contact": ContactDetails.model_construct(
            **{name: facts[f"contact_{name}"] for name in rules.CONTACT_DETAILS}
        ),
        "needs_translation": needs_translation(facts["language"]),
        "clock": _CLOCK.get(facts["status"], ClockState.STOPPED),
        "follow_up_call": CallAdvice(
            advice=FollowUpCall.RECOMMENDED, number=facts["support_phone"]
        )
        if recommended
        else CallAdvice(advice=FollowUpCall.NOT_NEEDED),
        "missing_technical_data": missing,
        "technical_data_percent": 100
        - 100 * len(missing) // len(rules.TECHNICAL_DATA),
        "legitimacy_proposal": proposed,
        "offers_server_support": rules.offers_server_support(
            TicketKind(facts["kind"]), facts["legitimacy"]
        ),
        "suggested_articles": [
            SuggestedArticle(**dict(zip(SuggestedArticle.model_fields, one, strict=True)))
            for one in facts["suggestions"]
        ],
        "call_tasks": [
            call_task_view({**CallTask(*one)._asdict(), "ticket_id": facts["id"],
                "customer_id": facts["customer_id"], "due_at": facts["resolution_due_at"]})
            for one in facts["call_tasks"]
        ],
    }  # fmt: skip
    return {name: derived[name] if name in derived else facts[name] for name in view.model_fields}


def call_task_view(row: Row | Mapping[str, Any]) -> CallTaskView:
    """A call task's row, with its ticket's due time, as it is shown."""
    status = CallTaskStatus.OPEN if row["closed_at"] is None else CallTaskStatus.DONE
    return CallTaskView(**{**row, "status": status})


def message_view(row: Row | Mapping[str, Any]) -> MessageView:
    """A message's row as it is shown."""
    return MessageView(**{**row, "needs_translation": needs_translation(row["language"])})
