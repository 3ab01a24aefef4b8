"""Which servers an address names, and that a connection leads to the one that takes writes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from app.kit.postgres import database, primary
from app.kit.postgres.primary import Host
from app.kit.postgres.scopes import EVERYBODY
from app.settings import SettingsError, load
from tests.outages.conftest import Ill, ill  # noqa: F401  a fixture

HOSTS = {
    "postgresql://u:p@db/personday": [Host("db", 5432)],
    "postgresql://db:6000/personday": [Host("db", 6000)],
    "postgresql://a,b:6000,c/d": [Host("a", 5432), Host("b", 6000), Host("c", 5432)],
    "postgresql://[::1]:7,[fe80::2]/d": [Host("::1", 7), Host("fe80::2", 5432)],
    "postgresql://u@/d?host=/run/a,/run/b&port=1,2": [Host("/run/a", 1), Host("/run/b", 2)],
    "postgresql://u@/d?host=/run/a,/run/b&port=7": [Host("/run/a", 7), Host("/run/b", 7)],
    "postgresql:///d": [],
}


@pytest.mark.parametrize("dsn", HOSTS)
def test_an_address_names_its_servers(dsn: str) -> None:
    assert primary.hosts(dsn) == HOSTS[dsn]


@pytest.mark.parametrize("dsn", ["postgresql://u@/d?host=a,b,c&port=1,2", "postgresql://a:x,b/d"])
def test_ports_that_fit_no_hosts_are_refused(dsn: str) -> None:
    with pytest.raises(ValueError, match=r"ports|invalid literal"):
        primary.hosts(dsn)


def test_of_several_servers_the_one_that_takes_writes_is_meant() -> None:
    url = "postgresql://u:p%40@a,b/d"
    wanted = load(database_url=url).database_url
    assert wanted == f"{url}?target_session_attrs=read-write"
    for own in ("read-write", "primary"):
        asked = f"{url}?target_session_attrs={own}"
        assert load(database_url=asked).database_url == asked
    with pytest.raises(SettingsError, match="target_session_attrs is read-write or primary"):
        load(database_url=f"{url}?target_session_attrs=any")
    assert load(database_url="postgresql://a/d").database_url == "postgresql://a/d"


async def test_where_none_takes_connections_that_is_said_at_once() -> None:
    dsn = "postgresql://u@127.0.0.1:1,127.0.0.1:2/d"
    with pytest.raises(primary.NoPrimaryError):
        await primary.connect(dsn, timeout=5)


async def test_a_wrong_password_or_name_is_told_and_not_taken_for_an_outage(ill: Ill) -> None:  # noqa: F811
    folder = primary.hosts(ill.proxy.dsn)[0].name
    dsn = f"postgresql://nobody_here@/personday?host={folder},/nowhere&port=5432"
    with pytest.raises(asyncpg.PostgresError):
        await primary.connect(dsn, timeout=5)


@asynccontextmanager
async def _read_only(ill: Ill) -> AsyncIterator[None]:  # noqa: F811
    """The whole server takes no writes, without ending a connection."""
    try:
        await ill.owner.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        await ill.owner.execute("SELECT pg_reload_conf()")
        yield
    finally:
        await ill.owner.execute("ALTER SYSTEM RESET ALL")
        await ill.owner.execute("SELECT pg_reload_conf()")


async def test_a_connection_whose_server_takes_no_writes_is_not_kept(ill: Ill) -> None:  # noqa: F811
    async with await database.open_pool(ill.proxy.dsn, scope=EVERYBODY, size=1) as pool:
        pid = await pool.fetchval("SELECT pg_backend_pid()")
        assert await pool.fetchval("SELECT pg_backend_pid()") == pid
        async with _read_only(ill):
            async with asyncio.timeout(10):
                while await pool.fetchval("SELECT pg_backend_pid()") == pid:
                    pass
            with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
                await pool.execute("CREATE TEMPORARY TABLE t ()")
        async with asyncio.timeout(10):
            while await pool.fetchval("SHOW default_transaction_read_only") == "on":
                pass
