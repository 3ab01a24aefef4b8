"""What calendar programs answer to invitations, in the form of each."""

import base64
import quopri
from dataclasses import dataclass
from typing import Any

from tests.inbound.people import Person
from tests.inbound.post import letter
from tests.inbound.wire import multipart, part, text


@dataclass(frozen=True)
class Program:
    """How one program answers; ``lines`` of it have places for the words of ``said``."""

    name: str
    lines: str
    alternative: bool = True
    media_type: str = "text/calendar; charset=utf-8; method=REPLY"
    file_name: str | None = None
    encoding: str = ""


_EVENT = "UID:{uid}\nDTSTAMP:{stamp}\nSEQUENCE:{sequence}\n"
_GOOGLE = (
    "BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nVERSION:2.0\n"
    "CALSCALE:GREGORIAN\nMETHOD:REPLY\nBEGIN:VEVENT\nDTSTART:20310402T080000Z\n"
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};CN=A\n"
    "  Person;X-NUM-GUESTS=0:mailto:{address}\n" + _EVENT + "{more}END:VEVENT\nEND:VCALENDAR\n"
)
_EXCHANGE = (
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nPRODID:Microsoft Exchange Server 2010\nVERSION:2.0\n"
    "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\n"
    "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\n"
    "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\nBEGIN:VEVENT\n"
    'ATTENDEE;PARTSTAT={partstat};CN="Person, A.":MAILTO:{address}\n'
    "SUMMARY;LANGUAGE=de-DE:Zugesagt: Server support\n"
    "DTSTART;TZID=W. Europe Standard Time:20310402T100000\n"
    + _EVENT
    + "{more}END:VEVENT\nEND:VCALENDAR\n"
)
_BARE = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nBEGIN:VEVENT\n"
    "ATTENDEE;PARTSTAT={partstat}:mailto:{address}\n" + _EVENT + "{more}END:VEVENT\nEND:VCALENDAR\n"
)
_WITH_METHOD = _BARE.replace("VERSION", "METHOD:REPLY\nVERSION")

PROGRAMS = (
    Program("google", _GOOGLE, file_name="invite.ics"),
    Program("exchange", _EXCHANGE, encoding="base64"),
    Program("apple", _WITH_METHOD, alternative=False, media_type="text/calendar; charset=UTF-8"),
    Program("thunderbird", _BARE, alternative=False, file_name="invite.ics",
            media_type='text/calendar; method="REPLY"; charset=UTF-8'),
    Program("zimbra", _WITH_METHOD, media_type="text/calendar; method=REPLY; name=meeting.ics"),
    Program("notes", _WITH_METHOD, alternative=False, encoding="quoted-printable",
            media_type="text/calendar; charset=us-ascii; component=vevent; method=reply"),
    Program("by a gateway", _WITH_METHOD, alternative=False, file_name="reply.ICS",
            media_type="application/octet-stream", encoding="base64"),
)  # fmt: skip
GOOGLE, EXCHANGE, APPLE, *_ = PROGRAMS


def calendar(program: Program, address: str, uid: str, partstat: str, **said: Any) -> str:
    """The calendar that a program answers with; what is given in ``said`` stands in it."""
    words = {"stamp": "20310305T110000Z", "sequence": 0, "more": "", **said}
    return program.lines.format(address=address, uid=uid, partstat=partstat, **words)


def answer(
    program: Program,
    sender: Person,
    uid: str,
    partstat: str,
    *fields: tuple[str, str],
    body: str = "",
    **said: Any,
) -> bytes:
    """An answer to an invitation, as a person's program sends it; ``body`` is what they wrote."""
    lines = calendar(program, said.pop("address", sender.address), uid, partstat, **said)
    name = program.file_name
    head = [("Content-Type", program.media_type)]
    if name is not None:
        head.append(("Content-Disposition", f'attachment; filename="{name}"'))
    content = lines.replace("\n", "\r\n").encode()
    if program.encoding:
        head.append(("Content-Transfer-Encoding", program.encoding))
        encode = base64.encodebytes if program.encoding == "base64" else quopri.encodestring
        content = encode(content)
    encoded = part(content, *head)
    kind = "alternative" if program.alternative else "mixed"
    return letter(sender, *fields, body=multipart(kind, text(body), encoded))
