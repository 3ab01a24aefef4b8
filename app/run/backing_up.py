"""A backup of the whole service: what one snapshot sees, in a folder that is whole or absent.

Its mark is read before the snapshot is taken: who was answered before the mark had committed by then, and
what was committed is seen. What it counts is counted in the same snapshot, so that a copy is held to it.
"""

import shutil
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from app.kit import clock, sealing
from app.kit.events import outbox
from app.kit.postgres import migrations
from app.kit.postgres.database import Connection
from app.ledger import chain
from app.ledger import queries as ledger
from app.periods import signing
from app.run import copies, manifests
from app.run.copies import CopyError
from app.run.embedded_account import flush_folder
from app.run.manifests import Keys, Manifest, Mark
from app.settings import Settings

_SNAPSHOT = "SELECT pg_export_snapshot()"
# The statement that counts the rows of each table, whatever the schema is.
_COUNTING = """
SELECT string_agg(format('SELECT %L AS name, count(*) AS rows FROM %I.%I', relname, nspname, relname),
                  ' UNION ALL ' ORDER BY relname)
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = 'r' AND nspname = 'public'
"""


class Difference(NamedTuple):
    """What a copy has otherwise than its manifest says."""

    what: str
    told: object
    found: object

    def __str__(self) -> str:
        return f"{self.what}: {self.told} in the manifest, {self.found} in the database"


async def backup(dsn: str, settings: Settings, folder: Path) -> Manifest:
    """Make a backup beside a service at work, for its owner alone.

    Raises:
        CopyError: the folder exists, there is no program or no room for it, or the program fails.
        OSError, asyncpg.PostgresError: the server or the folder cannot be used.
    """
    unfinished = _begun(folder)
    try:
        manifest = await _write(dsn, settings, unfinished)
        flush_folder(unfinished)
        unfinished.rename(folder)
        flush_folder(folder.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return manifest


def _begun(folder: Path) -> Path:
    if folder.exists():
        raise CopyError(f"{folder} exists already")
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    return unfinished


async def _write(dsn: str, settings: Settings, folder: Path) -> Manifest:
    async with copies.connected(dsn) as connection:
        await copies.check_sees_all(connection)
        at = clock.read()
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            snapshot = await connection.fetchval(_SNAPSHOT)
            rows = await _rows(connection)
            mark = await _mark(connection, at)
            major = connection.get_server_version().major
            await copies.dump(dsn, major, len(rows), folder / manifests.DUMP, snapshot)
    manifest = Manifest(
        version=version("personday"),
        schema_version=await migrations.current(dsn) or "",
        postgresql=major,
        mark=mark,
        rows=rows,
        files={manifests.DUMP: await manifests.of(folder / manifests.DUMP)},
        keys=keys_here(settings),
    )
    manifests.write(folder, manifest)
    return manifest


async def _rows(connection: Connection) -> dict[str, int]:
    counting = await connection.fetchval(_COUNTING)
    return {row["name"]: row["rows"] for row in await connection.fetch(counting)}


async def _mark(connection: Connection, at: datetime) -> Mark:
    heads = await ledger.heads(connection, at)
    position = await outbox.reached(connection)
    return Mark(at=at, event_position=position, root=chain.root(heads).hex())


async def checked(folder: Path) -> Manifest:
    """The manifest of a backup that is whole, and that this version can bring to its own schema.

    Raises:
        CopyError: it was altered, a part is missing, or a newer version made it.
        OSError: it cannot be read.
    """
    manifest = manifests.read(folder)
    if manifest.schema_version not in migrations.known():
        raise CopyError(
            f"{folder} is of version {manifest.version} (schema {manifest.schema_version}), which this"
            f" version ({version('personday')}) does not know: use the newer program"
        )
    await manifests.check(folder, manifest)
    return manifest


async def fill(dsn: str, folder: Path, manifest: Manifest) -> None:
    """Bring an empty database to what a backup has, all of it or nothing, in the schema of its time.

    Raises:
        CopyError: the database is not empty, its server is too old, the program is absent or fails, or
            there came other rows than the manifest tells of.
        OSError, asyncpg.PostgresError: the server cannot be used.
    """
    into = await copies.empty(dsn)
    if into.major < manifest.postgresql:
        raise CopyError(
            f"{folder} is of PostgreSQL {manifest.postgresql}, and the server is {into.major}: restore"
            " into the same version or a newer one"
        )
    await copies.load(into, folder / manifests.DUMP)
    if differing := await _miscounted(dsn, manifest):
        raise CopyError("; ".join(map(str, differing)))


async def _miscounted(dsn: str, manifest: Manifest) -> list[Difference]:
    async with copies.connected(dsn) as connection:
        found = await _rows(connection)
    return [
        Difference(f"rows of {table}", manifest.rows.get(table), found.get(table))
        for table in sorted(manifest.rows.keys() | found.keys())
        if manifest.rows.get(table) != found.get(table)
    ]


async def differences(dsn: str, manifest: Manifest) -> list[Difference]:
    """What a copy, of this version's schema by now, has otherwise than the mark of its backup."""
    async with copies.connected(dsn) as connection:
        found = await _mark(connection, manifest.mark.at)
    told, has = manifest.mark.model_dump(), found.model_dump()
    return [Difference(name, told[name], has[name]) for name in told if told[name] != has[name]]


def keys_here(settings: Settings) -> Keys:
    """The keys outside of the database that are here; none is made."""
    given = settings.master_key.get_secret_value() if settings.master_key else None
    if given is None:
        with suppress(OSError, UnicodeDecodeError):
            given = settings.master_key_path.read_text("ascii")
    master: list[str] = []
    with suppress(sealing.NoMasterKey):
        master = [sealing.name(key).hex() for key in sealing.read(given)] if given else []
    path = settings.signing_key_path
    key = signing.key_of(path) if path.exists() else None
    signed_by = signing.key_id(signing.public_bytes(key)) if key else None
    return Keys(master=tuple(master), signing=signed_by)


def lost_keys(manifest: Manifest, settings: Settings) -> list[str]:
    """What a copy cannot do, as keys of its original are not here, a sentence each."""
    here, found = keys_here(settings), []
    if lost := [name for name in manifest.keys.master if name not in here.master]:
        found.append(
            f"The master key {', '.join(lost)} is not here: bring it back ({settings.master_key_path}, or"
            " PERSONDAY_MASTER_KEY), or have each webhook endpoint rotate its secret."
        )
    if manifest.keys.signing not in (None, here.signing):
        found.append(
            f"The key {manifest.keys.signing} that signed months is not here: bring it back"
            f" ({settings.signing_key_path}), or the next month is signed by a new one."
        )
    return found
