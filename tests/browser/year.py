"""A year of a small provider, as the pictures of the README show it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)
# From eight to six, from Monday to Friday.
HOURS = [{"weekday": day, "from": "08:00", "to": "18:00"} for day in range(5)]
# Days before noon on which Acme buys, and how many person-days.
BOUGHT = {340: 5, 190: 4, 70: 3}
# Days before noon of its sessions, and how long was worked.
WORKED = {
    320: 95,
    291: 180,
    262: 47,
    230: 240,
    204: 130,
    171: 200,
    143: 75,
    110: 310,
    82: 55,
    48: 160,
    20: 225,
    1: 47,
}
NAMES = ("Tomáš Novák", "Claire Dubois", "Jonas Weber", "Eva Horáková", "Ahmed Haddad")
OTHERS = (
    "Brasserie du Port",
    "Hotel Zlatá Praha",
    "Müller & Söhne Großhandel",
    "Nordlicht Apotheken",
)
TICKETS = (
    ("Reports are empty since the upgrade", 2), ("The disk of the database is full", 1),
    ("How do we add a second mail domain?", 4), ("Certificates expire next week", 3),
    ("Printing takes minutes", 3), ("A user cannot sign in", 2),
)  # fmt: skip


@dataclass(frozen=True)
class Year:
    """What the pictures are of: a customer, a worksheet that awaits it, a technician, a ticket."""

    customer: Json
    worksheet: Json
    technician: Json
    ticket: Json


async def year(api: Api) -> Year:
    """Purchases, sessions and worksheets of twelve months, and the week to come."""
    technicians = [
        await api.technician(name=name, email=f"{name.split()[0].lower()}@example.com")
        for name in NAMES
    ]
    customer = await api.customer(name="Acme Trading")
    others = [await api.customer(name=name) for name in OTHERS]
    server = await api.server(customer, access=False)
    access = {"kind": "vpn_ssh", "checked_at": (NOON - 360 * DAY).isoformat()}
    await api.post(f"/v1/servers/{server['id']}/access", access)
    worksheet: Json = {}
    for days in sorted({*BOUGHT, *WORKED}, reverse=True):
        at = (NOON - days * DAY).replace(hour=8)
        if days in BOUGHT:
            await api.buy(customer, BOUGHT[days] * 480, now=at)
        else:
            worksheet = await _work(api, customer, technicians[days % 5], server, at, WORKED[days])
    for number, other in enumerate(others):
        await api.buy(other, 960 - 120 * number, now=NOON - 30 * DAY)
        await api.server(other)
    for one, hours in product(technicians, HOURS):
        await api.post(f"/v1/technicians/{one['id']}/working-hours", hours)
    await _week(api, [customer, *others], technicians)
    tickets = []
    for number, (subject, severity) in enumerate(TICKETS):
        whose, at = [customer, *others][number % 5]["id"], NOON - (20 - 3 * number) * HOUR
        facts = {"subject": subject, "severity": severity}
        tickets.append(await open_ticket(api, whose, now=at, **facts))
    await reply(api, tickets[0], now=NOON - 2 * HOUR)
    return Year(customer, worksheet, technicians[0], tickets[0])


async def _work(
    api: Api, customer: Json, technician: Json, server: Json, at: datetime, minutes: int
) -> Json:
    """A session that was worked; all but the last are confirmed."""
    facts = {"server_id": server["id"], "estimated_minutes": 240, "now": at - 5 * DAY}
    session = await api.book(customer, technician, starts_at=at, **facts)
    await start(api, session)
    body = worksheet_body(
        time_entry(technician, at, minutes * MINUTE),
        summary="Upgraded to 5.2, and checked the backups.",
    )
    worksheet = await api.post(
        f"/v1/sessions/{session['id']}/worksheet", body, now=at + minutes * MINUTE
    )
    if at < NOON - 2 * DAY:
        path = f"/v1/worksheets/{worksheet['id']}/confirm"
        await api.post(path, {"revision": 1}, role=customer["id"], now=at + DAY)
    return worksheet


async def _week(api: Api, customers: list[Json], technicians: list[Json]) -> None:
    """Sessions of the week that noon is in."""
    monday = (NOON - NOON.weekday() * DAY).replace(hour=0)
    for number in range(12):
        starts_at = monday + (2 + number % 3) * DAY + (8 + number % 4 * 2) * HOUR
        if starts_at > NOON:
            await api.book(
                customers[number % 5],
                technicians[number % 5],
                starts_at=starts_at,
                now=NOON - 3 * DAY,
            )
