"""What calendar programs answer to the invitations of sessions (RFC 5546, 6047). Pure.

The answer is a part of the message or a file beside it, and its method may stand in the media type, in
the calendar, or in both. What cannot be read is no answer.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct

from app.mime import fields
from app.mime.characters import readable
from app.mime.charsets import decode
from app.mime.mail import Mail, MailAttachment
from app.sessions.rules import INVITATION_LINES, AttendeeResponse, session_of_uid

if TYPE_CHECKING:
    from icalendar import Component

MAX_CALENDAR_BYTES = 200_000
MAX_CALENDARS = 5
MAX_ANSWERS = 20
MAX_COMMENT_CHARACTERS = 4_000

_MEDIA_TYPES = ("text/calendar", "application/ics", "application/calendar", "text/x-vcalendar")
_END = "END:VCALENDAR"
_METHODS = ("REPLY", "COUNTER", "REFRESH")
# Where calendars keep what an attendee wrote beside the answer: Google with the attendee, Apple apart.
_WITH_ATTENDEE = "X-RESPONSE-COMMENT"
_APART = ("X-CALENDARSERVER-ATTENDEE-COMMENT", "X-CALENDARSERVER-PRIVATE-COMMENT")
# What programs add to a description: Outlook above such a line, Google between two.
_ADDED = re.compile(r"\A.*?\*~\*[*~]*|-::~[:~]*-.*?(?:-::~[:~]*-|\Z)", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/?p|/?div)\b[^<>]*>|\n", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_TAG = re.compile(r"<[^<>]*>")
_OF_INVITATION = re.compile(rf"(?:{'|'.join(INVITATION_LINES)}): ")


class CalendarAnswer(Struct, frozen=True, kw_only=True):
    """What one attendee answered to the invitation of one session.

    Attributes:
        attendee: who is said to answer; None where nobody is named.
        sent_by: who answered in their name (RFC 5545 §3.2.18).
        comment: what they wrote in the calendar beside it.
        description: what they wrote into the description of the event: what is not of the invitation.
        sequence: the version of the invitation that is answered.
        stamped_at: when it was answered, by the attendee's clock.
        proposed_starts_at, proposed_ends_at: the time that a counter-proposal asks for.
    """

    session_id: UUID
    attendee: str | None
    sent_by: str | None
    response: AttendeeResponse
    comment: str | None
    description: str | None
    sequence: int | None
    stamped_at: datetime | None
    proposed_starts_at: datetime | None
    proposed_ends_at: datetime | None


def answers_of(mail: Mail) -> tuple[CalendarAnswer, ...]:
    """The answers to invitations of this service that a message carries, each once."""
    parts = [part for part in mail.attachments if _is_calendar(part)][:MAX_CALENDARS]
    found = dict.fromkeys(one for part in parts for one in _answers(part, mail.from_address))
    return tuple(found)[:MAX_ANSWERS]


def is_answer_alone(mail: Mail) -> bool:
    """Whether a message is a calendar's answer, to whosever invitation, and nobody wrote anything."""
    parts = mail.attachments
    if mail.text.strip() or not parts or not all(map(_is_calendar, parts)):
        return False
    methods = (one for part in parts[:MAX_CALENDARS] for one in _methods(part))
    return any(method in _METHODS for method in methods)


def _methods(part: MailAttachment) -> Iterator[str]:
    yield part.method
    yield from (_method(one, part) for one in _calendars(part.content))


def _method(calendar: "Component", part: MailAttachment) -> str:
    return str(calendar.get("METHOD") or part.method).strip().upper()


def _is_calendar(part: MailAttachment) -> bool:
    named = part.media_type in _MEDIA_TYPES or part.name.lower().endswith(".ics")
    return named and part.size_bytes <= MAX_CALENDAR_BYTES


def _answers(part: MailAttachment, sender: str | None) -> Iterator[CalendarAnswer]:
    for calendar in _calendars(part.content):
        method = _method(calendar, part)
        if method not in _METHODS:
            continue
        for event in calendar.walk("VEVENT"):
            session_id = session_of_uid(str(event.get("UID", "")))
            if session_id is not None:
                yield _answer(session_id, event, sender, counter=method == "COUNTER")


def _calendars(content: bytes) -> "list[Component]":
    text = decode(content, "", set())
    # Scanners of mail write above and below what they pass on.
    start, end = text.upper().find("BEGIN:VCALENDAR"), text.upper().rfind(_END)
    if start < 0 or end < start:
        return []
    # It takes a while, and few mails answer an invitation.
    from icalendar import Calendar

    try:
        return list(Calendar.from_ical(text[start : end + len(_END)], multiple=True))
    except Exception:  # whatever the library raises, it is about this part alone
        return []


def _answer(
    session_id: UUID, event: "Component", sender: str | None, *, counter: bool
) -> CalendarAnswer:
    attendee = _who_answers(event, sender)
    parameters = getattr(attendee, "params", {})
    known = {one.value.upper().replace("_", "-"): one for one in AttendeeResponse}
    sequence = event.get("SEQUENCE")
    return CalendarAnswer(
        session_id=session_id,
        attendee=_address(attendee),
        sent_by=_address(parameters.get("SENT-BY")),
        response=known.get(_partstat(attendee), AttendeeResponse.NEEDS_ACTION),
        comment=_comment(event, parameters),
        description=_description(event),
        sequence=int(sequence) if isinstance(sequence, int) and 0 <= sequence < 2**31 else None,
        stamped_at=_instant(event, "DTSTAMP"),
        proposed_starts_at=_instant(event, "DTSTART") if counter else None,
        proposed_ends_at=_instant(event, "DTEND") if counter else None,
    )


def _who_answers(event: "Component", sender: str | None) -> Any:
    """The attendee that an answer is of: some programs list all who are invited."""
    attendees = _listed(event.get("ATTENDEE"))
    for one in attendees:
        by = (_address(one), _address(getattr(one, "params", {}).get("SENT-BY")))
        if sender is not None and sender in by:
            return one
    said = (one for one in attendees if _partstat(one) != "NEEDS-ACTION")
    return next(said, attendees[0] if attendees else None)


def _partstat(attendee: Any) -> str:
    return str(getattr(attendee, "params", {}).get("PARTSTAT", "NEEDS-ACTION")).upper()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(value: Any) -> str | None:
    """The address behind ``mailto:``, in whatever case it is written."""
    text = str(value or "").strip("\"' <>")
    return fields.address_of(text[7:] if text.lower().startswith("mailto:") else text)


def _comment(event: "Component", parameters: Any) -> str | None:
    said = [str(one) for one in _listed(event.get("COMMENT"))]
    said += map(str, _listed(parameters.get(_WITH_ATTENDEE)))
    # The library leaves as it stands what the standard does not know.
    said += [_unescaped(str(one)) for name in _APART for one in _listed(event.get(name))]
    return _lines(said)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _description(event: "Component") -> str | None:
    said = "\n".join(map(str, _listed(event.get("DESCRIPTION"))))
    # The first characters: it is read for each tag and break.
    said = _ADDED.sub("\n", said[: 2 * MAX_COMMENT_CHARACTERS])
    lines = (_TAG.sub("", line).strip() for line in _BREAK.split(said))
    return _lines(line for line in lines if not _OF_INVITATION.match(line))


def _lines(texts: Iterable[str]) -> str | None:
    """What stands there, each text once."""
    texts = dict.fromkeys(readable(one).strip() for one in texts)
    return "\n".join(one for one in texts if one)[:MAX_COMMENT_CHARACTERS] or None


def _instant(event: "Component", name: str) -> datetime | None:
    """An instant in UTC; None for a day, and for a wall time of no zone."""
    try:
        found = getattr(event.get(name), "dt", None)
        if not isinstance(found, datetime) or found.tzinfo is None:
            return None
        instant = found.astimezone(UTC)
    except (OverflowError, ValueError):  # the library's own are of the latter
        return None
    return instant if 1970 <= instant.year <= 9000 else None
