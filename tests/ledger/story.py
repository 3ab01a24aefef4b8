"""A story with everything in it: what there is to break, and to find broken."""

from datetime import datetime, timedelta

from tests.support import NOON, Api, Json

DAY = timedelta(days=1)


async def tell(api: Api) -> None:
    """Purchases, sessions, moves, penalties, worksheets, debt, adjustments, of two customers."""
    acme, beta = await api.customer(), await api.customer(name="Beta")
    tomas = await api.technician()
    server = await api.server(acme)
    await api.server(beta)
    bought = await api.buy(acme, 960)
    await api.buy(beta)
    await api.buy(acme, paid=False)
    await api.post(f"/v1/purchases/{bought['id']}/refund", {"minutes": 10})
    confirmed = await _worked(api, acme, tomas, server, NOON + 10 * DAY, minutes=47)
    await api.post(f"/v1/worksheets/{confirmed['id']}/confirm", role=acme["id"])
    amended = await _worked(api, acme, tomas, server, NOON + 11 * DAY, minutes=60)
    times = _times(tomas, NOON + 11 * DAY, 90)
    body = {"time_entries": times, "reason": "more was found"}
    await api.post(f"/v1/worksheets/{amended['id']}/amend", body, now=NOON + 12 * DAY)
    for waived in (True, False):
        late = await api.book(acme, tomas, starts_at=NOON + 20 * DAY, server_id=server["id"])
        moved = await api.post(
            f"/v1/sessions/{late['id']}/reschedule",
            {"starts_at": (NOON + (30 + waived) * DAY).isoformat(), "asked_by": "customer"},
            now=NOON + 20 * DAY - timedelta(hours=1),
        )
        if waived:
            await api.post(f"/v1/penalties/{moved['penalty']['id']}/waive", {"reason": "ill"})
    available, *_ = await api.credit(acme)
    take = {"minutes": -(available + 100), "reason": "miscounted"}
    await api.post(f"/v1/customers/{acme['id']}/adjustments", take)
    await api.buy(acme)  # settles the debt of 100
    await api.book(beta, tomas, starts_at=NOON + 40 * DAY)
    await api.post(f"/v1/customers/{beta['id']}/adjustments", {"minutes": 60, "reason": "gift"})


def _times(technician: Json, start: datetime, minutes: int) -> list[Json]:
    end = start + timedelta(minutes=minutes)
    return [
        {
            "technician_id": technician["id"],
            "started_at": start.isoformat(),
            "ended_at": end.isoformat(),
            "note": "upgrade",
        }
    ]


async def _worked(
    api: Api, customer: Json, technician: Json, server: Json, start: datetime, *, minutes: int
) -> Json:
    """A session that happened; the worksheet that was handed in."""
    session = await api.book(customer, technician, starts_at=start, server_id=server["id"])
    await api.post(f"/v1/sessions/{session['id']}/start", now=start)
    body = {"time_entries": _times(technician, start, minutes), "summary": "upgraded"}
    path = f"/v1/sessions/{session['id']}/worksheet"
    return await api.post(path, body, now=start + timedelta(hours=2))
