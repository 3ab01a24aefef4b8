"""What a ticket needs, when it may change, and what it asks of the provider (rules P1, P2, T2–T9). Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from app import errors
from app.customers.rules import Deployment
from app.kit.lifecycle import LifeCycle
from app.plans.rules import Channel
from app.tickets.clocks import Turn


class TicketKind(StrEnum):
    """What a ticket is about."""

    BUG = "bug"
    QUESTION = "question"
    REQUEST = "request"
    CLOUD_OUTAGE = "cloud_outage"
    SERVER_SUPPORT = "server_support"


class TicketStatus(StrEnum):
    """Where a ticket is in its life (design §3)."""

    NEW = "new"
    OPEN = "open"
    WAITING_FOR_CUSTOMER = "waiting_for_customer"
    RESOLVED = "resolved"
    CLOSED = "closed"


class MessageAuthor(StrEnum):
    """Who writes a message."""

    CUSTOMER = "customer"
    PROVIDER = "provider"


class Legitimacy(StrEnum):
    """Whether a bug report is accepted (rule T7)."""

    UNASSESSED = "unassessed"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    NOT_REPRODUCED = "not_reproduced"


class LegitimacyGround(StrEnum):
    """The fact that a proposal about a bug report comes from (rule T7)."""

    CLOUD_HOSTED = "cloud_hosted"
    INSTALLED_AS_RECOMMENDED = "installed_as_recommended"
    NOT_INSTALLED_AS_RECOMMENDED = "not_installed_as_recommended"
    INSTALLATION_UNKNOWN = "installation_unknown"


class DecidedFact(StrEnum):
    """What of a ticket somebody decides, with a trace."""

    SEVERITY = "severity"
    LEGITIMACY = "legitimacy"
    PLAN = "plan"


class FollowUpCall(StrEnum):
    """Whether to phone after reporting (rule T5)."""

    RECOMMENDED = "recommended"
    NOT_NEEDED = "not_needed"


class CallTaskStatus(StrEnum):
    """Whether a call is still to be made."""

    OPEN = "open"
    DONE = "done"


UNRESOLVED = frozenset({TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING_FOR_CUSTOMER})
# Verbs that leave the status as it is; the others lead on.
_ALWAYS = {
    "change": None,
    "attach": None,
    "watch": None,
    "assess": None,
    "sessions": None,
    # Another ticket is merged into this one; and this one into another, which ends it.
    "absorb": None,
    "merge": TicketStatus.CLOSED,
}
_WORK = {**_ALWAYS, "severity": None, "move-to-plan": None, "assign": None}
# verb -> status it leads to (None: the same), by the status it is allowed in. An "answer" is a reply of the
# customer, "wait" and "go-on" what a reply of the provider says beside.
TRANSITIONS: Mapping[TicketStatus, Mapping[str, TicketStatus | None]] = {
    TicketStatus.NEW: {
        **_WORK,
        "take": TicketStatus.OPEN,
        "reply": TicketStatus.OPEN,
        "answer": TicketStatus.NEW,
        "wait": TicketStatus.WAITING_FOR_CUSTOMER,
        "go-on": TicketStatus.OPEN,
        "resolve": TicketStatus.RESOLVED,
    },
    TicketStatus.OPEN: {
        **_WORK,
        "take": TicketStatus.OPEN,
        "reply": TicketStatus.OPEN,
        "answer": TicketStatus.OPEN,
        "wait": TicketStatus.WAITING_FOR_CUSTOMER,
        "go-on": TicketStatus.OPEN,
        "resolve": TicketStatus.RESOLVED,
    },
    TicketStatus.WAITING_FOR_CUSTOMER: {
        **_WORK,
        "reply": TicketStatus.WAITING_FOR_CUSTOMER,
        "answer": TicketStatus.OPEN,
        "wait": TicketStatus.WAITING_FOR_CUSTOMER,
        "go-on": TicketStatus.OPEN,
        "resolve": TicketStatus.RESOLVED,
    },
    TicketStatus.RESOLVED: {
        **_ALWAYS,
        "reply": TicketStatus.RESOLVED,
        "answer": TicketStatus.OPEN,
        "reopen": TicketStatus.OPEN,
        "close": TicketStatus.CLOSED,
    },
    TicketStatus.CLOSED: {},
}
LIFE_CYCLE = LifeCycle("ticket", TRANSITIONS)


def check_merge(
    ticket: UUID, into: UUID, *, customer_id: UUID, into_customer_id: UUID | None
) -> None:
    """A ticket is merged into another one of its customer.

    Raises:
        TicketNotFound: there is no other one.
        NotMergeable: it is the same, or another customer's.
    """
    if into_customer_id is None:
        raise errors.TicketNotFound(ticket_id=into)
    if ticket == into or customer_id != into_customer_id:
        raise errors.NotMergeable(ticket_id=into)


_STAGES = {
    TicketStatus.NEW: 0,
    TicketStatus.OPEN: 0,
    TicketStatus.WAITING_FOR_CUSTOMER: 1,
    TicketStatus.RESOLVED: 2,
}


def stage(status: TicketStatus) -> int:
    """Where tickets of a status stand in the working order: what is to be worked on comes first."""
    return _STAGES.get(status, 3)


def turn(before: TicketStatus, after: TicketStatus) -> Turn | None:
    """What a change of status does to the clock; None when it goes on as it did."""
    if before is after:
        return None
    if after in (TicketStatus.NEW, TicketStatus.OPEN):
        return None if before in (TicketStatus.NEW, TicketStatus.OPEN) else Turn.RESUME
    if after is TicketStatus.WAITING_FOR_CUSTOMER:
        return Turn.PAUSE
    return Turn.STOP if after is TicketStatus.RESOLVED else None


def after_reply(
    status: TicketStatus,
    author: MessageAuthor,
    *,
    public: bool,
    resolves: bool,
    waiting: bool | None,
) -> TicketStatus:
    """The status that a message leads to; ``waiting`` is whether the customer is to answer it.

    Raises:
        InvalidTransition: the status does not allow it.
    """
    if author is MessageAuthor.CUSTOMER:
        return LIFE_CYCLE.after(status, "answer")
    if resolves:
        return LIFE_CYCLE.after(status, "resolve")
    if waiting is not None:
        return LIFE_CYCLE.after(status, "wait" if waiting else "go-on")
    return LIFE_CYCLE.after(status, "reply") if public else status


# --- what a ticket needs -------------------------------------------------------------------------


def check_channel(channel: Channel, kind: TicketKind, channels: Sequence[str]) -> None:
    """A ticket comes by a channel of the customer's plan; an outage may always come by phone (rule T2).

    Raises:
        ChannelNotInPlan: the plan lacks it.
    """
    if kind is TicketKind.CLOUD_OUTAGE and channel is Channel.PHONE:
        return
    if channel.value not in channels:
        raise errors.ChannelNotInPlan(channel=channel.value, channels=list(channels))


CONTACT_DETAILS = ("name", "company", "phone", "email")
_SPOKEN = frozenset({Channel.PHONE, Channel.SKYPE})


def check_contact(
    channel: Channel, kind: TicketKind, contact: Mapping[str, str | None], *, refused: bool
) -> None:
    """A caller leaves name, company, direct phone and e-mail (rule T3, reading).

    Raises:
        ContactDetailsMissing: some are missing and were not refused.
    """
    missing = [name for name in CONTACT_DETAILS if not contact.get(name)]
    if channel in _SPOKEN and missing and not refused and kind is not TicketKind.CLOUD_OUTAGE:
        raise errors.ContactDetailsMissing(missing=missing)


def check_hotline(
    kind: TicketKind,
    deployment: Deployment,
    channels: Sequence[str],
    *,
    application_unavailable: bool,
) -> None:
    """The cloud hotline is for outages of cloud customers (rule T9).

    Raises:
        HotlineNotApplicable: it is none; names the channels for everything else.
    """
    if kind is not TicketKind.CLOUD_OUTAGE:
        return
    reasons = []
    if deployment is not Deployment.CLOUD:
        reasons.append("not_a_cloud_customer")
    if not application_unavailable:
        reasons.append("application_available")
    if reasons:
        raise errors.HotlineNotApplicable(reasons=reasons, channels=list(channels))


# What a report should carry (rule T4), in the order it is asked for.
TECHNICAL_DATA = (
    "logs",
    "environment",
    "product_version",
    "error_messages",
    "system_information",
)


def missing_technical_data(technical_data: Mapping[str, str | None]) -> list[str]:
    """Which technical data a report lacks; it is never refused for it (rule T4)."""
    return [name for name in TECHNICAL_DATA if not technical_data[name]]


def call_recommended(severity: int) -> bool:
    """Whether the reporter had better phone after reporting (rule T5)."""
    return severity <= 2


# --- bugs ----------------------------------------------------------------------------------------


def proposal(
    deployment: Deployment,
    recommended_procedure: bool | None,
    recommended_configuration: bool | None,
) -> tuple[Legitimacy, LegitimacyGround]:
    """What the facts of a customer and its server say of a bug, and why; a person decides (rule T7)."""
    if deployment is Deployment.CLOUD:
        return Legitimacy.ACCEPTED, LegitimacyGround.CLOUD_HOSTED
    facts = (recommended_procedure, recommended_configuration)
    if all(facts):
        return Legitimacy.ACCEPTED, LegitimacyGround.INSTALLED_AS_RECOMMENDED
    if False in facts:
        return Legitimacy.NOT_ACCEPTED, LegitimacyGround.NOT_INSTALLED_AS_RECOMMENDED
    return Legitimacy.UNASSESSED, LegitimacyGround.INSTALLATION_UNKNOWN


def check_assessment(kind: TicketKind, legitimacy: Legitimacy, reason: str | None) -> None:
    """Only bugs are assessed, and refusing one has its reason (rule T7).

    Raises:
        NotABug, ReasonMissing.
    """
    if kind is not TicketKind.BUG:
        raise errors.NotABug(kind=kind.value)
    if legitimacy is Legitimacy.NOT_ACCEPTED and not reason:
        raise errors.ReasonMissing(field="reason")


def offers_server_support(kind: TicketKind, legitimacy: Legitimacy | None) -> bool:
    """Whether the work can be turned into server support, billed from credit (rule T7)."""
    return kind is TicketKind.SERVER_SUPPORT or legitimacy in (
        Legitimacy.NOT_ACCEPTED,
        Legitimacy.NOT_REPRODUCED,
    )


def check_billable(kind: TicketKind, legitimacy: Legitimacy | None, *, override: bool) -> None:
    """What support itself owes is not billed from credit (rule C6).

    Raises:
        CoveredBySupport: an outage, or a bug that was accepted.
    """
    covered = kind is TicketKind.CLOUD_OUTAGE or legitimacy is Legitimacy.ACCEPTED
    if covered and not override:
        raise errors.CoveredBySupport(
            kind=kind.value, legitimacy=None if legitimacy is None else legitimacy.value
        )


def check_severity(kind: TicketKind, before: int, after: int) -> None:
    """An outage is severity 1 on every plan (rule T9); other tickets change to another severity.

    Raises:
        SeverityFixed, NothingToChange.
    """
    if kind is TicketKind.CLOUD_OUTAGE:
        raise errors.SeverityFixed()
    if before == after:
        raise errors.NothingToChange()


# --- calls ---------------------------------------------------------------------------------------


class CallDirection(StrEnum):
    """Who phones."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class CallOutcome(StrEnum):
    """How a call ended."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_NEEDED = "not_needed"


def makes_call_task(
    replies_since_call: int,
    call_after_replies: int | None,
    status: TicketStatus,
    *,
    open_task: bool,
) -> bool:
    """Whether the provider has to call now (rules P1, P2).

    ``replies_since_call`` are the public replies of the provider on the unresolved ticket, this one
    included, since somebody last dealt with a call.
    """
    return (
        call_after_replies is not None
        and status in UNRESOLVED
        and not open_task
        and replies_since_call >= call_after_replies
    )


def check_call(
    direction: CallDirection, outcome: CallOutcome, note: str | None, *, open_task: bool
) -> None:
    """A call that is not needed says why, and there is one to be made.

    Raises:
        NoCallTask, ReasonMissing.
    """
    if outcome is CallOutcome.NOT_NEEDED:
        if direction is CallDirection.INBOUND or not open_task:
            raise errors.NoCallTask()
        if not note:
            raise errors.ReasonMissing(field="note")
