"""Customers, contacts, servers and technicians are corrected; what was done with them stays."""

from datetime import datetime
from typing import Any

import pytest

from tests.api.world import DAY, z
from tests.support import NOON, Api, Json

STALE: Json = {"status": 412, "code": "stale_version"}
NOTHING: Json = {"status": 422, "code": "nothing_to_change"}


async def made(api: Api, kind: str) -> tuple[str, Json]:
    """One of a kind, with its address."""
    if kind == "technicians":
        one = await api.technician()
        return f"/v1/technicians/{one['id']}", one
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}"
    if kind == "customers":
        return path, customer
    bodies = {
        "contacts": {"name": "Eva", "email": "eva@example.com", "phone": "+420 222 333 444"},
        "servers": {"name": "production", "recommended_procedure": True},
    }
    one = await api.post(f"{path}/{kind}", bodies[kind])
    return f"/v1/{kind}/{one['id']}", one


async def patched(api: Api, path: str, body: Json, **how: Any) -> Json:
    answer = await api.send("PATCH", path, body, **how)
    assert answer.status_code == 200, answer.text
    read = await api.send("GET", path)
    found: Json = answer.json()
    # Which agreed sessions a technician's change touches is told once.
    found.pop("affected_sessions", None)
    assert (read.json(), read.headers["ETag"]) == (found, answer.headers["ETag"])
    return found


@pytest.mark.parametrize(
    ("kind", "change", "emptied"),
    [
        ("customers", {"name": "Žluťoučký kůň, s.r.o.", "language": "cs"}, {}),
        ("contacts", {"name": "Eva Nová", "email": "eva.nova@example.com"}, {"phone": None}),
        ("servers", {"name": "test"}, {"recommended_procedure": None}),
        (
            "technicians",
            {"languages": ["de"], "categories": ["training"], "holiday_country": "AT"},
            {"holiday_country": None},
        ),
    ],
)
async def test_what_is_stated_changes_and_the_rest_stays(
    service: Api, kind: str, change: Json, emptied: Json
) -> None:
    path, one = await made(service, kind)
    assert (await service.send("GET", path)).headers["ETag"] == '"v1"'
    after = await patched(service, path, change, headers={"If-Match": '"v1"'})
    assert after == {**one, **change}
    await service.refused("PATCH", path, change, headers={"If-Match": '"v1"'}, **STALE)
    await service.refused("PATCH", path, change, **NOTHING)
    # Null empties what may be empty, and is nothing said of a name.
    await service.refused("PATCH", path, {"name": None}, **NOTHING)
    if emptied:
        assert await patched(service, path, emptied) == {**after, **emptied}
    events = (await service.get("/v1/events?limit=200"))["items"]
    [told, *_] = [one for one in events if one["type"].endswith(".changed")][::-1]
    fields = sorted(emptied or change)
    assert (told["subject_id"], told["data"]["fields"]) == (one["id"], fields)


@pytest.mark.parametrize(
    ("old", "new", "last_day", "ends_at"),
    [
        # East, west, and over the day on which the clocks change.
        ("Europe/Prague", "Asia/Tokyo", "2031-03-31", "2031-03-31T15:00:00Z"),
        ("Europe/Prague", "America/Vancouver", "2031-03-31", "2031-04-01T07:00:00Z"),
        ("Asia/Tokyo", "Europe/London", "2031-03-29", "2031-03-30T00:00:00Z"),
        ("Asia/Tokyo", "Europe/London", "2031-03-30", "2031-03-30T23:00:00Z"),
    ],
)
async def test_credit_ends_with_its_last_day_in_the_new_zone(
    service: Api, old: str, new: str, last_day: str, ends_at: str
) -> None:
    customer = await service.customer(time_zone=old)
    await service.buy(customer, 480, expires_on=last_day)
    await service.buy(customer, 480)
    await patched(service, f"/v1/customers/{customer['id']}", {"time_zone": new})
    end = datetime.fromisoformat(ends_at)
    moment = end - datetime.resolution
    assert (await service.credit(customer, now=moment))[0] == 960
    assert (await service.credit(customer, now=end))[0] == 480
    await service.verify()


async def test_what_is_over_in_the_old_zone_expires_before_the_change(service: Api) -> None:
    """A customer that moves west does not get back a day that is over, nor one east too late."""
    customer = await service.customer(time_zone="Asia/Tokyo")
    await service.buy(customer, 480, expires_on="2031-03-06")
    over = datetime.fromisoformat("2031-03-06T15:00:00Z")
    path = f"/v1/customers/{customer['id']}"
    await patched(service, path, {"time_zone": "Europe/Prague"}, now=over)
    assert await service.credit(customer, now=over) == (0, 0, 0, 0)
    [_, expiry] = await service.entries(customer, now=over)
    assert (expiry["kind"], expiry["postings"][0]["minutes"]) == ("expiry", 480)
    # What is bought next ends by the new zone.
    await service.buy(customer, 480, expires_on="2031-03-07", now=over)
    assert (await service.credit(customer, now=over + DAY))[0] == 480
    midnight = datetime.fromisoformat("2031-03-07T23:00:00Z")
    assert (await service.credit(customer, now=midnight))[0] == 0
    await service.verify()


async def test_a_zone_that_nobody_knows_is_refused(service: Api) -> None:
    path, one = await made(service, "customers")
    for zone in ("localtime", "Europe/Prag", "posixrules"):
        await service.refused(
            "PATCH", path, {"time_zone": zone}, status=422, code="validation_failed"
        )
    assert await service.get(path) == one
    assert z(NOON) <= one["created_at"]
