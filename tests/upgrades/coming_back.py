"""The database of a former release as it was, with its rows."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from app.kit import migrations
from tests.conftest import address
from tests.upgrades.releases import Release

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def database_of(server: str, release: Release) -> AsyncIterator[str]:
    """The address of a database with what is kept of a release; it goes with the block."""
    name = f"release_{os.getpid()}"
    maintenance = await asyncpg.connect(server)
    await maintenance.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        connection = await asyncpg.connect(address(server, name))
        await connection.execute(migrations.MAKE_ROLE)
        await connection.execute(release.dump)
        await connection.close()
        yield address(server, name)
    finally:
        await maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await maintenance.close()
