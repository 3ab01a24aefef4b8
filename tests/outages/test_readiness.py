"""A probe tells the truth within a second, whatever the pool or the database does."""

import asyncio
import time

import asyncpg
import pytest

from app.kit import stopping
from app.kit.postgres import migrations
from app.kit.web import health
from tests.outages.conftest import Ill
from tests.outages.test_silence import standby_lost, stopped, works
from tests.servers import DEBIAN, debian_server

SLACK = 2.0  # of a busy machine


async def ready(ill: Ill) -> int:
    """The status of a probe, which came in time."""
    began = time.monotonic()
    response = await ill.api.send("GET", "/readyz", role=None)
    assert time.monotonic() - began < health.READY_SECONDS + SLACK
    assert (response.status_code == 200) or response.headers["Retry-After"]
    return response.status_code


async def test_it_is_ready_though_the_pool_is_taken_and_old_connections_are_silent(
    ill: Ill,
) -> None:
    await works(ill)
    ill.proxy.silence()
    pool = ill.api.http._transport.app.state.pool  # type: ignore[attr-defined]
    taken = [await pool.acquire() for _ in range(pool.get_max_size())]
    assert await ready(ill) == 200
    for connection in taken:
        connection.terminate()
    await works(ill)


async def test_many_probes_at_once_are_one_connection(ill: Ill) -> None:
    ill.proxy.cut_at(10**9, "before")
    assert set(await asyncio.gather(*(ready(ill) for _ in range(20)))) == {200}
    assert ill.proxy.count < 10
    ill.proxy.forget()


@pytest.mark.parametrize(
    "setting",
    [
        "ALTER DATABASE {} SET default_transaction_read_only = on",
        "ALTER ROLE personday IN DATABASE {} SET default_transaction_read_only = on",
    ],
)
async def test_a_read_only_database_is_not_ready(ill: Ill, setting: str) -> None:
    name = await ill.owner.fetchval("SELECT current_database()")
    assert await ready(ill) == 200
    await ill.owner.execute(setting.format(name))
    try:
        assert await ready(ill) == 503
    finally:
        await ill.owner.execute(f"ALTER DATABASE {name} RESET ALL")
        await ill.owner.execute(f"ALTER ROLE personday IN DATABASE {name} RESET ALL")
    assert await ready(ill) == 200


async def test_a_stopped_server_is_not_ready_and_the_process_lives(ill: Ill) -> None:
    notes = await ill.owner.fetchval("SELECT pg_read_file('postmaster.pid')")
    with stopped([int(notes.split()[0])]):
        assert await ready(ill) == 503
        assert (await ill.api.send("GET", "/livez", role=None)).status_code == 200
    assert await ready(ill) == 200


async def test_a_locked_schema_is_not_ready(ill: Ill) -> None:
    async with ill.owner.transaction():
        await ill.owner.execute("LOCK TABLE alembic_version")
        assert await ready(ill) == 503
    assert await ready(ill) == 200


async def test_an_older_schema_is_not_ready_and_that_of_a_newer_release_is(ill: Ill) -> None:
    for revision, status in (("20261129_form_2", 503), ("29990101_later", 200)):
        await ill.owner.execute("UPDATE alembic_version SET version_num = $1", revision)
        assert await ready(ill) == status
    await ill.owner.execute("UPDATE alembic_version SET version_num = $1", migrations.head())
    assert await ready(ill) == 200


async def test_a_lost_standby_is_not_ready_and_no_write_that_waits_for_it_stays(ill: Ill) -> None:
    assert await ready(ill) == 200
    async with standby_lost(ill):
        for _ in range(3):
            # Many at once are one write.
            assert set(await asyncio.gather(*(ready(ill) for _ in range(20)))) == {503}
            assert await waiting(ill) <= 1
        async with asyncio.timeout(health.CANCEL_SECONDS + SLACK):
            while await waiting(ill):
                await asyncio.sleep(0.01)
        assert (await ill.api.send("GET", "/livez", role=None)).status_code == 200
    assert await ready(ill) == 200


async def waiting(ill: Ill) -> int:
    """How many of the server's processes wait for a standby."""
    found: int = await ill.owner.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    )
    return found


@pytest.mark.skipif(not DEBIAN.exists(), reason="needs Debian's PostgreSQL 15")
async def test_the_oldest_server_is_asked_and_written_alike() -> None:
    with debian_server() as server:
        await asyncio.to_thread(migrations.upgrade, server)
        owner = await asyncpg.connect(server)
        before = await owner.fetchval("SELECT pg_current_wal_insert_lsn()")
        await health.Readiness(server).check()
        assert await owner.fetchval("SELECT pg_current_wal_insert_lsn() > $1::pg_lsn", before)
        await owner.close()


async def test_who_is_to_stop_is_not_ready(ill: Ill, monkeypatch: pytest.MonkeyPatch) -> None:
    stopping.told.set()
    try:
        assert await ready(ill) == 503
    finally:
        stopping.told.clear()
