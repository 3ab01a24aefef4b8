"""Events of the band of support: tickets, what is written on them, calls, and what is known."""

from app.catalogue import fields
from app.catalogue.fields import ChangedFields, NoDetails
from app.catalogue.types import EventDetails, EventType, of_office


class TicketOpenedDetails(EventDetails):
    """The number of a ticket, and how severe it is."""

    number: fields.Number
    severity: fields.Severity


class TicketStatusDetails(EventDetails):
    """A ticket after what happened."""

    status: fields.TicketStatus


class TicketWrittenDetails(TicketStatusDetails):
    """Which side wrote, and the ticket after it."""

    author: fields.Author


class SeverityChangedDetails(EventDetails):
    """The severity before and after."""

    was: fields.WasSeverity
    becomes: fields.BecomesSeverity


class OverdueDetails(EventDetails):
    """When it was to be resolved."""

    resolution_due_at: fields.ResolutionDueAt


class AssessedDetails(EventDetails):
    """The legitimacy before and after."""

    was: fields.WasLegitimacy
    becomes: fields.BecomesLegitimacy


class MovedToPlanDetails(EventDetails):
    """Whose promises count now."""

    plan_version_id: fields.PlanVersionId


class MergedDetails(EventDetails):
    """Where it goes on."""

    into: fields.Into


class TicketAssignedDetails(EventDetails):
    """Who has the ticket."""

    technician_id: fields.TechnicianId


class WatcherDetails(EventDetails):
    """Who is told of a ticket, or no more."""

    contact_id: fields.ContactId


class CallDetails(EventDetails):
    """Which way a call went, and what came of it."""

    direction: fields.Direction
    outcome: fields.CallOutcome


class AttachedDetails(EventDetails):
    """How large the file is."""

    size_bytes: fields.SizeBytes


class PartsDetails(EventDetails):
    """The parts of a message before and after: what each is, and where it ends."""

    was: fields.WasParts
    becomes: fields.BecomesParts


class EmailDetails(EventDetails):
    """What became of a message that came by e-mail, and why."""

    outcome: fields.EmailOutcome
    reason: fields.Reason


_TICKETS = (
    EventType("ticket.opened", "Something was asked for, by whatever way.", TicketOpenedDetails),
    EventType("ticket.assigned", "A technician took it, or was given it.", TicketAssignedDetails),
    EventType("ticket.given_back", "It waits in the queue again.", NoDetails),
    EventType("ticket.replied", "A side wrote what the other reads.", TicketWrittenDetails),
    EventType(
        "ticket.noted", "The provider noted what the customer does not read.", TicketWrittenDetails
    ),
    EventType("ticket.called", "Somebody called, or tried to.", CallDetails),
    EventType("ticket.attached", "A file was added to it.", AttachedDetails),
    EventType(
        "ticket.changed",
        "Some of its fields were corrected.",
        ChangedFields,
        {"fields": ["subject"]},
    ),
    EventType(
        "ticket.severity_changed", "The provider sees another severity.", SeverityChangedDetails
    ),
    EventType(
        "ticket.assessed", "It was decided whether a bug report is accepted.", AssessedDetails
    ),
    EventType(
        "ticket.moved_to_plan",
        "The promises of the customer's present plan count.",
        MovedToPlanDetails,
    ),
    EventType("ticket.watcher_added", "Another contact is told of it.", WatcherDetails),
    EventType("ticket.watcher_removed", "A contact is told of it no more.", WatcherDetails),
    EventType(
        "ticket.starving", "It has waited so long that it goes to the top of the queue.", NoDetails
    ),
    EventType(
        "ticket.overdue", "It was to be resolved by now, and waits for nobody else.", OverdueDetails
    ),
    EventType(
        "ticket.undelivered", "A message to its people did not reach them.", TicketStatusDetails
    ),
    EventType(
        "ticket.reporter_unreachable",
        "Mail to who reported it, and is no contact, comes back for good.",
        NoDetails,
    ),
    EventType("ticket.resolved", "It was resolved without another message.", NoDetails),
    EventType("ticket.reopened", "It was resolved, and is open again.", NoDetails),
    EventType("ticket.merged", "It is a duplicate and goes on in another ticket.", MergedDetails),
    EventType("ticket.closed", "It is closed for good.", NoDetails),
)

_MESSAGES = (
    EventType("message.parts_corrected", "A person said what its parts are.", PartsDetails),
    EventType("message.language_corrected", "A person said which language it is in.", NoDetails),
    EventType(
        "message.reread", "Its parts were read anew from the message as it came.", PartsDetails
    ),
    EventType("inbound_email.received", "A message came by e-mail, taken or not.", EmailDetails),
    EventType(
        "inbound_email.discarded", "A person put a message aside that was held.", EmailDetails
    ),
    EventType("inbound_email.released", "A person let a message in that was held.", EmailDetails),
    EventType("call_task.opened", "A call has to be made.", NoDetails),
    EventType("call_task.attempted", "A call was tried, and will be again.", NoDetails),
    EventType("call_task.closed", "A call was made, or is not needed.", NoDetails),
)

_ARTICLES = (
    of_office("article.created", "An article was drafted.", NoDetails),
    of_office("article.changed", "An article says something else, or is for others.", NoDetails),
    of_office("article.published", "An article can be read and is suggested.", NoDetails),
    of_office("article.withdrawn", "An article is hidden.", NoDetails),
)

TYPES = (*_TICKETS, *_MESSAGES, *_ARTICLES)
