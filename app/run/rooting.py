"""The commands about signed roots: ``personday roots``, its check by a file, and another signing key."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.command_line import DataDir, database, readable_errors

if TYPE_CHECKING:
    from app.roots.schemas import LedgerRootSigned


def roots(data_dir: DataDir = None) -> None:
    """Print every signed root, a line of JSON each, as they are checked by `verify --roots`."""
    from app.roots import published, queries
    from app.run.opening import transaction

    async def read(dsn: str) -> list[bytes]:
        async with transaction(dsn) as tx:
            return [published.line(one) for one in await queries.every(tx.connection)]

    with database(data_dir) as dsn:
        for line in asyncio.run(read(dsn)):
            typer.echo(line.decode(), nl=False)


def rotate(data_dir: DataDir = None) -> None:
    """Sign with a fresh key from now on. The former one endorses the next root; remove its file then."""
    from app import settings
    from app.periods import signing
    from app.roots import keys, service
    from app.run.opening import transaction

    async def replace(dsn: str, key_file: Path) -> tuple[bytes, bytes]:
        async with transaction(dsn) as tx:
            return await service.rotate(tx, key_file)

    with readable_errors(keys.FormerKeyWaits), database(data_dir) as dsn:
        key_file = settings.load(data_dir=data_dir).signing_key_path
        before, after = asyncio.run(replace(dsn, key_file))
    typer.echo(f"{signing.key_id(before)} is replaced by {signing.key_id(after)}: {after.hex()}")
    typer.echo(f"the former one is in {keys.former(key_file)} until the next root is signed")


def read_kept(kept: Path | None) -> "list[LedgerRootSigned]":
    """The roots that were kept elsewhere; none without a file. One that holds none ends the command."""
    from app.roots import published

    with readable_errors(published.NoRoots):
        return published.read(kept) if kept else []


def check(dsn: str, noted: "list[LedgerRootSigned]", key_file: Path) -> bool:
    """Check the database's roots by those that were kept elsewhere, and say whose keys signed them."""
    from app.roots import keys, published, queries
    from app.roots.schemas import root_view
    from app.run.copies import connected

    async def look() -> tuple[list[str], list[str]]:
        async with (
            connected(dsn) as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            found = await published.differences(connection, noted)
            signed = [root_view(one) for one in await queries.every(connection)]
            return found, list(published.statements(signed, keys.known(key_file)))

    found, stated = asyncio.run(look())
    for line in (*stated, *found):
        typer.echo(line)
    if noted and not found:
        typer.echo(f"the {len(noted)} roots that were kept hold")
    return not found
