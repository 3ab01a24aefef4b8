"""The command ``personday keys find``: keys in logs, diffs and mails, without showing or sending any."""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from app.command_line import DataDir, database

if TYPE_CHECKING:
    from app.access.finding import Leaked, Seen
    from app.access.rows import KeyRecord


def find(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; without any, standard input.")
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="End those that live.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Look for keys of this service in texts, and tell whose they are, whether they live, and their last use.

    No key is printed, and no text leaves this machine. Exit code 1 if one is found that lives on, or a file
    could not be read, which is named.
    """
    from app.access import finding, service
    from app.kit import clock
    from app.run.opening import transaction

    unread: list[str] = []

    async def look(dsn: str) -> "list[Leaked]":
        async with transaction(dsn) as tx:
            return await finding.leaked(tx.connection, _seen(paths, unread))

    async def end(dsn: str, key_ids: Iterable[UUID]) -> None:
        for key_id in key_ids:
            async with transaction(dsn) as tx:
                await service.revoke(tx, key_id)

    with database(data_dir) as dsn:
        found = asyncio.run(look(dsn))
        now = clock.read()
        living = dict.fromkeys(one.key.id for one in found if one.key and one.key.lives(now))
        for one in found:
            typer.echo(_told(one, now))
        for name in unread:
            typer.echo(f"not read: {name}", err=True)
        if revoke:
            asyncio.run(end(dsn, living))
            typer.echo(f"{len(living)} revoked")
        if unread or (living and not revoke):
            raise typer.Exit(1)


def _seen(paths: list[Path] | None, unread: list[str]) -> "Iterator[Seen]":
    """What looks like a key in the texts; ``unread`` takes the names of those that cannot be read."""
    from app.access import finding

    if not paths:
        with open(sys.stdin.fileno(), "rb", closefd=False) as text:
            yield from finding.in_text("-", text)
    for path in finding.files(paths or [], unread):
        try:
            with path.open("rb") as text:
                yield from finding.in_text(str(path), text)
        except (OSError, finding.NotRead):
            unread.append(str(path))


def _told(one: "Leaked", now: datetime) -> str:
    key = one.key
    if key is None:
        return f"{one.seen.place}: {one.seen.hint} is none of this installation"
    if key.revoked_at is not None:
        state = f"revoked {key.revoked_at:%Y-%m-%d %H:%M} UTC"
    else:
        state = "LIVES" if key.lives(now) else f"expired {key.expires_at:%Y-%m-%d %H:%M} UTC"
    named = f" “{key.name}”" if key.name else ""
    return (
        f"{one.seen.place}: {one.seen.hint} is {key.id}, {key.role} of {key.actor.id}{named}: {state},"
        f" {_used(key, now)}"
    )


def _used(key: "KeyRecord", now: datetime) -> str:
    from app.access.rows import NOTED_EVERY

    if key.last_used_at is not None:
        return f"last used {key.last_used_at:%Y-%m-%d %H:%M} UTC"
    # The processes that serve may have seen it since, and not yet written so.
    ended_at = key.revoked_at or key.expires_at
    is_settled = ended_at is not None and ended_at <= now - NOTED_EVERY
    return "never used" if is_settled else "not used until about five minutes ago"
