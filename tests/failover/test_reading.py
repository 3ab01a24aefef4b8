"""Exports are read from a standby that has all, and from the primary where it has not."""

import asyncpg
import pytest

from app.exports.snapshots import Snapshots
from app.kit.postgres import standby
from app.kit.postgres.scopes import EVERYBODY
from tests.failover.pair import Pair, Server, pair


async def _where(both: Pair) -> tuple[bool, int]:
    """Whether a snapshot is of a standby, and how many customers it sees."""
    async with Snapshots(both.first.dsn, both.second.dsn).take(EVERYBODY) as connection:
        row = await connection.fetchrow(
            "SELECT pg_is_in_recovery(), (SELECT count(*) FROM customer)"
        )
    assert row is not None
    return row[0], row[1]


async def test_a_standby_is_read_once_it_has_what_was_committed(
    at_rest: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with pair(at_rest, synchronous=False) as both:
        first, second = (
            await asyncpg.connect(both.first.dsn),
            await asyncpg.connect(both.second.dsn),
        )

        async def write() -> None:
            await first.execute(
                "INSERT INTO customer (id, name, deployment, time_zone, language, version, created_at)"
                " VALUES (gen_random_uuid(), 'Acme', 'cloud', 'UTC', 'en', 1, now())"
            )

        for count in range(1, 6):
            await write()
            assert await _where(both) == (True, count)
        await second.execute("SELECT pg_wal_replay_pause()")
        await write()
        monkeypatch.setattr(standby, "BEHIND_SECONDS", 0.2)
        assert await _where(both) == (False, 6)
        await second.execute("SELECT pg_wal_replay_resume()")
        monkeypatch.undo()
        assert await _where(both) == (True, 6)
        # Promoted, it goes its own way.
        await both.promote()
        await write()
        monkeypatch.setattr(standby, "BEHIND_SECONDS", 0.2)
        assert await _where(both) == (False, 7)
        both.second.kill()
        assert await _where(both) == (False, 7)
        await first.close()
        second.terminate()
