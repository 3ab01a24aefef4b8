"""A story with everything in it: what there is to break, and to find broken."""

from datetime import datetime, timedelta

from tests.api.ticketing import attach, open_ticket, reply
from tests.support import NOON, Api, Json

DAY = timedelta(days=1)


async def tell(api: Api) -> None:
    """Purchases, sessions, moves, penalties, worksheets, debt, adjustments, tickets, of two customers."""
    acme, beta = await api.customer(), await api.customer(name="Beta")
    tomas = await api.technician()
    server = await api.server(acme)
    await api.server(beta)
    contact = {"name": "Eva", "email": "eva@example.com"}
    await api.post(f"/v1/customers/{beta['id']}/contacts", contact)
    bought = await api.buy(acme, 960)
    await api.buy(beta)
    pending = await api.buy(acme, paid=False)
    numbers = {"invoice_number": "2031-117", "tax_rate": "21"}
    await api.send("PATCH", f"/v1/purchases/{pending['id']}", numbers)
    [payment] = (await api.get(f"/v1/payments?purchase_id={bought['id']}"))["items"]
    await api.send("PATCH", f"/v1/payments/{payment['id']}", {"received_on": "2031-03-04"})
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
    await _compensated(api, tomas)
    await _asked(api, acme, tomas)
    await open_ticket(api, beta["id"], kind="question")
    endpoint = {"url": "https://hooks.example.com/personday", "customer_id": acme["id"]}
    await api.post("/v1/webhook-endpoints", endpoint)
    await api.get("/v1/reports/deferred")  # values follow
    await api.post("/v1/periods/2031-02/close")


async def _compensated(api: Api, technician: Json) -> None:
    """Credit that expired, some of it while it was held; the provider then cancelled."""
    customer = await api.customer(name="Gamma")
    bought = await api.buy(customer)
    last_day = (NOON + 5 * DAY).date().isoformat()
    await api.send("PATCH", f"/v1/purchases/{bought['id']}", {"expires_on": last_day})
    session = await api.book(customer, technician, starts_at=NOON + 8 * DAY)
    path = f"/v1/sessions/{session['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, now=NOON + 7 * DAY)


async def _asked(api: Api, customer: Json, technician: Json) -> None:
    """Two tickets: one that waited and goes on, with a call tried and to make; and one that was resolved."""
    ticket = await open_ticket(api, customer["id"])
    path = f"/v1/tickets/{ticket['id']}"
    eva = {"name": "Eva", "email": "eva@example.org"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", eva)
    await api.post(f"{path}/watchers", {"contact_id": contact["id"]})
    await reply(api, ticket, waiting_for_customer=True)
    await api.post(f"{path}/replies", {"body": "here is the log"}, role=customer["id"])
    await attach(api, ticket)
    for _ in range(2):
        await reply(api, ticket)
    await api.post(f"{path}/calls", {"direction": "outbound", "outcome": "not_reached"})
    starts_at = (NOON + 50 * DAY).isoformat()
    body = {"category": "training", "starts_at": starts_at, "estimated_minutes": 60}
    await api.post(f"{path}/sessions", {**body, "technician_ids": [technician["id"]]})
    resolved = await open_ticket(api, customer["id"], kind="question")
    await reply(api, resolved, resolves=True)


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
