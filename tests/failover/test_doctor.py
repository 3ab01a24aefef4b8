"""`personday doctor` says what would be lost with the primary, as far as it is told."""

from datetime import timedelta

import asyncpg
import pytest

from app.kit import clock
from app.run import replication
from tests.failover.pair import Pair, Server, pair


async def found(both: Pair) -> list[str]:
    connection = await asyncpg.connect(both.first.dsn)
    try:
        return await replication.findings(connection, both.dsn, clock.read())
    finally:
        await connection.close()


async def test_standbys_that_are_waited_for_are_well_until_they_are_lost(at_rest: Server) -> None:
    async with pair(at_rest, synchronous=True) as both:
        assert await found(both) == []
        both.second.kill()
        lines = await found(both)
        assert lines[-1] == f"The server 127.0.0.1:{both.second.port} cannot be reached."


async def test_standbys_that_nobody_waits_for_or_that_are_behind_are_named(
    at_rest: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with pair(at_rest, synchronous=False) as both:
        [line] = await found(both)
        assert line.startswith("No COMMIT waits for a standby")
        monkeypatch.setattr(replication, "LATE", timedelta())
        assert await found(both) == [line]
        standby, primary = (
            await asyncpg.connect(both.second.dsn),
            await asyncpg.connect(both.first.dsn),
        )
        # Once there is something that was replayed.
        await primary.execute("CREATE TABLE first (one int)")
        while not await standby.fetchval("SELECT to_regclass('first') IS NOT NULL"):
            pass
        await standby.execute("SELECT pg_wal_replay_pause()")
        await primary.execute("CREATE TABLE more (one int)")
        lines = await found(both)
        assert lines[0] == line
        assert f"The standby 127.0.0.1:{both.second.port} has" in lines[1]
        assert await replication.findings(primary, both.first.dsn, clock.read()) == []
        await primary.close()
        standby.terminate()
