"""Events of the bands of work and time: sessions, worksheets, and when work is done."""

from app.catalogue import fields
from app.catalogue.fields import NoDetails
from app.catalogue.types import EventDetails, EventType, of_office


class SessionDetails(EventDetails):
    """A session after what happened."""

    status: fields.SessionStatus
    starts_at: fields.StartsAt
    reserved_minutes: fields.ReservedMinutes


class SessionWaitingDetails(SessionDetails):
    """A session that waits for credit."""

    top_up_by: fields.TopUpBy


class SessionCancelledDetails(SessionDetails):
    """A session that does not take place."""

    asked_by: fields.AskedBy


class SessionMissedDetails(SessionDetails):
    """A session that one side did not come to."""

    party: fields.Party


class SessionChangedDetails(SessionDetails):
    """A session after a change, with who held it and when it ended before."""

    technician_ids: fields.TechnicianIds
    old_technician_ids: fields.OldTechnicianIds
    ends_at: fields.EndsAt
    old_ends_at: fields.OldEndsAt


class SessionMovedDetails(SessionChangedDetails):
    """A session at its new time, and the time before."""

    old_starts_at: fields.OldStartsAt
    asked_by: fields.AskedBy


class SessionReassignedDetails(SessionDetails):
    """A session that somebody else holds."""

    old_technician_id: fields.OldTechnicianId
    technician_id: fields.TechnicianId


class InvitationAnsweredDetails(SessionDetails):
    """Who answered the invitation to a session: one of its technicians, or the customer's contact."""

    answer_id: fields.AnswerId
    contact_id: fields.ContactIdOrNone
    technician_id: fields.TechnicianIdOrNone
    technician_ids: fields.TechnicianIds


class WorksheetDetails(EventDetails):
    """A worksheet after what happened."""

    session_id: fields.SessionId
    status: fields.WorksheetStatus
    revision: fields.Revision
    billed_minutes: fields.BilledMinutes


class WorksheetConfirmedDetails(WorksheetDetails):
    """A worksheet, and who confirmed it."""

    confirmed_by: fields.ConfirmedBy


class HolidayYearDetails(EventDetails):
    """A country's public holidays of a year."""

    country: fields.Country
    year: fields.Year


class HolidayDetails(EventDetails):
    """A day that is a public holiday, or was."""

    holiday_on: fields.HolidayOn


def _answer(response: str, when: str) -> EventType:
    return EventType(f"session.invitation_{response}", when, InvitationAnsweredDetails)


_WAITING = {"status": "awaiting_credit", "reserved_minutes": 0}
_GOING_ON = {"status": "in_progress"}
_SESSIONS = (
    EventType(
        "session.scheduled",
        "A session is agreed and its credit held: when it is booked, or when credit comes.",
        SessionDetails,
    ),
    EventType(
        "session.awaiting_credit",
        "A session was booked that credit is missing for; it waits.",
        SessionWaitingDetails,
        _WAITING,
    ),
    EventType(
        "session.lapsed",
        "Credit did not come in time, and the session does not take place.",
        SessionDetails,
        {"status": "lapsed", "reserved_minutes": 0},
    ),
    EventType("session.changed", "Its people, length or place changed.", SessionChangedDetails),
    EventType("session.moved", "It takes place at another time.", SessionMovedDetails),
    EventType("session.reassigned", "Another technician holds it.", SessionReassignedDetails),
    EventType(
        "session.cancelled",
        "It was cancelled by either side.",
        SessionCancelledDetails,
        {"status": "cancelled", "reserved_minutes": 0},
    ),
    EventType(
        "session.no_show",
        "One side did not come.",
        SessionMissedDetails,
        {"status": "no_show", "reserved_minutes": 0},
    ),
    EventType("session.started", "The work has begun.", SessionDetails, _GOING_ON),
    EventType("session.start_undone", "It was started by accident.", SessionDetails),
    EventType(
        "session.done",
        "Its worksheet was handed in.",
        SessionDetails,
        {"status": "done", "reserved_minutes": 0},
    ),
    _answer("accepted", "Somebody accepted its invitation."),
    _answer("declined", "Somebody declined its invitation, which changes nothing by itself."),
    _answer("tentative", "Somebody may come, by the answer to its invitation."),
    _answer("delegated", "Somebody sends another person, by the answer to its invitation."),
    _answer("needs_action", "Somebody answered its invitation without saying yes or no."),
    EventType(
        "penalty.charged", "A late change, or a no-show of the customer, was charged.", NoDetails
    ),
    EventType("penalty.waived", "A penalty was given back.", NoDetails),
)

_WORKSHEETS = (
    EventType(
        "worksheet.submitted", "A worksheet waits for the customer's word.", WorksheetDetails
    ),
    EventType(
        "worksheet.confirmed",
        "The customer agreed, or silence did where that was agreed.",
        WorksheetConfirmedDetails,
        {"status": "confirmed"},
    ),
    EventType(
        "worksheet.disputed",
        "The customer does not agree.",
        WorksheetDetails,
        {"status": "disputed"},
    ),
    EventType(
        "worksheet.answered",
        "The provider answered a dispute and keeps the worksheet as it is.",
        WorksheetDetails,
        {"status": "disputed"},
    ),
    EventType(
        "worksheet.amended",
        "The provider made another revision, which waits for the customer's word.",
        WorksheetDetails,
        {"revision": 2, "billed_minutes": 90},
    ),
)

_TIME = (
    of_office("working_hours.added", "A technician works weekly hours.", NoDetails),
    of_office("working_hours.removed", "A technician works weekly hours no more.", NoDetails),
    of_office("working_exception.added", "On a day a technician works other hours.", NoDetails),
    of_office("working_exception.removed", "A day has its weekly hours again.", NoDetails),
    of_office("time_off.taken", "A technician is away.", NoDetails),
    of_office("time_off.removed", "A technician is not away after all.", NoDetails),
    of_office("company.changed", "How the company is reached or plans changed.", NoDetails),
    of_office("business_calendar.changed", "The hours of the desk changed.", NoDetails),
    of_office("closure.added", "The desk is closed on a day.", NoDetails),
    of_office("closure.removed", "The desk is open on a day after all.", NoDetails),
    of_office(
        "holiday_year.imported", "The holidays of a country's year were read.", HolidayYearDetails
    ),
    of_office("holiday_year.day_switched_on", "A day is a holiday again.", HolidayDetails),
    of_office("holiday_year.day_switched_off", "A holiday is a working day.", HolidayDetails),
)

TYPES = (*_SESSIONS, *_WORKSHEETS, *_TIME)
