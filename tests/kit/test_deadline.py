"""What bounds a request's work: it ends in time, and who is told otherwise hears of it."""

import asyncio
from typing import Any

import pytest

from app.kit import deadline


async def _waits_for_ever() -> None:
    await asyncio.get_running_loop().create_future()


async def test_work_that_waits_too_long_is_cancelled_where_it_stands() -> None:
    stood: list[str] = []

    async def work() -> None:
        try:
            await _waits_for_ever()
        except asyncio.CancelledError:
            stood.append("told")
            raise

    with pytest.raises(TimeoutError):
        await deadline.bound(work(), deadline.WORK_SECONDS)
    assert stood == ["told"]
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0


async def test_work_that_never_waits_is_done_whatever_time_is_left() -> None:
    async def work() -> str:
        return "done"

    assert await deadline.bound(work(), deadline.WORK_SECONDS) == "done"


async def test_work_is_given_what_it_waits_for_and_what_that_raises() -> None:
    async def work(given: "asyncio.Future[str]", failing: "asyncio.Future[str]") -> str:
        with pytest.raises(ValueError, match="of what was waited for"):
            await failing
        return await given

    loop = asyncio.get_running_loop()
    given: asyncio.Future[str] = loop.create_future()
    failing: asyncio.Future[str] = loop.create_future()
    loop.call_soon(failing.set_exception, ValueError("of what was waited for"))
    loop.call_soon(given.set_result, "given")
    assert await deadline.bound(work(given, failing)) == "given"


async def test_what_work_raises_is_raised() -> None:
    async def at_once() -> None:
        raise ValueError("at once")

    async def later() -> None:
        await asyncio.sleep(0)
        raise ValueError("later")

    with pytest.raises(ValueError, match="at once"):
        await deadline.bound(at_once())
    with pytest.raises(ValueError, match="later"):
        await deadline.bound(later())


async def test_who_is_cancelled_from_outside_is_not_told_of_a_deadline() -> None:
    task = asyncio.ensure_future(_bound(_waits_for_ever()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_who_is_cancelled_when_the_time_is_over_too_is_cancelled() -> None:
    async def work() -> None:
        try:
            await _waits_for_ever()
        except asyncio.CancelledError:
            task.cancel()
            raise

    task = asyncio.ensure_future(_bound(work(), deadline.WORK_SECONDS))
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_commit_that_begins_is_not_cut_short() -> None:
    async def work() -> str:
        await asyncio.sleep(0)
        deadline.suspend()
        passed = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.05, passed.set_result, "committed")
        committed: str = await passed
        deadline.resume(deadline.COMMIT_SECONDS)
        await _waits_for_ever()
        return committed

    with pytest.raises(TimeoutError):  # of what came behind it
        await deadline.bound(work(), deadline.WORK_SECONDS - 0.02)


async def test_what_is_settled_before_the_first_wait_holds() -> None:
    async def work() -> str:
        with deadline.paused():
            passed = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_later(0.05, passed.set_result, "waited")
            waited: str = await passed
        return waited

    assert await deadline.bound(work(), deadline.WORK_SECONDS - 0.01) == "waited"


async def _bound(work: Any, spent: float = 0) -> None:
    await deadline.bound(work, spent)
