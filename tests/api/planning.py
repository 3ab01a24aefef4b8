"""What the tests of scheduling share: an office, who works when, what is offered and what can be booked."""

import itertools
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from tests.api.world import DAY, z
from tests.conftest import fresh_database
from tests.support import Api, Json, open_api

PRAGUE = "Europe/Prague"
DAILY = range(7)
WEEKDAYS = range(5)
MINUTE = timedelta(minutes=1)


def at(wall: str, zone: str = PRAGUE) -> datetime:
    """The instant at which a wall clock shows this: ``2031-03-10 09:00``, or a date's midnight."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def every(minutes: int, first: str, last: str) -> list[str]:
    """The wall times from the first to the last of a day."""
    hours, rest = zip(*(map(int, shown.split(":")) for shown in (first, last)), strict=True)
    start, end = (hour * 60 + minute for hour, minute in zip(hours, rest, strict=True))
    return [f"{at // 60:02}:{at % 60:02}" for at in range(start, end + 1, minutes)]


def _languages() -> Iterator[str]:
    return ("".join(letters) for letters in itertools.product(ascii_lowercase, repeat=3))


@dataclass
class Office:
    """A service with one customer who has credit enough.

    Every technician speaks a language of its own, so that a search can ask for this one alone.
    """

    api: Api
    customer: Json
    languages: Iterator[str] = field(default_factory=_languages)

    async def technician(
        self,
        weekdays: Iterable[int] = (),
        *periods: tuple[str, str],
        zone: str = PRAGUE,
        **facts: Any,
    ) -> Json:
        """Somebody who works on these weekdays in these periods, 09:00-17:00 by default."""
        facts.setdefault("languages", [next(self.languages)])
        made = await self.api.technician(time_zone=zone, **facts)
        for weekday in weekdays:
            for start, end in periods or (("09:00", "17:00"),):
                await self.hours(made, weekday, start, end)
        return made

    async def hours(
        self, technician: Json, weekday: int, start: str, end: str, **validity: str
    ) -> Json:
        body = {"weekday": weekday, "from": start, "to": end, **validity}
        return await self.api.post(f"/v1/technicians/{technician['id']}/working-hours", body)

    async def excepted(
        self, technician: Json, day: str, *periods: tuple[str, str], **facts: str
    ) -> Json:
        """A day on which somebody works in these periods instead."""
        shown = [{"from": start, "to": end} for start, end in periods]
        path = f"/v1/technicians/{technician['id']}/working-exceptions"
        return await self.api.post(
            path, {"exception_on": day, "periods": shown, **facts}, role="lead"
        )

    async def away(self, technician: Json, start: str, end: str, **facts: str) -> Json:
        """Time off."""
        path = f"/v1/technicians/{technician['id']}/time-off"
        return await self.api.post(path, {"from": start, "to": end, **facts}, role="lead")

    async def closed(self, start: str, end: str) -> Json:
        """A closure of the company."""
        body = {"from": start, "to": end, "name": "inventory"}
        return await self.api.post("/v1/closures", body, role="lead")

    async def removed(self, path: str, made: Json) -> Json:
        """The answer of removing what was made."""
        return await self.done("DELETE", f"{path}/{made['id']}")

    async def listed(self, path: str) -> list[Json]:
        items: list[Json] = (await self.api.get(f"{path}?limit=200"))["items"]
        return items

    async def done(self, method: str, path: str, body: Json | None = None, **how: Any) -> Json:
        """The JSON of a request that must succeed."""
        response = await self.api.send(method, path, body, **how)
        assert response.status_code == 200, response.text
        made: Json = response.json()
        return made

    async def settings(self, **changed: Any) -> Json:
        """The company's settings, changed."""
        return await self.done("PUT", "/v1/company", changed)

    @asynccontextmanager
    async def with_settings(self, **changed: Any) -> AsyncIterator[None]:
        """The company plans so for a while."""
        before = await self.api.get("/v1/company")
        await self.settings(**changed)
        try:
            yield
        finally:
            await self.settings(**{name: before[name] for name in changed})

    async def slots(
        self, start: datetime, end: datetime, minutes: int = 60, **query: Any
    ) -> list[Json]:
        """The slots that start in [start, end), of all or of those who speak a language."""
        how = {name: query.pop(name) for name in ("now", "role") if name in query}
        asked = {"from": z(start), "to": z(end), "duration_minutes": minutes, "limit": 200, **query}
        answer = await self.api.get(f"/v1/slots?{urlencode(asked)}", **how)
        assert answer["next_cursor"] is None or "limit" in query, "there are more"
        items: list[Json] = answer["items"]
        return items

    async def offered(
        self, technician: Json, day: str, minutes: int = 60, *, zone: str = PRAGUE, **how: Any
    ) -> list[str]:
        """The wall times, by the clock of the zone, that are offered of this technician on a date."""
        midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
        found = await self.slots(
            midnight, midnight + DAY, minutes, language=technician["languages"][0], **how
        )
        assert all(one["technician_ids"] == [technician["id"]] for one in found)
        starts = [datetime.fromisoformat(one["starts_at"]) for one in found]
        return [start.astimezone(ZoneInfo(zone)).strftime("%H:%M") for start in starts]

    async def book(
        self, *technicians: Json, starts_at: datetime, minutes: int = 60, **facts: Any
    ) -> Json:
        facts["estimated_minutes"] = minutes
        return await self.api.book(self.customer, *technicians, starts_at=starts_at, **facts)

    async def refusal(
        self, *technicians: Json, starts_at: datetime, minutes: int = 60, **how: Any
    ) -> str | None:
        """The code with which such a booking would be refused; None where it would be agreed."""
        body = self.api.booking(
            self.customer, *technicians, starts_at=starts_at, estimated_minutes=minutes
        )
        response = await self.api.send("POST", "/v1/sessions?dry_run=true", body, **how)
        return None if response.status_code == 200 else str(response.json()["code"])


@asynccontextmanager
async def open_office(server: str, template: str) -> AsyncIterator[Office]:
    """An office on a database of its own; ``verify`` runs when it closes."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        customer = await api.customer()
        await api.buy(customer, 480_000)
        yield Office(api, customer)
        await api.verify()
