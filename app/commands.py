"""The commands of `personday`: the service and its worker, its database, its keys and messages."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from app.command_line import DataDir, verified
from app.command_line import database as _database
from app.command_line import note as _note
from app.command_line import readable_errors as _readable_errors
from app.command_line import settings as _settings
from app.run.copying import backup, restore
from app.run.exporting import export
from app.run.key_finding import find
from app.run.resealing import reseal
from app.run.rooting import roots, rotate
from app.run.stating import statements

app = typer.Typer(
    name="personday",
    help="Prepaid server-support credit, kept to the minute.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
keys = typer.Typer(help="Make, list, find and revoke keys; works beside a running serve.")
app.add_typer(keys, name="keys", no_args_is_help=True)
keys.command("find")(find)
messages = typer.Typer(help="Messages on tickets that came by e-mail.")
app.add_typer(messages, name="messages", no_args_is_help=True)
master_key = typer.Typer(help="The key that seals secrets of webhooks.")
app.add_typer(master_key, name="master-key", no_args_is_help=True)
master_key.command("reseal")(reseal)
app.command("backup")(backup)
app.command("restore")(restore)
signing_key = typer.Typer(help="The key that signs closed months and roots.")
app.add_typer(signing_key, name="signing-key", no_args_is_help=True)
signing_key.command("rotate")(rotate)
app.command("roots")(roots)
app.command("export")(export)
app.command("statements")(statements)


def _show_version(wanted: bool) -> None:
    from importlib.metadata import version

    if wanted:
        typer.echo(f"personday {version('personday')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and end.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Prepaid server-support credit, kept to the minute."""


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; by default 127.0.0.1.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; by default 8000.")] = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes that serve; by default one for each core.")
    ] = None,
    worker: Annotated[
        bool | None,
        typer.Option("--worker/--no-worker", help="Run the worker, too; by default it does."),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Serve the API, with an embedded PostgreSQL unless PERSONDAY_DATABASE_URL is set."""
    from app.run import serving

    with _readable_errors():
        wanted = _settings(
            host=host, port=port, workers=workers, embedded_worker=worker, data_dir=data_dir
        )
        serving.run(wanted)


@app.command("worker")
def work(data_dir: DataDir = None) -> None:
    """Do what becomes due, in a process of its own; beside a serve, or any number of others."""
    from app.run import serving

    with _readable_errors():
        serving.work(_settings(data_dir=data_dir))


@app.command()
def migrate(data_dir: DataDir = None) -> None:
    """Bring the database to this version's schema and time zone data."""
    from app.kit.postgres import migrations
    from app.run import opening

    with (
        _readable_errors(),
        opening.reachable_database(_settings(data_dir=data_dir), make=True) as addresses,
    ):
        opening.prepare(addresses, recheck=True)
        _note(addresses.service, "personday migrate")
        typer.echo(f"schema version {migrations.head()}")


@app.command()
def verify(
    data_dir: DataDir = None,
    export: Annotated[
        Path | None,
        typer.Option(help="Check this export of entries (NDJSON) instead, without the database."),
    ] = None,
    root: Annotated[
        str | None, typer.Option(help="The root hash that the export has to come to.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="The export begins later than the ledger.")
    ] = False,
    roots: Annotated[
        Path | None,
        typer.Option(
            help="Signed roots that were kept elsewhere: the database has to say the same."
        ),
    ] = None,
) -> None:
    """Recompute the whole ledger; exit code 1 and the offending rows if an invariant is broken."""
    if export is None:
        from app import settings as found
        from app.run import rooting

        if root is not None or partial:
            raise typer.BadParameter(
                "--root and --partial say how an export is read: give --export, too"
            )
        noted = rooting.read_kept(roots)
        with _database(data_dir, as_owner=True) as dsn:
            key_file = found.load(data_dir=data_dir).signing_key_path
            holds = rooting.check(dsn, noted, key_file)
            verified(dsn)
        if not holds:
            raise typer.Exit(1)
        return
    if roots is not None:
        raise typer.BadParameter(
            "--roots checks the database, --export a file without it: one of them"
        )
    from app.ledger.exported import report

    with _readable_errors():
        if not report(export, root, partial=partial, say=typer.echo):
            raise typer.Exit(1)


@app.command()
def doctor(data_dir: DataDir = None) -> None:
    """Say what this installation lacks to do what is asked of it; exit code 1 if it lacks anything."""
    from app import settings
    from app.kit import clock
    from app.run import doctor as looking
    from app.run import replication, scheduled_backups
    from app.run.opening import transaction
    from app.webhooks import resealing

    async def look(dsn: str) -> list[str]:
        wanted = settings.load(data_dir=data_dir)
        async with transaction(dsn) as tx:
            found = await looking.findings(tx.connection, clock.read())
            found += await scheduled_backups.findings(tx.connection, wanted, clock.read())
            found += await replication.findings(tx.connection, dsn, clock.read())
            return found + await resealing.findings(tx.connection, wanted)

    with _database(data_dir) as dsn:
        found = asyncio.run(look(dsn))
    for line in found:
        typer.echo(line)
    if found:
        raise typer.Exit(1)
    typer.echo("nothing is missing")


@app.command()
def demo(
    url: Annotated[str | None, typer.Option(help="The running service.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Play the story of credit against the running service, and show each entry and balance."""
    import httpx

    from app.demo import story
    from app.run import opening

    with _readable_errors(httpx.HTTPError, httpx.InvalidURL):
        wanted = _settings(data_dir=data_dir)
        noted = [] if wanted.database_url else opening.noted_addresses(wanted.data_dir)
        address = url or [opening.web_address(wanted), *noted][-1]
        story.check_running(address)
        with _database(data_dir) as dsn, story.temporary_key(dsn) as key:
            story.play(address, key)


@app.command()
def openapi() -> None:
    """Print the OpenAPI document, made from the code."""
    from app.contract.document import make
    from app.main import create_app

    with _readable_errors():
        document = make(create_app(_settings()))
    typer.echo(json.dumps(document, indent=2, ensure_ascii=False))


@keys.command("create")
def create_key(
    role: Annotated[str, typer.Option(help="customer, technician, lead, finance, mail or admin.")],
    customer: Annotated[UUID | None, typer.Option(help="The customer it is for.")] = None,
    contact: Annotated[UUID | None, typer.Option(help="The person to record.")] = None,
    technician: Annotated[UUID | None, typer.Option(help="The technician it is for.")] = None,
    person: Annotated[UUID | None, typer.Option(help="Whose it is, of the office.")] = None,
    name: Annotated[str | None, typer.Option(help="What it is used for.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Make a key; it is printed alone on standard output, and only now."""
    from app.access import service
    from app.access.schemas import NewKey
    from app.audit import rows as audit
    from app.run.opening import transaction

    async def make(dsn: str) -> str:
        body = NewKey.model_validate(
            {
                "role": role,
                "customer_id": customer,
                "contact_id": contact,
                "technician_id": technician,
                "person_id": person,
                "name": name,
            }
        )
        async with transaction(dsn) as tx:
            made = await service.make(tx, body)
            audit.note(tx, "personday keys create", made.id)
        return made.key

    with _database(data_dir) as dsn:
        typer.echo(asyncio.run(make(dsn)))


# What of a key is listed, and above which column.
SHOWN = {
    "id": "id", "hint": "key", "role": "role", "scopes": "scopes", "customer_id": "customer",
    "contact_id": "contact", "technician_id": "technician", "person_id": "person", "name": "name",
    "created_at": "made", "expires_at": "expires", "last_used_at": "last used", "revoked_at": "revoked",
    "replaces_id": "replaces", "created_by": "made by", "revoked_by": "revoked by",
}  # fmt: skip


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


@keys.command("list")
def list_keys(data_dir: DataDir = None) -> None:
    """List the keys, without their secrets."""
    from rich.console import Console
    from rich.table import Table

    from app.access.queries import every_key
    from app.run.opening import transaction

    async def read(dsn: str) -> list[list[str]]:
        async with transaction(dsn) as tx:
            found = await every_key(tx.connection)
        return [[_cell(getattr(key, name)) for name in SHOWN] for key in found]

    with _database(data_dir) as dsn:
        rows = asyncio.run(read(dsn))
    table = Table()
    for name, title in SHOWN.items():
        # Whoever revokes one copies its id.
        table.add_column(title, no_wrap=name == "id")
    for row in rows:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 1000).print(table)


@keys.command("revoke")
def revoke_key(
    key_id: Annotated[UUID, typer.Argument(help="The key's id, as listed.")],
    data_dir: DataDir = None,
) -> None:
    """End a key; every process refuses it within a second."""
    from app.access import service
    from app.audit import rows as audit
    from app.run.opening import transaction

    async def revoke(dsn: str) -> None:
        async with transaction(dsn) as tx:
            await service.revoke(tx, key_id)
            audit.note(tx, "personday keys revoke", key_id)

    with _database(data_dir) as dsn:
        asyncio.run(revoke(dsn))
    typer.echo(f"revoked {key_id}")


@messages.command("reread")
def reread_messages(
    after: Annotated[UUID | None, typer.Option(help="Go on behind this message.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Read them again as they came: what is new, quoted, a signature; what people corrected stays.

    Those that cannot be read are left as they are, and named at the end; the exit code is 1 then.
    """
    from rich.progress import Progress

    from app.inbound import queries, rereading
    from app.run.opening import transactions

    reached = after or rereading.FROM_THE_FIRST
    failed: list[str] = []

    async def read(dsn: str, progress: Progress) -> tuple[int, int]:
        nonlocal reached
        changed = done = 0
        async with transactions(dsn) as transaction:
            async with transaction() as tx:
                total = await queries.taken_count(tx.connection, reached)
            task = progress.add_task("reading", total=total)
            async for one in rereading.reread(transaction, reached):
                reached, done, changed = one.email_id, done + 1, changed + one.changed
                if one.failed is not None:
                    failed.append(f"{one.email_id} could not be read: {one.failed}")
                progress.advance(task)
        return done, changed

    with _database(data_dir) as dsn, Progress(disable=not sys.stderr.isatty()) as progress:
        try:
            done, changed = asyncio.run(read(dsn, progress))
        except BaseException:
            typer.echo(f"go on with: personday messages reread --after {reached}", err=True)
            raise
        finally:
            for line in failed:
                typer.echo(line, err=True)
    typer.echo(f"{done - len(failed)} messages read, {changed} changed")
    if failed:
        raise typer.Exit(1)
