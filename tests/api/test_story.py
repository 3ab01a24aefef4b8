"""Scratch."""

from tests.support import Api, NOON
from datetime import timedelta


async def test_buy(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    assert await api.credit(customer) == (480, 0, 0, 0)
