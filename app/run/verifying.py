"""Verifying as a job: in a process of its own, of the lowest priority, so that no request waits for it.

Run as a program it is that process: it is told the database on standard input, answers by JSON, and ends
when whoever started it does.
"""

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, NamedTuple

import structlog

from app import errors
from app.kit import clock, stopping
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres import primary
from app.kit.postgres.connecting import BROKEN, CONNECT_SECONDS, server_settings
from app.kit.postgres.database import Pool, Tx, transaction
from app.kit.postgres.locks import Lock, try_all
from app.kit.telemetry.logs import told
from app.verifications import queries, rows, service
from app.verifications.rules import KEPT, VerificationStatus, VerificationTrouble

# An old snapshot keeps what was deleted meanwhile.
LONGEST_SECONDS = 4 * 3600.0
# The least that a process can have.
_NICE = 19

_log = structlog.get_logger()


class Answer(NamedTuple):
    """How many invariants were looked at, and the rows that break one, by its name."""

    checked: int
    broken: dict[str, list[dict[str, Any]]]


class EndedEarly(Exception):
    """The process that verified ended without an answer."""


async def daily(pool: Pool, now: datetime) -> None:
    """Forget old verifications, and recompute everything (a job)."""
    async with _transaction(pool, now) as tx:
        rows.forget(tx, now - KEPT)
    try:
        async with _transaction(pool, now) as tx:
            await service.ask(tx)
    except errors.VerificationWaits:
        pass  # it is what is begun with below
    await asked(pool, now)


async def asked(pool: Pool, _now: datetime, longest_seconds: float = LONGEST_SECONDS) -> None:
    """Run what was asked for, or was left unfinished by a worker that ended (a job)."""
    if await queries.unfinished(pool) is None:
        return
    async with _alone(pool.dsn) as is_alone:
        # Another worker may have ended it meanwhile.
        waiting = await queries.unfinished(pool) if is_alone else None
        if waiting is None:
            return
        async with _transaction(pool) as tx:
            begun = service.begin(tx, waiting)
        answer = await _answer(pool.dsn, longest_seconds)
        if answer is VerificationTrouble.ENDED_EARLY and stopping.told.is_set():
            return  # the next worker begins it anew
        async with _transaction(pool) as tx:
            if isinstance(answer, Answer):
                ended = service.end(tx, begun, *answer)
            else:
                ended = service.give_up(tx, begun, answer)
        if ended.status is not VerificationStatus.PASSED:
            _log.error("not_verified", status=ended.status, trouble=ended.trouble)


async def _answer(dsn: str, longest_seconds: float) -> Answer | VerificationTrouble:
    try:
        async with asyncio.timeout(longest_seconds):
            return await verified(dsn)
    except TimeoutError:
        return VerificationTrouble.TOOK_TOO_LONG
    except EndedEarly:
        return VerificationTrouble.ENDED_EARLY


async def verified(dsn: str) -> Answer:
    """What ``verify`` finds, from a process of its own, which ends with this task.

    Raises:
        EndedEarly: it could not read the database, or was ended.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        # A terminal's Ctrl-C reaches its whole group: what that means to this one is ours to say.
        start_new_session=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        try:
            process.stdin.write(f"{dsn}\n".encode())
        except (OSError, RuntimeError):  # the loop's own, of one that has ended by then
            raise EndedEarly from None
        answer = await process.stdout.read()
        if await process.wait():
            raise EndedEarly
        return Answer(**json.loads(answer))
    finally:
        if process.returncode is None:
            process.kill()


@asynccontextmanager
async def _alone(dsn: str) -> AsyncIterator[bool]:
    """Whether nobody else verifies this database; nobody else can, until the block ends."""
    async with asyncio.timeout(CONNECT_SECONDS):
        connection = await primary.connect(dsn, server_settings=server_settings())
    try:
        yield await connection.fetchval(try_all(Lock.VERIFYING))
    finally:
        connection.terminate()


@asynccontextmanager
async def _transaction(pool: Pool, now: datetime | None = None) -> AsyncIterator[Tx]:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now or clock.read()) as tx:
        yield tx


def _end_with_parent() -> None:
    """Wait for the end of what is told, which is that of whoever tells it."""
    sys.stdin.read()
    os._exit(1)


def main() -> None:
    """Verify the database that standard input names, and print what is broken."""
    # A start of the service does not wait for this import.
    from app.run import verify

    os.nice(_NICE)
    dsn = sys.stdin.readline().strip()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        answer = Answer(verify.COUNT, asyncio.run(verify.broken(dsn, gently=True)))
    except BROKEN as error:
        # Most often the database has gone, with who asked.
        print(f"verification: {told(error)}", file=sys.stderr, flush=True)
        os._exit(1)
    print(json.dumps(answer._asdict(), default=str), flush=True)
    # The thread still reads, and would keep the interpreter from ending.
    os._exit(0)


JOBS = {"verify": ("23 1 * * *", daily), "verify_when_asked": ("* * * * *", asked)}

if __name__ == "__main__":
    main()
