"""What the commands share: readable refusals, the settings, and the database they work on."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings

DataDir = Annotated[
    Path | None,
    typer.Option(help="Where the embedded database keeps its data; by default .personday."),
]


@contextmanager
def readable_errors(*others: type[Exception]) -> Iterator[None]:
    """End with one readable line instead of a traceback, and exit code 1.

    ``others`` are errors of what the command alone uses.
    """
    import asyncpg
    from pydantic import ValidationError

    from app.errors import DomainError
    from app.run.copies import CopyError
    from app.run.opening import StartError
    from app.settings import SettingsError

    of_the_database: tuple[type[Exception], ...] = (asyncpg.PostgresError, asyncpg.InterfaceError)
    try:
        yield
    except (StartError, SettingsError, CopyError, DomainError) as error:
        _fail(str(error))
    except ValidationError as error:
        _fail("; ".join(f"{item['loc'][-1]}: {item['msg']}" for item in error.errors()))
    except OSError as error:
        named = f"{error.strerror}: {error.filename}" if error.filename else str(error)
        _fail(" ".join(named.split()) or type(error).__name__)
    except (*of_the_database, *others) as error:
        _fail(" ".join(str(error).split()) or type(error).__name__)


def _fail(message: str) -> None:
    typer.echo(f"personday: {message}", err=True)
    raise typer.Exit(1)


def settings(**overrides: object) -> "Settings":
    """The settings, with those that the command was given; unknown ones of the environment are named."""
    from app import settings as found

    for line in found.unknown():
        typer.echo(f"personday: {line}", err=True)
    return found.load(**overrides)


@contextmanager
def database(data_dir: Path | None, *, as_owner: bool = False) -> Iterator[str]:
    """The database as the service logs in, also beside one at work; an embedded one is started if none runs.

    ``as_owner`` is for what reads all of it, such as a copy.
    """
    from app.run import opening

    with readable_errors(), opening.reachable_database(settings(data_dir=data_dir)) as addresses:
        chosen = addresses.owner if as_owner else addresses.service
        opening.check_schema(chosen)
        yield chosen


def note(dsn: str, action: str) -> None:
    """Record in the audit that a command was done."""
    from app.audit import rows as audit
    from app.run.opening import transaction

    async def add() -> None:
        async with transaction(dsn) as tx:
            audit.note(tx, action)

    asyncio.run(add())


def verified(dsn: str) -> None:
    """Verify a database and say what came of it.

    Raises:
        Exit: an invariant is broken; its name and rows are told.
    """
    from app.run import verify as checker

    broken = asyncio.run(checker.broken(dsn))
    if not broken:
        typer.echo(f"all {checker.COUNT} invariants hold")
        return
    for name, rows in broken.items():
        typer.echo(name)
        for row in rows:
            typer.echo(f"  {json.dumps(row, default=str)}")
    raise typer.Exit(1)
