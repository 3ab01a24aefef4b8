"""What makes an effect durable is seen through: how it ended is told, or that nobody knows."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg

from app import errors
from app.kit import deadline
from app.kit.telemetry import measures


async def seen_through(sending: Coroutine[Any, Any, None], drop: Callable[[], None]) -> None:
    """Wait for what is sent; neither a cancelled caller nor the request's deadline interrupts it.

    ``drop`` parts with the connection, whose server undoes what was not committed.

    Raises:
        OutcomeUnknown: the connection broke meanwhile, or there was no answer in time; nobody knows
            yet whether it happened.
        asyncpg.PostgresError: the server refused, and it did not happen.
    """
    began, seconds = time.monotonic(), deadline.suspend()
    committing = asyncio.ensure_future(sending)
    try:
        await asyncio.wait([committing], timeout=seconds)
    except asyncio.CancelledError:
        # The connection must not be used, nor closed, under a commit.
        await asyncio.wait([committing], timeout=seconds)
        if not committing.done():
            _abandon(committing, drop)
        raise
    if not committing.done():
        _abandon(committing, drop)
        raise errors.OutcomeUnknown()
    error = committing.exception()
    if error is None:
        return
    if _is_refusal(error):
        deadline.resume(seconds - (time.monotonic() - began))
        raise error
    measures.COMMITS_UNKNOWN.add()
    drop()
    raise errors.OutcomeUnknown() from error


def _abandon(committing: "asyncio.Future[None]", drop: Callable[[], None]) -> None:
    # It is not cancelled at the server: one that waits for its standby would be kept by that, and
    # be lost with the machine after it was shown to somebody.
    measures.COMMITS_UNKNOWN.add()
    committing.add_done_callback(lambda done: done.cancelled() or done.exception())
    drop()


def _is_refusal(error: BaseException) -> bool:
    """Whether the server answered that it did not happen, rather than going away."""
    return (
        isinstance(error, asyncpg.PostgresError)
        and error.severity == "ERROR"
        and not isinstance(
            error, asyncpg.PostgresConnectionError | asyncpg.OperatorInterventionError
        )
    )
