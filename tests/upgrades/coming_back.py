"""The database of a former release as it was, with its rows."""

import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from app.kit.postgres import migrations
from tests.conftest import address
from tests.upgrades.releases import Release

ROOT = Path(__file__).resolve().parents[2]


def is_here(release: Release) -> bool:
    """Whether this clone has a release's commit: a shallow one has not."""
    asked = ["git", "cat-file", "-e", f"{release.commit}^{{commit}}"]
    return subprocess.run(asked, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 0


def tree(release: Release, folder: Path) -> Path:
    """The sources of a release, in a new folder."""
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", release.commit], cwd=ROOT, check=True, capture_output=True
    )
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder


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
