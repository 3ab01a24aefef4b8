"""One world per module: two customers, two technicians, and sessions of theirs in every state."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.api.world import DAY, work, z
from tests.conftest import fresh_database
from tests.support import NOON, Api, Json, open_api


@dataclass
class World:
    """What was made; ``sessions`` are the customer's, ``foreign`` the other customer's only one.

    Tomas holds all of them, Ann only ``ann``.
    """

    api: Api
    customer: Json
    other: Json
    tomas: Json
    ann: Json
    sessions: dict[str, Json]
    foreign: Json


@pytest.fixture(scope="module")
async def world(server: str, template: str) -> AsyncIterator[World]:
    """Ready for tests that leave it as it is; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        yield await _build(api)
        await api.verify()


async def _build(api: Api) -> World:
    customer = await api.customer(name='Žluťoučký; "kůň", s.r.o.')
    other = await api.customer(name="Other Ltd")
    tomas = await api.technician(name="Tomas", email="tomas@example.com")
    ann = await api.technician(name="Ann", email="ann@example.com")
    server = await api.server(customer, access=False)
    access = {"kind": "rdp", "checked_at": z(NOON - 50 * DAY)}
    await api.post(f"/v1/servers/{server['id']}/access", access)
    for one in (customer, other):
        await api.buy(one, 4800, now=NOON - 50 * DAY)

    async def worked(days: int) -> Json:
        ago = NOON - days * DAY
        hour = timedelta(hours=1)
        sheet = await work(api, customer, tomas, server=server, starts_at=ago, worked=hour)
        return await api.get(f"/v1/sessions/{sheet['session_id']}")

    async def booked(who: Json, technician: Json, days: int) -> Json:
        return await api.book(who, technician, starts_at=NOON + days * DAY, now=NOON - 5 * DAY)

    cancelled = await booked(customer, tomas, 7)
    await api.post(f"/v1/sessions/{cancelled['id']}/cancel", {"asked_by": "provider"})
    return World(
        api=api,
        customer=customer,
        other=other,
        tomas=tomas,
        ann=ann,
        sessions={
            "old": await worked(35),
            "done": await worked(28),
            "scheduled": await booked(customer, tomas, 1),
            "ann": await booked(customer, ann, 2),
            "cancelled": cancelled,
        },
        foreign=await booked(other, tomas, 5),
    )
