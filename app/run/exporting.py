"""The command ``personday export``: a file beside the service, or without one."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from app.command_line import DataDir, database, note
from app.exports.rules import ExportFormat, ExportKind, Wish
from app.kit.postgres.scopes import EVERYBODY


def export(
    kind: Annotated[ExportKind, typer.Argument(help="What is exported.")],
    file: Annotated[Path, typer.Argument(help="The file to make; it must not exist.")],
    chosen: Annotated[
        ExportFormat, typer.Option("--format", help="hledger and beancount take entries.")
    ] = ExportFormat.CSV,
    from_at: Annotated[str | None, typer.Option("--from", help="The first instant.")] = None,
    to_at: Annotated[
        str | None, typer.Option("--to", help="The first that counts no more.")
    ] = None,
    customer: Annotated[UUID | None, typer.Option(help="Of this customer only.")] = None,
    after: Annotated[int | None, typer.Option(help="Entries behind this position only.")] = None,
    locale: Annotated[
        str | None, typer.Option(help="Of the spreadsheet that a CSV is for, such as de.")
    ] = None,
    gzip: Annotated[bool, typer.Option("--gzip", help="Make it a gzip file.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Write all rows of a kind, as they are at one instant, into a file; it is whole or absent."""
    from app.exports.schemas import Asked

    with database(data_dir) as dsn:
        wish = Asked(
            kind=kind,
            format=chosen,
            from_at=from_at,
            to_at=to_at,
            customer_id=customer,
            after=after,
            locale=locale,
            gzip=gzip,
        ).wish()
        rows = asyncio.run(_save(dsn, wish, file))
        note(dsn, f"personday export {kind}")
    typer.echo(f"{file} has {rows:,} rows, {file.stat().st_size:,} bytes")


async def _save(dsn: str, wish: Wish, file: Path) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from app.exports import service
    from app.exports.snapshots import Snapshots
    from app.kit import clock
    from app.kit.postgres import database

    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(str(wish.kind), total=None)

        def tell(rows: int, expected: int) -> None:
            progress.update(task, advance=rows, total=expected)

        async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
            return await service.save(Snapshots(dsn), pool, wish, clock.read(), file, tell)
