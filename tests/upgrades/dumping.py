"""Writes what a release keeps: its schema, and rows of every kind as its own service made them.

``make release-dump VERSION=0.3.0`` runs it once, on the commit of the release: nobody else knows
how to make its rows. Ids and salts differ from run to run, so a dump is never made anew.
"""

import asyncio
import subprocess
import sys
from pathlib import Path

import asyncpg

from app.kit.postgres import migrations
from app.languages import recognition
from app.run import embedded
from tests.api.world import build
from tests.contract import world
from tests.servers import embedded_server
from tests.support import open_api

DATABASE = "release"


async def _fill(dsn: str) -> None:
    async with open_api(dsn) as api:
        await build(api)
        await world.build(api, customers=1, each=1)
        await api.verify()


def _dump(server: str, name: str) -> str:
    """As plain INSERT statements, which any connection takes, and without psql's own commands."""
    words = ["--no-owner", "--no-comments", "--inserts", "--rows-per-insert=50"]
    done = subprocess.run(
        [embedded.binaries() / "pg_dump", *words, f"--dbname={server.replace('/personday?', f'/{name}?')}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    kept = [line for line in done.stdout.splitlines() if line and not line.startswith(("--", "\\"))]
    return "\n".join(kept) + "\n"


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(statement)
    await connection.close()


def main() -> None:
    """Write the dump of a version, and note the release."""
    version, here = sys.argv[1], Path(__file__).parent
    with embedded_server() as server:
        asyncio.run(_execute(server, f"CREATE DATABASE {DATABASE}"))
        dsn = server.replace("/personday?", f"/{DATABASE}?")
        migrations.upgrade(dsn)
        recognition.load()  # a request has no time for that on a busy machine
        asyncio.run(_fill(dsn))
        (here / f"{version}.sql").write_text(_dump(server, DATABASE))
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], text=True).strip()
    with (here / "releases.toml").open("a") as releases:
        releases.write(
            f'\n[[release]]\nversion = "{version}"\ncommit = "{commit}"\nschema = "{migrations.head()}"\n'
        )


if __name__ == "__main__":
    main()
