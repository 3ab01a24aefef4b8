"""What a job does to many things, each in a transaction of its own."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import TypeVar

import asyncpg
import structlog

from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, Tx, transaction

Thing = TypeVar("Thing")

_log = structlog.get_logger()


async def one_by_one(
    pool: Pool,
    now: datetime,
    things: Iterable[Thing],
    act: Callable[[Tx, Thing], Awaitable[bool]],
) -> int:
    """Act on each thing as the worker; tells on how many there was something to do.

    What fails is logged and left to the next run, so that it keeps no other waiting.

    Raises:
        OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError: the database is gone.
    """
    done = 0
    for thing in things:
        try:
            async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
                done += await act(tx, thing)
        except (OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError):
            raise
        except Exception:
            _log.exception("job_left_one_out", thing=str(thing))
    return done
