"""Mails read by parsers that did not write them, and a small world that they are sent to."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icalendar import Calendar
from imap_tools import MailMessage

from app.deliveries.rules import PAUSES
from tests.mails.relay import Mailing, Taken, mailing
from tests.support import Api, Json

JURGEN, ANA = "juergen@example.org", "ana@example.org"
TOMAS, HANA = "tomas@example.com", "hana@example.com"
DESK = "support@example.com"
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


@dataclass(frozen=True)
class Read:
    """A mail as its reader's program sees it."""

    taken: Taken

    @cached_property
    def parsed(self) -> MailMessage:
        read: MailMessage = MailMessage.from_bytes(self.taken.raw)
        return read

    @property
    def to(self) -> str:
        """Whom the envelope names; the header names nobody else."""
        assert self.parsed.to == (self.taken.recipient,)
        assert not self.parsed.cc
        return self.taken.recipient

    @property
    def message_id(self) -> str:
        (found,) = self.parsed.headers["message-id"]
        return str(found)

    @property
    def subject(self) -> str:
        """Its subject in one line: the parser leaves folds in."""
        return " ".join(self.parsed.subject.split())

    @property
    def said(self) -> str:
        """Subject and text in one line."""
        text = _QUOTED.sub("", self.parsed.text)
        return " ".join(f"{self.subject} {text}".split())

    @property
    def invitation(self) -> tuple[str, str, int, datetime] | None:
        """Of the calendar in it: METHOD, UID, SEQUENCE and the start."""
        parts = [one for one in self.parsed.obj.walk() if one.get_content_type() == "text/calendar"]
        if not parts:
            return None
        (part,), (file,) = parts, self.parsed.attachments
        content = part.get_payload(decode=True)
        assert content == file.payload
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        method = str(calendar["METHOD"])
        assert part.get_param("method") == method
        assert str(event["STATUS"]) == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")
        return method, str(event["UID"]), int(str(event["SEQUENCE"])), event.decoded("DTSTART")


@dataclass
class Reach:
    """A customer with a contact who reads German and one who reads Czech, in Prague, and two technicians."""

    it: Mailing
    customer: Json
    server: Json
    tomas: Json
    hana: Json

    @property
    def api(self) -> Api:
        return self.it.api

    async def hears(self, now: datetime | None = None) -> list[Read]:
        """What is sent, twice: each time the relay is gone before it says that it has it."""
        self.it.handler.dies = 1_000
        first = [Read(one) for one in await self.it.run(now)]
        self.it.handler.dies = 0
        again = [Read(one) for one in await self.it.run(self.it.clock.now + 2 * PAUSES[0])]
        # What was sent twice is known by its Message-ID.
        named = sorted((one.to, one.message_id) for one in first)
        assert len(set(named)) == len(named)
        assert sorted((one.to, one.message_id) for one in again) == named
        return sorted(again, key=lambda one: (one.to, one.said))

    async def tells(
        self, words: Mapping[str, Sequence[str]], now: datetime | None = None
    ) -> dict[str, Read]:
        """Each of these is told once, in these words among others, and nobody else is."""
        found = await self.hears(now)
        assert [one.to for one in found] == sorted(words), [one.said[:80] for one in found]
        for one in found:
            missing = [each for each in words[one.to] if each not in one.said]
            assert not missing, (one.to, missing, one.said)
        return {one.to: one for one in found}

    async def quiet(self, now: datetime | None = None) -> None:
        """Send what is due; it is another test's."""
        await self.it.run(now)


@asynccontextmanager
async def reach(api: Api) -> AsyncIterator[Reach]:
    """The world, with 960 minutes of credit that were told of already."""
    async with mailing(api) as it:
        customer = await api.customer(
            name="Müller & Söhne", time_zone="Europe/Prague", language="cs"
        )
        await it.contact(customer, "Jürgen Groß", JURGEN, language="de")
        await it.contact(customer, "Ana Dvořáková", ANA)
        lisbon = {"languages": ["en"], "time_zone": "Europe/Lisbon"}
        tomas = await api.technician(name="Tomas", email=TOMAS, **lisbon)
        hana = await api.technician(name="Hana", email=HANA, **lisbon)
        await api.buy(customer, 960)
        made = Reach(it, customer, await api.server(customer), tomas, hana)
        await made.quiet()
        yield made
