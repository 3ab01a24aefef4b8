"""Who wants the same thing: some in the database, some in turn, the rest refused."""

import asyncio

import pytest

from app import errors
from app.kit.postgres import crowds
from app.kit.postgres.crowds import Crowded, Crowds, Wants


def wanting(all_of_them: Crowds, thing: str) -> Wants:
    wants = Wants(all_of_them)
    wants.enter(thing)
    return wants


async def test_further_ones_wait_in_turn_and_nobody_overtakes_them() -> None:
    them = Crowds(at_once=2, behind=2)
    one, two = wanting(them, "a"), wanting(them, "a")
    with pytest.raises(Crowded):
        wanting(them, "a")
    order: list[int] = []

    async def waits(number: int) -> None:
        wants = Wants(them)
        await wants.turn("a")
        order.append(number)
        await asyncio.sleep(0)
        wants.leave()

    waiting = [asyncio.create_task(waits(n)) for n in range(2)]
    await asyncio.sleep(0)
    assert them.waiting == 2
    with pytest.raises(errors.Overloaded):
        await Wants(them).turn("a")
    wanting(them, "b").leave()
    two.leave()
    with pytest.raises(Crowded):
        wanting(them, "a")
    await asyncio.gather(*waiting)
    assert order == [0, 1]
    one.leave()
    for _ in range(2):
        wanting(them, "a")  # nothing was lost on the way


async def test_who_goes_or_waits_for_too_long_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    them = Crowds(at_once=1)
    first = wanting(them, "a")
    gone, given = (asyncio.create_task(Wants(them).turn("a")) for _ in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    first.leave()
    await given
    monkeypatch.setattr(crowds, "TURN_SECONDS", 0.0)
    with pytest.raises(errors.Overloaded):
        await Wants(them).turn("a")
    assert them.waiting == 0


async def test_who_is_cancelled_as_their_turn_comes_gives_it_on() -> None:
    them = Crowds(at_once=1)
    first = wanting(them, "a")
    gone = asyncio.create_task(Wants(them).turn("a"))
    await asyncio.sleep(0)
    first.leave()
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone
    wanting(them, "a").leave()


def test_who_enters_alone_is_seen_by_the_next() -> None:
    them = Crowds(at_once=5)
    first, second = Wants(them), Wants(them)
    assert first.enter_alone("a")
    assert not second.enter_alone("a")
    assert second.enter_alone("b")
    first.leave()
    assert second.enter_alone("a")
