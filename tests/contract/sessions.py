"""Sessions and worksheets of a world, in every state."""

from datetime import datetime, timedelta

from tests.contract.made import Ids, World
from tests.support import Api, Json


async def sessions(api: Api, world: World, customer: Json, technician: Json, each: int) -> Ids:
    """Sessions and worksheets in every state; those that are to be started or missed are due."""
    server_id = world.ids["server_id"][-1]
    hour = timedelta(hours=1)
    # The fuzzer's clock stands 8 hours later: the first sessions are due by then.
    start = api.now + 2 * hour

    async def booked(who: Json, starts_at: datetime) -> str:
        session = await api.book(
            customer, who, starts_at=starts_at, server_id=server_id, estimated_minutes=60,
            now=starts_at - timedelta(days=1),
        )  # fmt: skip
        world.add("session_id", session)
        return str(session["id"])

    # Nobody works in two sessions at once, so those that go on or can start have people of their own.
    started = [await booked(await api.technician(), start) for _ in range(each)]
    running = [await booked(technician, api.now)]
    running += [await booked(await api.technician(), api.now) for _ in range(each)]
    parts: list[list[str]] = []
    for _ in range(4):
        parts.append([await booked(technician, start + n * hour) for n in range(each)])
        start += each * hour
    missed, moving, cancelling, _ = parts
    for session_id in moving:
        moved = {"starts_at": start.isoformat(), "asked_by": "customer"}
        await api.post(f"/v1/sessions/{session_id}/reschedule", moved)
        start += timedelta(hours=1)
    sheets: list[str] = []
    for number in range(each * 3):
        began = api.now - timedelta(hours=number + 2)
        session_id = await booked(technician, began)
        await api.post(f"/v1/sessions/{session_id}/start", now=began)
        sheets.append(await _hand_in(api, world, technician, session_id, began))
    for session_id in running:
        await api.post(f"/v1/sessions/{session_id}/start")
    waiting, disputed, confirmed = (sheets[number::3] for number in range(3))
    for sheet_id in disputed:
        body = {"reason": "we counted less"}
        await api.post(f"/v1/worksheets/{sheet_id}/dispute", body, role=customer["id"])
    for sheet_id in confirmed:
        await api.post(f"/v1/worksheets/{sheet_id}/confirm", role=customer["id"])
    penalties = await api.get(f"/v1/penalties?customer_id={customer['id']}")
    return {
        "POST /v1/sessions/{session_id}/no-show": missed,
        "POST /v1/sessions/{session_id}/start": started,
        "POST /v1/sessions/{session_id}/worksheet": running[:-1],
        "PATCH /v1/sessions/{session_id}/worksheet-draft": running[-1:],
        "POST /v1/sessions/{session_id}/reschedule": moving,
        "PATCH /v1/sessions/{session_id}": moving,
        "POST /v1/sessions/{session_id}/reassign": moving,
        "POST /v1/sessions/{session_id}/cancel": cancelling,
        "POST /v1/worksheets/{worksheet_id}/confirm": waiting[::2],
        "POST /v1/worksheets/{worksheet_id}/dispute": waiting[1::2],
        "POST /v1/worksheets/{worksheet_id}/answer": disputed[::2],
        "POST /v1/worksheets/{worksheet_id}/amend": disputed[1::2],
        "POST /v1/penalties/{penalty_id}/waive": [one["id"] for one in penalties["items"]],
    }


async def _hand_in(
    api: Api, world: World, technician: Json, session_id: str, began: datetime
) -> str:
    time_entry = {
        "technician_id": technician["id"],
        "started_at": began.isoformat(),
        "ended_at": (began + timedelta(minutes=47, seconds=10)).isoformat(),
    }
    body = {"time_entries": [time_entry], "summary": "upgraded"}
    worksheet = await api.post(f"/v1/sessions/{session_id}/worksheet", body)
    world.add("worksheet_id", worksheet)
    return str(worksheet["id"])
