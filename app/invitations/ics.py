"""Sessions as iCalendar objects (RFC 5545): invitations (RFC 5546) and published calendars (RFC 7986).

Pure. All instants are in UTC, so nothing here depends on anybody's definition of a time zone.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar, Event, vCalAddress, vText

from app.invitations.planned import CANCELLED, PlannedSession, Provider, invitation_method
from app.kit.lines import folded
from app.sessions.rules import INVITATION_LINES, SessionStatus, invitation_uid

_STATUS = {SessionStatus.AWAITING_CREDIT: "TENTATIVE", **dict.fromkeys(CANCELLED, "CANCELLED")}


class _Text(vText):
    r"""Text by RFC 5545 §3.3.11. The library's own takes the ``\N`` of ``C:\New`` for a line break."""

    def to_ical(self) -> bytes:
        return re.sub(r"([\\;,])", r"\\\1", self).replace("\n", r"\n").encode()


# What a URI is made of beside letters and digits (RFC 3986 §2); anything else is percent-encoded.
_URI_MARKS = "%:/?#[]@!$&'()*+,;=-._~"


def invitation(session: PlannedSession, company: Provider, now: datetime) -> bytes:
    """One session as a message to those who take part in it, made at ``now``."""
    calendar = _calendar(invitation_method(session.status))
    event = _event(session, company, summary=_subject(session), stamp=now)
    for name, email in session.technicians:
        # They are booked, so they need not answer.
        event.add("ATTENDEE", _person(name, email, ROLE="REQ-PARTICIPANT", PARTSTAT="ACCEPTED"))
    for name, email in session.guests:
        event.add(
            "ATTENDEE",
            _person(name, email, ROLE="REQ-PARTICIPANT", PARTSTAT="NEEDS-ACTION", RSVP="TRUE"),
        )
    calendar.add_component(event)
    return _bytes(calendar)


def feed(
    name: str, sessions: Iterable[PlannedSession], company: Provider, *, with_customer: bool
) -> bytes:
    """Sessions as a calendar to subscribe to; ``with_customer`` says in each whose it is.

    While nothing changes it is the same to the byte: each stamp is the instant of the last change.
    Attendees have no place in it (RFC 5546 §3.2.1).
    """
    calendar = _calendar("PUBLISH")
    for property_name in ("NAME", "X-WR-CALNAME"):
        calendar.add(property_name, _Text(folded(name)))
    # Hints, by the standard and by custom; some readers come far more seldom.
    calendar.add("REFRESH-INTERVAL", timedelta(hours=1), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    for session in sessions:
        summary = _subject(session)
        if with_customer:
            summary += f" ({folded(session.customer_name)})"
        event = _event(session, company, summary=summary, stamp=session.changed_at)
        calendar.add_component(event)
    return _bytes(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Personday//Personday//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    return calendar


def _event(session: PlannedSession, company: Provider, *, summary: str, stamp: datetime) -> Event:
    event = Event()
    event.add("UID", invitation_uid(session.id))
    event.add("SEQUENCE", session.sequence)
    event.add("DTSTAMP", stamp)
    event.add("CREATED", session.booked_at)
    event.add("DTSTART", session.starts_at)
    event.add("DTEND", session.ends_at)
    event.add("SUMMARY", _Text(summary))
    event.add("STATUS", _STATUS.get(session.status, "CONFIRMED"))
    event.add("TRANSP", "OPAQUE")
    event.add("ORGANIZER", _person(company.name, session.organizer))
    join_url = quote(session.join_url, safe=_URI_MARKS) if session.join_url else None
    if join_url:
        event.add("URL", join_url)
    if place := join_url or session.remote_tool:
        event.add("LOCATION", _Text(folded(place)))
    event.add("DESCRIPTION", _Text(_description(session, company, join_url)))
    return event


def _subject(session: PlannedSession) -> str:
    return f"Server support: {session.category.replace('_', ' ')}"


def _description(session: PlannedSession, company: Provider, join_url: str | None) -> str:
    parts: tuple[list[str | None], ...] = (
        [session.remote_tool],
        [join_url],
        [name for name, _ in session.technicians],
        [company.name, company.support_phone, company.support_email],
    )
    said = (", ".join(folded(part) for part in of if part) for of in parts)
    lines = zip(INVITATION_LINES, said, strict=True)
    return "\n".join(f"{title}: {line}" for title, line in lines if line)


def _person(name: str, email: str, **parameters: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{email}")
    person.params.update({"CN": folded(name), **parameters})
    return person


def _bytes(calendar: Calendar) -> bytes:
    content: bytes = calendar.to_ical()
    return content
