"""The money of a refund: what its minutes take along, and the tax of it, to the cent."""

import asyncio
from decimal import Decimal

import pytest

from app.finance import projection
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.api.world import DAY, HOUR, nothing_changes, work
from tests.support import NOON, Api, Json


async def refund(api: Api, purchase: Json, minutes: int | None = None, **how: object) -> Json:
    """The refund that is made of some minutes, or of all that are free."""
    body = {"minutes": minutes} if minutes else None
    await api.post(f"/v1/purchases/{purchase['id']}/refund", body, **how)
    listed = await api.get(f"/v1/refunds?purchase_id={purchase['id']}&limit=200")
    made: Json = listed["items"][-1]
    return made


async def agree(api: Api) -> None:
    """Finance values every entry, and tells of the same money as the refunds."""
    pool = await open_pool(api.dsn, scope=EVERYBODY, size=1)
    await projection.catch_up(pool, NOON + 60 * DAY)
    await pool.close()
    await api.verify()


def money(made: Json) -> tuple[str, str, str]:
    return made["net"], made["tax"], made["gross"]


async def test_a_whole_refund_is_the_whole_price_with_its_tax(api: Api) -> None:
    bought = await api.buy(await api.customer(), net="1000.01", tax_rate="21")
    made = await refund(api, bought)
    assert money(made) == (bought["net"], bought["tax"], bought["gross"])
    assert made["currency"] == "EUR"
    assert await api.get(f"/v1/refunds/{made['id']}", role=bought["customer_id"]) == made
    await agree(api)


@pytest.mark.parametrize(
    ("facts", "parts"),
    [
        ({"net": "100.00", "tax_rate": "21"}, [160, 160, 160]),
        ({"net": "0.05", "tax_rate": "21"}, [10] * 48),
        ({"net": "1000", "tax_rate": "10", "currency": "JPY"}, [70, 110, 300]),
        ({"net": "99.999", "tax_rate": "5", "currency": "KWD"}, [10, 200, 20, 250]),
        ({"net": "0", "tax_rate": "21"}, [240, 240]),
    ],
)
async def test_the_parts_of_a_purchase_sum_to_its_price_and_its_tax(
    api: Api, facts: Json, parts: list[int]
) -> None:
    bought = await api.buy(await api.customer(), **facts)
    made = [await refund(api, bought, minutes) for minutes in parts]
    for name in ("net", "tax", "gross"):
        assert sum(Decimal(one[name]) for one in made) == Decimal(bought[name]), name
        assert all(Decimal(one[name]) >= 0 for one in made)
    await agree(api)


async def test_a_refund_after_use_takes_what_its_minutes_are_still_worth(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    # 480 minutes of 1.00: the used 160 take 0.33, the rest 0.67.
    bought = await api.buy(customer, net="1.00", tax_rate="21")
    sheet = await work(
        api, customer, technician, server=server, starts_at=NOON + 3 * DAY, worked=160 * HOUR / 60
    )
    later = NOON + 4 * DAY
    await api.post(f"/v1/worksheets/{sheet['id']}/confirm", role=customer["id"], now=later)
    made = await refund(api, bought, now=later + HOUR)
    assert (made["minutes"], *money(made)) == (320, "0.67", "0.14", "0.81")
    await agree(api)


async def test_what_settled_debt_is_used_and_is_not_paid_back(api: Api) -> None:
    customer = await api.customer()
    adjust = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(adjust, {"minutes": -120, "reason": "miscounted"})
    bought = await api.buy(customer, net="480.00")
    made = await refund(api, bought)
    assert (made["minutes"], made["net"]) == (360, "360.00")
    await agree(api)


async def test_a_dry_run_of_a_refund_keeps_nothing_of_its_money(api: Api) -> None:
    bought = await api.buy(await api.customer())
    async with nothing_changes(api):
        await api.post(
            f"/v1/purchases/{bought['id']}/refund?dry_run=true", {"minutes": 60}, key=None
        )


async def test_refunds_at_once_sum_to_what_they_took(api: Api) -> None:
    bought = await api.buy(await api.customer(), net="0.47", tax_rate="21")
    path = f"/v1/purchases/{bought['id']}/refund"
    answers = await asyncio.gather(
        *(api.send("POST", path, {"minutes": 80}, key=f"part {part}") for part in range(8))
    )
    assert sorted(one.status_code for one in answers) == [200] * 6 + [409] * 2
    made = (await api.get(f"/v1/refunds?purchase_id={bought['id']}"))["items"]
    assert sum(Decimal(one["gross"]) for one in made) == Decimal(bought["gross"])
    await agree(api)
