"""Credit that expired while nobody wrote: it is booked by the close, and named where the month ends."""

import json
from datetime import UTC, datetime, timedelta

import asyncpg

from app.periods.schemas import SignedBefore
from app.run import verify
from tests.api.world import DAY, z
from tests.conftest import fresh_database
from tests.support import NOON, Api, Json, open_api

# The end of March of 2031 by the company's zone, Prague.
END = datetime(2031, 3, 31, 22, tzinfo=UTC)
APRIL = END + 5 * DAY
PAST = [
    {"currency": "EUR", "minutes": 840, "amount": "1680.00"},
    {"currency": "JPY", "minutes": 480, "amount": "1001"},
]


async def close(api: Api, now: datetime = APRIL) -> Json:
    return await api.post("/v1/periods/2031-03/close", now=now, role="finance")


async def deferred(api: Api, query: str, now: datetime = APRIL) -> dict[str, tuple[str, str, int]]:
    lines = (await api.get(f"/v1/reports/deferred{query}", now=now))["lines"]
    shown = ("deferred", "past_date", "past_date_minutes")
    return {line["currency"]: tuple(line[name] for name in shown) for line in lines}


async def scene(api: Api) -> list[Json]:
    """Credit that ended on the 15th, with the month, and a day later; 120 of it were paid back before."""
    customers = [await api.customer() for _ in range(2)]
    first = await api.buy(customers[0], expires_on="2031-03-15")
    await api.buy(customers[0], expires_on="2031-04-01")
    await api.buy(customers[0], expires_on="2031-03-31")
    price = "1001"
    await api.buy(customers[1], expires_on="2031-03-31", currency="JPY", price_per_person_day=price)
    await api.post(f"/v1/purchases/{first['id']}/refund", {"minutes": 120})
    return customers


async def test_a_close_books_what_has_expired_and_names_it_where_the_month_ends(api: Api) -> None:
    customers = await scene(api)
    before = await deferred(api, f"?at={z(END)}")
    assert before == {"EUR": ("2640.00", "1680.00", 840), "JPY": ("1001", "1001", 480)}
    assert (await deferred(api, "", NOON))["EUR"] == ("2640.00", "0.00", 0)
    closed = await close(api)
    [snapshot] = closed["snapshots"]
    assert snapshot["signed"]["past_date_at_end"] == PAST
    [euro, _] = snapshot["signed"]["money_at_end"]
    assert (euro["deferred"], euro["breakage"]) == ("2640.00", "0.00")
    for customer, expired in zip(customers, (3, 1), strict=True):
        expiries = [one for one in await api.entries(customer) if one["kind"] == "expiry"]
        assert {one["booked_at"] for one in expiries} == {z(APRIL)}
        assert len(expiries) == expired
    # What is booked of it later does not change what was.
    assert await deferred(api, f"?at={z(END)}") == before
    assert await deferred(api, "") == {"EUR": ("0.00", "0.00", 0), "JPY": ("0", "0", 0)}
    assert (await api.get("/v1/periods/2031-03", now=APRIL)) == closed
    # It came to its end a moment after the 15th, and not before.
    ended = datetime(2031, 3, 15, 23, tzinfo=UTC)
    at = {one: await deferred(api, f"?at={z(one)}") for one in (ended - DAY / 86_400, ended)}
    assert [figures["EUR"][2] for figures in at.values()] == [0, 360]


async def test_a_credit_that_ends_with_the_month_is_of_the_next_ones_breakage(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer, expires_on="2031-03-31")
    closed = await close(api, END)
    [entry] = [one for one in await api.entries(customer) if one["kind"] == "expiry"]
    assert (entry["booked_at"], entry["service_on"]) == (z(END), "2031-03-31")
    signed = closed["snapshots"][0]["signed"]
    assert signed["past_date_at_end"] == [{"currency": "EUR", "minutes": 480, "amount": "960.00"}]
    lines = (await api.get("/v1/reports/revenue", now=END + timedelta(hours=1)))["lines"]
    assert [(line["month"], line["breakage"]) for line in lines] == [
        ("2031-03", "0.00"), ("2031-04", "960.00"),
    ]  # fmt: skip


async def test_what_was_signed_in_the_first_form_is_shown_and_compared_in_it(
    server: str, template: str
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        await scene(api)
        signed = (await close(api))["snapshots"][0]["signed"]
        del signed["past_date_at_end"]
        old = {**signed, "version": 1}
        owner = await asyncpg.connect(dsn)
        document = SignedBefore.model_validate(old).canonical().decode()
        await owner.execute("SET session_replication_role = replica")
        await owner.execute("UPDATE period_snapshot SET document = $1", document)
        await owner.close()
        assert (await api.get("/v1/periods/2031-03"))["snapshots"][0]["signed"] == old
        assert json.loads(document)["version"] == 1
        found = (await verify.broken(dsn))["I4 closed months are what was signed"]
        assert {row["broken"] for row in found} == {"signature"}
