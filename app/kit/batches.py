"""What a job does to many things, each in a transaction of its own."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

import asyncpg
import structlog

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Tx, transaction

Thing = TypeVar("Thing")

_log = structlog.get_logger()


# A run that finds more to do leaves that to the next: a year's end must not keep other jobs waiting.
AT_ONCE = 2000


async def in_turn(
    pool: Pool,
    now: datetime,
    find: Callable[[int, int], Awaitable[Sequence[Thing]]],
    act: Callable[[Tx, Thing], Awaitable[bool]],
) -> int:
    """Act on what is found, ``AT_ONCE`` at the most; tells on how many there was something to do.

    ``find`` has as many as the first number says, behind as many as the second: those on which nothing
    could be done. However many these are, those behind them have their turn.

    Raises:
        OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError: the database is gone.
    """
    done = left = 0
    while done < AT_ONCE and (things := await find(AT_ONCE - done, left)):
        acted = await one_by_one(pool, now, things, act)
        done += acted
        left += len(things) - acted
    return done


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
