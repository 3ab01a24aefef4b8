"""The command ``personday keys find``: keys in logs, diffs and mails, without showing or sending any."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.command_line import DataDir, database

if TYPE_CHECKING:
    from app.access.finding import Leaked


def find(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; without any, standard input.")
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="End those that live.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Look for keys of this service in texts, and tell whose they are, whether they live, and their last use.

    No key is printed, and no text leaves this machine. Exit code 1 if one is found that lives on.
    """
    from app.access import finding, service
    from app.kit import clock
    from app.run.opening import transaction

    def seen() -> Iterator[finding.Seen]:
        if not paths:
            yield from finding.in_lines("-", sys.stdin.buffer)
        for path in finding.files(paths or []):
            with path.open("rb") as lines:
                yield from finding.in_lines(str(path), lines)

    async def look(dsn: str) -> "list[Leaked]":
        async with transaction(dsn) as tx:
            return await finding.leaked(tx.connection, seen())

    async def end(dsn: str, living: "list[Leaked]") -> None:
        for one in living:
            async with transaction(dsn) as tx:
                assert one.key is not None
                await service.revoke(tx, one.key.id)

    with database(data_dir) as dsn:
        found = asyncio.run(look(dsn))
        now = clock.read()
        living = [one for one in found if one.key is not None and one.key.lives(now)]
        for one in found:
            typer.echo(_told(one, lives=one in living))
        if revoke:
            asyncio.run(end(dsn, living))
            typer.echo(f"{len(living)} revoked")
        elif living:
            raise typer.Exit(1)


def _told(one: "Leaked", *, lives: bool) -> str:
    key = one.key
    if key is None:
        return f"{one.seen.place}: {one.seen.hint} is none of this installation"
    if key.revoked_at is not None:
        state = f"revoked {key.revoked_at:%Y-%m-%d %H:%M} UTC"
    else:
        state = "LIVES" if lives else f"expired {key.expires_at:%Y-%m-%d %H:%M} UTC"
    used = f"last used {key.last_used_at:%Y-%m-%d %H:%M} UTC" if key.last_used_at else "never used"
    named = f" “{key.name}”" if key.name else ""
    return (
        f"{one.seen.place}: {one.seen.hint} is {key.id}, {key.role} of {key.actor.id}{named}: {state},"
        f" {used}"
    )
