"""Many requests at once, and what became of them."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from typing import Any

import httpx

from tests.support import Api, Json


async def at_once(*requests: Coroutine[Any, Any, httpx.Response]) -> list[httpx.Response]:
    """All answers; that nothing failed on our side is part of every race."""
    answers = await asyncio.gather(*requests)
    for answer in answers:
        assert answer.status_code < 500, answer.text
        assert "deadlock" not in answer.text
    return answers


def outcomes(answers: list[httpx.Response]) -> Counter[str]:
    """How often each status was answered; refusals by their code."""
    return Counter(
        str(answer.status_code) if answer.is_success else answer.json()["code"]
        for answer in answers
    )


def winner(answers: list[httpx.Response]) -> Json:
    """The answer of the only one that succeeded."""
    [won] = [answer.json() for answer in answers if answer.is_success]
    made: Json = won
    return made


async def customers(api: Api, count: int, *, minutes: int = 480) -> list[Json]:
    """Customers with this much credit each."""
    made = [await api.customer() for _ in range(count)]
    for customer in made:
        await api.buy(customer, minutes)
    return made
