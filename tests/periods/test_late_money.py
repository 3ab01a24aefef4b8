"""What comes late, by a request of a month that is closed meanwhile, is kept and changes no closed month."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.purchases import rules
from tests.api.world import DAY, SECOND, work, z
from tests.support import NOON, Api, Json

# March of 2031 by the company's zone, Prague, and the last second of it.
END = datetime(2031, 3, 31, 22, tzinfo=UTC)
LATE = END - SECOND
APRIL = END + DAY


async def close(api: Api) -> None:
    await api.post("/v1/periods/2031-03/close", now=APRIL)


async def order(api: Api, customer: Json) -> Json:
    return await api.buy(customer, paid=False)


async def test_each_entry_is_of_the_day_that_it_was_asked_for_on(api: Api) -> None:
    customer = await api.customer(time_zone="Asia/Tokyo")
    technician, server = await api.technician(), await api.server(customer)
    bought = await api.buy(customer, now=NOON)
    worksheet = await work(
        api,
        customer,
        technician,
        server=server,
        starts_at=NOON + 5 * DAY,
        worked=timedelta(hours=1),
    )
    gift = await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": -60, "reason": "typo"}
    )
    await close(api)
    before = len(await api.entries(customer))
    await api.buy(customer, now=LATE)
    await api.post(f"/v1/purchases/{bought['id']}/refund", {"minutes": 60}, now=LATE)
    confirmed = f"/v1/worksheets/{worksheet['id']}/confirm"
    await api.post(confirmed, role=customer["id"], now=LATE)
    await api.post(f"/v1/adjustments/{gift['id']}/reverse", {"reason": "no typo"}, now=LATE)
    late = (await api.entries(customer))[before:]
    assert [one["kind"] for one in late] == ["purchase", "refund", "confirmation", "reversal"]
    assert {one["booked_at"] for one in late} == {z(END)}
    # In Tokyo it was April already.
    assert {one["service_on"] for one in late} == {"2031-04-01"}
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": 60, "reason": "x"}, now=NOON
    )
    assert (await api.entries(customer))[-1]["service_on"] == "2031-03-05"


async def test_money_that_names_no_day_is_of_the_first_open_one(api: Api) -> None:
    customer = await api.customer()
    whole, part, rest = [await order(api, customer) for _ in range(3)]
    await close(api)
    bought = await api.buy(customer, now=LATE)
    await api.post(f"/v1/purchases/{whole['id']}/pay", now=LATE)
    for amount in ("60.00", "900.00"):
        path = f"/v1/purchases/{part['id']}/payments"
        await api.post(path, {"amount": amount}, now=NOON)
    for one in (bought, whole, part):
        paid = (await api.get(f"/v1/payments?purchase_id={one['id']}"))["items"]
        assert {each["received_on"] for each in paid} == {"2031-04-01"}
        assert (await api.get(f"/v1/purchases/{one['id']}"))["paid_at"] == z(END)
    # A day that is named is refused, as before; and so is one to come.
    path = f"/v1/purchases/{rest['id']}/payments"
    for day, code, status in (
        ("2031-03-31", "month_closed", 409),
        ("2031-04-01", "day_in_future", 422),
    ):
        body = {"amount": "1.00", "received_on": day}
        await api.refused("POST", path, body, status=status, code=code, now=LATE)
    await api.post(path, {"amount": "1.00"}, now=APRIL)
    [paid] = (await api.get(f"/v1/payments?purchase_id={rest['id']}"))["items"]
    assert paid["received_on"] == "2031-04-02"


@pytest.mark.parametrize(
    ("now", "closed_until", "day"),
    [
        (NOON, None, date(2031, 3, 5)),
        (LATE, None, date(2031, 3, 31)),
        (LATE, END - 31 * DAY, date(2031, 3, 31)),
        (LATE, END, date(2031, 4, 1)),
        (END, END, date(2031, 4, 1)),
        (APRIL, END, date(2031, 4, 2)),
    ],
)
def test_the_day_of_money(now: datetime, closed_until: datetime | None, day: date) -> None:
    assert rules.day_received(now, "Europe/Prague", closed_until) == day
