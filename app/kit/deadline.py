"""The time that a request has: each of its waits ends, and none of them cuts a COMMIT short."""

import asyncio
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from starlette.types import Scope

# From the first line of its handler to its COMMIT; with what is below a request ends within 10 s.
WORK_SECONDS = 8.0
# What a COMMIT that began late has, beyond that.
COMMIT_SECONDS = 0.5
# For one that no request waits for.
UNHURRIED_SECONDS = 20.0

_SPENT = "spent_seconds"

Made = TypeVar("Made")
_running: ContextVar[asyncio.Timeout | None] = ContextVar("deadline", default=None)


async def bound(work: Awaitable[Made], spent: float = 0) -> Made:
    """The outcome of a request's work; ``spent`` seconds of its time are over already.

    Raises:
        TimeoutError: it took too long, and was cancelled where it stood.
    """
    async with asyncio.timeout(WORK_SECONDS - spent) as timeout:
        token = _running.set(timeout)
        try:
            return await work
        finally:
            _running.reset(token)


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
