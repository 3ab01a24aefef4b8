"""The time that a request has: each of its waits ends, and none of them cuts a COMMIT short."""

import asyncio
import time
from collections.abc import Awaitable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from starlette.types import Scope

# From the first line of its handler to its COMMIT; with what is below a request ends within 10 s.
WORK_SECONDS = 8.0
# What a COMMIT that began late has, beyond that.
COMMIT_SECONDS = 0.5
# For one that no request waits for.
UNHURRIED_SECONDS = 20.0

_SPENT = "spent_seconds"

Made = TypeVar("Made")


class _Deadline(Generic[Made]):
    """``asyncio.timeout`` around work; its timer is made when that first waits, which much never does."""

    def __init__(self, work: Awaitable[Made], seconds: float) -> None:
        self._work = work
        self._loop = asyncio.get_running_loop()
        self._ends_at: float | None = self._loop.time() + seconds
        # Who waits, and how often they were told to stop before; until then, and in the end, nobody does.
        self._waiting: asyncio.Task[object] | None = None
        self._cancelled_before = 0
        self._timer: asyncio.Handle | None = None
        self._is_over = False

    def __await__(self) -> Generator[Any, None, Made]:
        steps = self._work.__await__()
        token = _running.set(self)
        try:
            waits_for = next(steps)
            self._begin()
            while True:
                try:
                    yield waits_for
                except BaseException as thrown:
                    waits_for = steps.throw(thrown)
                else:
                    waits_for = next(steps)
        except StopIteration as done:
            made: Made = done.value
            return made
        except asyncio.CancelledError as cancelled:
            if self._end():
                raise TimeoutError from cancelled
            raise
        finally:
            self._end()
            _running.reset(token)

    def _begin(self) -> None:
        waiting = asyncio.current_task()
        assert waiting is not None
        self._waiting, self._cancelled_before = waiting, waiting.cancelling()
        self.reschedule(self._ends_at)

    def _end(self) -> bool:
        """Let it be; whether it was this alone that told who waits to stop."""
        waiting, self._waiting = self._waiting, None
        if self._timer is not None:
            self._timer.cancel()
        if waiting is None or not self._is_over:
            return False
        return waiting.uncancel() <= self._cancelled_before

    def when(self) -> float | None:
        """When it is over, by the loop's clock; None where that is not settled."""
        return self._ends_at

    def reschedule(self, ends_at: float | None) -> None:
        """Have it be over at another time."""
        self._ends_at = ends_at
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._waiting is None or ends_at is None:
            return
        if ends_at <= self._loop.time():
            self._timer = self._loop.call_soon(self._expire)
        else:
            self._timer = self._loop.call_at(ends_at, self._expire)

    def _expire(self) -> None:
        assert self._waiting is not None
        self._waiting.cancel()
        self._is_over = True


_running: ContextVar[_Deadline[Any] | None] = ContextVar("deadline", default=None)


def bound(work: Awaitable[Made], spent: float = 0) -> Awaitable[Made]:
    """The outcome of a request's work; ``spent`` seconds of its time are over already.

    Raises:
        TimeoutError: it took too long, and was cancelled where it stood.
    """
    return _Deadline(work, WORK_SECONDS - spent)


async def first(work: Awaitable[Made], scope: Scope) -> Made:
    """The outcome of what a request does before its route is known; counts as ``spent``.

    Raises:
        TimeoutError: it took too long, and was cancelled where it stood.
    """
    began = time.monotonic()
    try:
        return await bound(work)
    finally:
        count(scope, time.monotonic() - began)


def count(scope: Scope, seconds: float) -> None:
    """Count seconds that a request has waited before its route was known."""
    scope["state"][_SPENT] = spent(scope) + seconds


def spent(scope: Scope) -> float:
    """How much of its time a request has used before its route was known, in seconds."""
    seconds: float = scope.get("state", {}).get(_SPENT, 0.0)
    return seconds


@contextmanager
def paused() -> Iterator[None]:
    """Let time pass that does not count: a request waits because it was asked to."""
    timeout, loop = _running.get(), asyncio.get_running_loop()
    ends_at = timeout.when() if timeout else None
    if timeout is None or ends_at is None:
        yield
        return
    left = ends_at - loop.time()
    timeout.reschedule(None)
    try:
        yield
    finally:
        timeout.reschedule(loop.time() + left)


def suspend() -> float:
    """Cancel nothing from now on, since a COMMIT begins; tells how many seconds that may take."""
    timeout = _running.get()
    ends_at = timeout.when() if timeout else None
    if timeout is None or ends_at is None:
        return UNHURRIED_SECONDS
    timeout.reschedule(None)
    return max(0.0, ends_at - asyncio.get_running_loop().time()) + COMMIT_SECONDS


def resume(seconds: float) -> None:
    """Go on, as the COMMIT was refused; ``seconds`` are left of what ``suspend`` told."""
    timeout = _running.get()
    if timeout is not None:
        left = max(0.0, seconds - COMMIT_SECONDS)
        timeout.reschedule(asyncio.get_running_loop().time() + left)
