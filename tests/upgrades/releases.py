"""The releases of which something is kept: their commits, the head of their schema, and their dumps."""

import subprocess
import tomllib
from pathlib import Path
from typing import NamedTuple

import asyncpg
import pytest

from app.kit import migrations

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Release(NamedTuple):
    """A release: its version, its commit, and the revision that its schema has."""

    version: str
    commit: str
    schema: str


# The oldest first.
RELEASES = [
    Release(**one) for one in tomllib.loads((HERE / "releases.toml").read_text())["release"]
]


async def loaded(dsn: str, release: Release) -> None:
    """Fill an empty database with what is kept of a release."""
    connection = await asyncpg.connect(dsn)
    await connection.execute(migrations.MAKE_ROLE)
    await connection.execute((HERE / f"{release.version}.sql").read_text())
    await connection.close()


def tree(release: Release, place: Path) -> Path:
    """The sources of a release in a folder; the test is skipped where its commit is not there."""
    archive = subprocess.run(
        ["git", "archive", release.commit], cwd=ROOT, capture_output=True, check=False
    )
    if archive.returncode != 0:
        pytest.skip(f"the commit of {release.version} is not here, as in a shallow clone")
    place.mkdir()
    subprocess.run(["tar", "-x", "-C", place], input=archive.stdout, check=True)
    return place
