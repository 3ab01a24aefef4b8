"""Sessions booked by need, and changed; every answer is what is read afterwards."""

from datetime import datetime
from typing import Any

from tests.api.world import z
from tests.staff import MONDAY, need
from tests.support import Api, Json

TAKEN: Json = {"status": 409, "code": "slot_taken"}


async def rich(api: Api) -> Json:
    """A customer with ten person-days."""
    customer = await api.customer()
    await api.buy(customer, 4800)
    return customer


async def booked(api: Api, customer: Json, **facts: Any) -> Json:
    """A session booked by need."""
    facts.setdefault("starts_at", MONDAY)
    return await kept(api, await api.post("/v1/sessions", need(api, customer, **facts)))


async def kept(api: Api, answer: Json, **how: Any) -> Json:
    """The session of an answer, which is what is read afterwards."""
    session: Json = answer.get("session", answer)
    assert await api.get(f"/v1/sessions/{session['id']}", **how) == session
    return session


async def verb(api: Api, session: Json, what: str, body: Any = None, **how: Any) -> Json:
    answer = await api.post(f"/v1/sessions/{session['id']}/{what}", body, **how)
    return await kept(api, answer)


async def move(api: Api, session: Json, starts_at: datetime, **facts: Any) -> Json:
    body = {"starts_at": z(starts_at), "asked_by": "provider", **facts}
    return await verb(api, session, "reschedule", body)


async def patch(api: Api, session: Json, body: Json, **how: Any) -> Json:
    response = await api.send("PATCH", f"/v1/sessions/{session['id']}", body, **how)
    assert response.status_code == 200, response.text
    return await kept(api, response.json())


async def wait(api: Api, customer: Json, *technicians: Json, **facts: Any) -> Json:
    """A session that waits for credit."""
    session = await api.book(customer, *technicians, hold_slot=True, **facts)
    assert session["status"] == "awaiting_credit"
    return session


async def status(api: Api, session: Json, **how: Any) -> str:
    found: str = (await api.get(f"/v1/sessions/{session['id']}", **how))["status"]
    return found


async def adjust(api: Api, customer: Json, minutes: int, **how: Any) -> Json:
    body = {"minutes": minutes, "reason": "goodwill"}
    return await api.post(f"/v1/customers/{customer['id']}/adjustments", body, **how)
