"""A worker that is told to stop while webhooks are on their way."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.kit.postgres.database import Pool
from app.webhooks.channel import AT_ONCE
from tests.cli.processes import PATIENCE
from tests.cli.test_worker import working
from tests.webhooks.receiving import Receiver, Request, endpoint, eventually, happen, says

# What docs/operations.md promises, and what a busy machine adds to the end of a program.
STOP_SECONDS, SLACK = 2.0, 4.0


async def _hang(_: Request, __: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


@asynccontextmanager
async def _busy(
    pool: Pool, dsn: str, folder: Path, told: asyncio.Event
) -> AsyncIterator[tuple["subprocess.Popen[str]", Receiver, Any, Any]]:
    """A worker with requests on their way: to one that hangs, and to one that answers when it is told to."""

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await told.wait()
        await says(204)(request, writer)

    async with Receiver(_hang).listening() as hanging, Receiver(answer).listening() as receiver:
        hangs, takes = await endpoint(pool, hanging.url), await endpoint(pool, receiver.url)
        await happen(pool, *(uuid4() for _ in range(2 * AT_ONCE)))
        settings = {
            "PERSONDAY_DATABASE_URL": dsn,
            "PERSONDAY_MASTER_KEY": os.environ["PERSONDAY_MASTER_KEY"],
            "PERSONDAY_WEBHOOK_ALLOWED": "127.0.0.1",
        }
        with working(folder, **settings) as process:

            async def full() -> bool:
                return len(hanging.taken) == len(receiver.taken) == AT_ONCE

            async with asyncio.timeout(PATIENCE):
                await eventually(full)
            yield process, receiver, hangs.id, takes.id


async def _rows(pool: Pool, endpoint_id: Any) -> dict[tuple[str, bool, int], int]:
    found = await pool.fetch(
        "SELECT state, leased_until IS NOT NULL AS leased, attempts, count(*) AS number"
        " FROM delivery WHERE target_id = $1 GROUP BY 1, 2, 3",
        endpoint_id,
    )
    return {(row["state"], row["leased"], row["attempts"]): row["number"] for row in found}


async def test_sigterm_records_what_was_taken_and_releases_what_was_not(
    pool: Pool, dsn: str, tmp_path: Path
) -> None:
    told = asyncio.Event()
    async with _busy(pool, dsn, tmp_path, told) as (process, receiver, hangs, takes):
        began = time.monotonic()
        process.terminate()
        asyncio.get_running_loop().call_later(0.1, told.set)
        _, complaints = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
        assert time.monotonic() - began < STOP_SECONDS + SLACK
        assert (process.returncode, complaints) == (0, "")
        taken = len(receiver.taken)
    assert await _rows(pool, hangs) == {("waiting", False, 0): 2 * AT_ONCE}, "anybody's, at once"
    assert await _rows(pool, takes) == {
        ("delivered", False, 1): taken,
        ("waiting", False, 0): 2 * AT_ONCE - taken,
    }
    assert taken == AT_ONCE, "it begins nothing any more"


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
async def test_who_is_impatient_sees_no_traceback(
    pool: Pool, dsn: str, tmp_path: Path, by: signal.Signals
) -> None:
    async with _busy(pool, dsn, tmp_path, asyncio.Event()) as (process, *_):
        began = time.monotonic()
        process.send_signal(by)
        await asyncio.sleep(0.1)
        process.send_signal(by)
        _, complaints = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
        assert time.monotonic() - began < STOP_SECONDS + SLACK
        assert (process.returncode, complaints) == (0, "")
