"""The command ``personday statements``: those of a month, as files."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.command_line import DataDir, database, note
from app.kit.postgres.scopes import EVERYBODY


def statements(
    month: Annotated[str, typer.Argument(help="Such as 2026-10.")],
    folder: Annotated[Path, typer.Option(help="Where the files are put.")] = Path("statements"),
    format: Annotated[str, typer.Option(help="pdf, html, csv or json.")] = "pdf",  # noqa: A002
    language: Annotated[
        str | None, typer.Option(help="en, fr, de or cs; by default each customer's own.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Make the statements of a month, one file for each customer; begun again, it goes on.

    One that does not add up is not made but named, and the exit code is 1 then.
    """
    from collections import Counter

    from rich.console import Console
    from rich.progress import Progress

    from app.kit import clock
    from app.kit.postgres.database import open_pool
    from app.statements import batch as statements
    from app.statements.queries import customers

    counted: Counter[str] = Counter()

    async def make(dsn: str, progress: Progress) -> None:
        asked = {"month": month, "format": format, "language": language}
        batch = statements.Batch.model_validate(asked)
        folder.mkdir(parents=True, exist_ok=True)
        async with await open_pool(dsn, scope=EVERYBODY, size=2) as pool:
            found = await customers(pool)
            task = progress.add_task("statements", total=len(found))
            async for done in statements.make(pool, found, batch, folder, clock.read()):
                counted[done.outcome] += 1
                if done.wrong:
                    typer.echo(f"{done.customer_id}: {done.wrong}", err=True)
                progress.advance(task)

    console = Console(stderr=True)
    with (
        database(data_dir) as dsn,
        Progress(console=console, disable=not sys.stderr.isatty()) as progress,
    ):
        asyncio.run(make(dsn, progress))
        note(dsn, "personday statements")
    typer.echo(
        f"{counted['made']} statements made in {folder}, {counted['there']} were there,"
        f" {counted['nothing']} customers have none"
    )
    if counted["wrong"]:
        raise typer.Exit(1)
