"""Technicians who are offered: what they know, and when they work."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from tests.support import Api, Json

INSTALLATION, TRAINING = "installation_upgrade_migration", "training"
# A Monday: 09:00 in Prague, an hour after a working day of ``staff`` begins.
MONDAY = datetime(2031, 3, 10, 8, tzinfo=UTC)


async def afresh(service: Api) -> Api:
    """The same service for the next test: nobody of the tests before is offered any more."""
    await service.db.execute("UPDATE working_hours SET removed_at = created_at")
    company = {"buffer_minutes": 0, "notice_minutes": 0, "top_up_hours": 72}
    response = await service.send("PUT", "/v1/company", company)
    assert response.status_code == 200, response.text
    return service


async def worker(
    api: Api,
    *,
    languages: Iterable[str] = ("en",),
    categories: Iterable[str] = (INSTALLATION,),
    weekdays: Iterable[int] = (0, 1),
    hours: tuple[str, str] = ("08:00", "18:00"),
    **facts: Any,
) -> Json:
    """A technician who works these hours of Prague on these weekdays; Monday and Tuesday here."""
    made = await api.post(
        "/v1/technicians",
        {
            "name": "Tomas",
            "email": "tomas@example.com",
            "languages": list(languages),
            "categories": list(categories),
            **facts,
        },
    )
    for weekday in weekdays:
        period = {"weekday": weekday, "from": hours[0], "to": hours[1]}
        await api.post(f"/v1/technicians/{made['id']}/working-hours", period)
    return made


async def staff(api: Api, count: int, **facts: Any) -> list[Json]:
    """Several of them, in the order of their ids."""
    return [await worker(api, **facts) for _ in range(count)]


def need(
    api: Api, customer: Json, *, starts_at: datetime, technicians: int = 1, **facts: Any
) -> Json:
    """The body of a booking for anybody who can help; 120 minutes by default."""
    body = api.booking(customer, starts_at=starts_at, technicians_needed=technicians, **facts)
    del body["technician_ids"]
    return body


def held_by(session: Json, *technicians: Json) -> str:
    """Who holds a session, in its order: A is the first of these technicians, B the second."""
    letters = {technician["id"]: "ABCDEFGH"[n] for n, technician in enumerate(technicians)}
    return "".join(letters.get(one, "?") for one in session["technician_ids"])


async def events(api: Api, kind: str, session: Json) -> list[Json]:
    """What the events of a kind tell about a session, in order."""
    rows = await api.db.fetch(
        "SELECT data::text FROM event WHERE type = $1 AND subject_id = $2 ORDER BY event_no",
        kind,
        session["id"],
    )
    return [json.loads(row["data"]) for row in rows]
