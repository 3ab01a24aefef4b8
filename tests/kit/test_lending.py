"""Connections that are lent and come back without a detour."""

import subprocess
import sys

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY

_ENDS = """
import asyncio, asyncpg
async def end():
    db = await asyncpg.connect({dsn!r})
    await db.execute("SELECT pg_terminate_backend({pid}, 5000)")
    await db.close()
asyncio.run(end())
"""


async def test_one_that_its_server_has_ended_is_not_lent(dsn: str) -> None:
    pool = await open_pool(dsn, scope=EVERYBODY, size=1)
    try:
        for _ in range(3):
            pid = await pool.fetchval("SELECT pg_backend_pid()")
            # The loop stands still meanwhile, and has not heard of it when the connection is asked for.
            subprocess.run([sys.executable, "-c", _ENDS.format(dsn=dsn, pid=pid)], check=True)
            assert await pool.fetchval("SELECT pg_backend_pid()") != pid
    finally:
        await pool.close()


async def test_one_that_comes_back_is_at_hand_at_once(dsn: str) -> None:
    pool = await open_pool(dsn, scope=EVERYBODY, size=1)
    try:
        async with pool.acquire() as first:
            lent = await first.fetchval("SELECT pg_backend_pid()")
        async with pool.acquire() as then:
            assert await then.fetchval("SELECT pg_backend_pid()") == lent
            await then.execute("BEGIN")
        # What was left open is undone before another has it.
        async with pool.acquire() as last:
            assert not last.is_in_transaction()
            assert await last.fetchval("SELECT pg_backend_pid()") == lent
    finally:
        await pool.close()
