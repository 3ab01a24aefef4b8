"""Calendars as two parsers read them: the library that wrote them, and one that did not."""

import re
from collections.abc import Iterator
from typing import Any

import ics  # type: ignore[import-untyped]
from icalendar import Calendar

COST = re.compile("minutes|credit|penalty", re.IGNORECASE)


def read(content: bytes) -> tuple[Any, list[Any]]:
    """The calendar and its events, after both parsers agreed on them and its form was checked."""
    check_form(content)
    calendar: Any = Calendar.from_ical(content)
    others: Any = {event.uid: event for event in ics.Calendar(content.decode()).events}
    assert len(others) == len(calendar.events), "every event is read once by both"
    for event in calendar.events:
        other = others[str(event["UID"])]
        assert (other.begin.datetime, other.end.datetime) == (event.start, event.end)
        assert event.start.tzname() == "UTC"
        assert other.name == str(event["SUMMARY"])
        assert other.status == str(event["STATUS"])
        assert f"mailto:{other.organizer.email}" == str(event["ORGANIZER"])
        assert {f"mailto:{one.email}" for one in other.attendees} == set(attendees(event))
        assert (other.url or None) == (str(event["URL"]) if "URL" in event else None)
    return calendar, list(calendar.events)


def attendees(event: Any) -> dict[str, Any]:
    """The parameters of each attendee, by address."""
    found = event.get("ATTENDEE", [])
    listed = found if isinstance(found, list) else [found]
    return {str(one): dict(one.params) for one in listed}


def check_form(content: bytes) -> None:
    """Lines end by CRLF and are at most 75 octets (RFC 5545 §3.1); instants are in UTC."""
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or re.search(rb"[\x00-\x1f\x7f]", line)]
    content.decode()
    instants = [line for line in unfolded(content) if re.match(r"DT|CREATED", line)]
    assert instants
    assert not [line for line in instants if not re.fullmatch(r"[A-Z]+:\d{8}T\d{6}Z", line)]


def unfolded(content: bytes) -> list[str]:
    """The content lines."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def value(content: bytes, name: str) -> str:
    """The text of the one property of this name, by the letter of RFC 5545 §3.3.11."""
    (line,) = [line for line in unfolded(content) if line.startswith(f"{name}:")]
    return "".join(_characters(line.partition(":")[2]))


def _characters(text: str) -> Iterator[str]:
    taken = iter(text)
    for one in taken:
        assert one not in ";,", f"not escaped: {text}"
        if one != "\\":
            yield one
            continue
        escaped = next(taken)
        assert escaped in "\\;,nN", f"an escape that is none: {text}"
        yield "\n" if escaped in "nN" else escaped
