"""A server of one's own comes back to an instant, with every answer before it and none that came after."""

import asyncio

import asyncpg
import pytest

from app.kit import clock
from app.run import opening, verify
from tests.backups.archiving import archiving
from tests.backups.test_under_load import bought
from tests.faults import full_only, report
from tests.servers import DEBIAN
from tests.support import open_api, service_address

pytestmark = [
    *full_only,
    pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL is not installed"),
]


async def test_it_comes_back_to_an_instant() -> None:
    with archiving() as place:
        place.make("first")
        with place.running("first") as runs:
            assert runs
            await _execute(place.dsn("first"), "CREATE DATABASE books")
            dsn = place.dsn("first", "books")
            await asyncio.to_thread(opening.prepare, opening.Addresses(service_address(dsn), dsn))
            async with open_api(dsn) as api:
                customer = await api.customer()

                async def buy(times: int) -> set[str]:
                    return {(await api.buy(customer))["id"] for _ in range(times)}

                before = await buy(10)
                await asyncio.to_thread(place.take_base, "first")
                before |= await buy(10)
                instant = clock.read()
                after = await buy(10)
                await _archived(dsn)
        recovery = (
            f"restore_command = 'cp {place.archive}/%f %p'\n"
            f"recovery_target_time = '{instant.isoformat()}'\nrecovery_target_action = 'promote'\n"
        )
        place.come_back("second", place.base, recovery)
        with place.running("second") as runs:
            assert runs
            dsn = place.dsn("second", "books")
            await _promoted(dsn)
            has = await bought(dsn)
            assert (before - has, after & has) == (set(), set())
            assert await verify.broken(dsn) == {}
        report("point in time", before=len(before), after=len(after), lost=0, too_many=0)

        # The control: the base alone, whose log somebody left out, is no backup.
        for segment in (place.base / "pg_wal").glob("0*"):
            segment.unlink()
        place.come_back("third", place.base, "")
        with place.running("third") as runs:
            assert not runs


async def _execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()


async def _until(dsn: str, condition: str) -> None:
    connection = await asyncpg.connect(dsn)
    async with asyncio.timeout(60):
        while not await connection.fetchval(condition):
            await asyncio.sleep(0.05)
    await connection.close()


async def _archived(dsn: str) -> None:
    """Wait until all that was written so far is in the archive."""
    connection = await asyncpg.connect(dsn)
    segment = await connection.fetchval("SELECT pg_walfile_name(pg_switch_wal())")
    await connection.close()
    await _until(dsn, f"SELECT last_archived_wal >= '{segment}' FROM pg_stat_archiver")


async def _promoted(dsn: str) -> None:
    await _until(dsn, "SELECT NOT pg_is_in_recovery()")
