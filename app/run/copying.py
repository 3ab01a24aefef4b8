"""The commands ``personday backup`` and ``personday restore``."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.command_line import DataDir, database, note, readable_errors, settings, verified

if TYPE_CHECKING:
    from app.run.manifests import Keys, Manifest
    from app.settings import Settings


def backup(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not exist.")],
    data_dir: DataDir = None,
) -> None:
    """Write the whole database into a folder, beside a running serve; it is whole or absent."""
    from app import settings as found
    from app.run import backing_up

    with database(data_dir, as_owner=True) as dsn:
        wanted = found.load(data_dir=data_dir)
        manifest = asyncio.run(backing_up.backup(dsn, wanted, folder))
        note(dsn, "personday backup")
    written = sum(one.bytes for one in manifest.files.values())
    typer.echo(
        f"{folder} has the database, {written:,} bytes,"
        f" and every answer given before {_shown(manifest)}"
    )
    for line in _left_out(manifest.keys):
        typer.echo(line)


def _left_out(keys: "Keys") -> list[str]:
    """What no backup has, and who needs a copy of it."""
    named = []
    if keys.master:
        named.append(f"the master key {', '.join(keys.master)}")
    if keys.signing:
        named.append(f"the key {keys.signing} that signs months")
    return [f"It has no key: keep a copy elsewhere of {' and '.join(named)}"] if named else []


def restore(
    source: Annotated[Path, typer.Argument(help="What 'personday backup' made.")],
    verify: Annotated[
        bool, typer.Option("--verify/--no-verify", help="Verify the copy; by default it does.")
    ] = True,
    data_dir: DataDir = None,
) -> None:
    """Bring an empty database to what a backup has, and verify it; a fresh one is made if none is.

    Exit code 1 and the offending rows if the copy is not what its manifest says, or breaks an invariant.
    """
    from app.run import backing_up, copies, opening

    with readable_errors():
        wanted = settings(data_dir=data_dir)
        manifest = None if source.is_file() else asyncio.run(backing_up.checked(source))
        with opening.reachable_database(wanted, make=True) as addresses:
            if manifest is None:  # what 0.2.0 made: a dump without a manifest
                asyncio.run(copies.load(asyncio.run(copies.empty(addresses.owner)), source))
            else:
                asyncio.run(backing_up.fill(addresses.owner, source, manifest))
            opening.prepare(addresses)
            note(addresses.service, "personday restore")
            if manifest is not None:
                _compare(addresses.owner, manifest, wanted)
            if verify:
                verified(addresses.owner)


def _compare(dsn: str, manifest: "Manifest", wanted: "Settings") -> None:
    """Tell what a copy has of its backup's mark, and which keys it needs.

    Raises:
        Exit: the copy has something else.
    """
    from app.run import backing_up

    for line in backing_up.lost_keys(manifest, wanted):
        typer.echo(line, err=True)
    if differing := asyncio.run(backing_up.differences(dsn, manifest)):
        for one in differing:
            typer.echo(str(one), err=True)
        raise typer.Exit(1)
    typer.echo(f"every answer given before {_shown(manifest)} is here")


def _shown(manifest: "Manifest") -> str:
    return f"{manifest.mark.at:%Y-%m-%d %H:%M:%S.%f} UTC"
