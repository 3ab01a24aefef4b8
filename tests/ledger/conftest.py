"""The ledger is tested on the embedded PostgreSQL and, where it is installed, on Debian's 15."""

import asyncio
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import pytest

from app.kit import migrations
from tests.conftest import address
from tests.servers import DEBIAN, debian_server

_numbers = itertools.count(1)


@contextmanager
def _installed_debian_server() -> Iterator[str]:
    if not DEBIAN.exists():
        pytest.skip("Debian's PostgreSQL 15 is not installed")
    with debian_server() as dsn:
        yield dsn


@pytest.fixture(scope="session", params=["embedded", "debian"])
def server(request: pytest.FixtureRequest, server: str) -> Iterator[str]:
    """The address of the maintenance database of a running server of either kind."""
    if request.param == "embedded":
        yield server
        return
    with _installed_debian_server() as dsn:
        yield dsn


@pytest.fixture(scope="session")
async def template(server: str) -> str:
    """The name of a migrated, empty database on that server."""
    name = f"template_ledger_{next(_numbers)}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    await asyncio.to_thread(migrations.upgrade, address(server, name))
    return name
