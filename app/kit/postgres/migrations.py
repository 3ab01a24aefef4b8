"""Brings a database to the schema of this version, and tells which one it has."""

import re
from functools import lru_cache
from pathlib import Path

import asyncpg

from app.kit.postgres import primary
from app.kit.postgres.connecting import APP_ROLE

# Who migrates, copies and verifies: policies show it every row.
KEEPER = "personday_keeper"
# Roles belong to the whole server: another database may have made it already, or makes it meanwhile. Who
# runs this acts under the first, and sees all rows by the second.
MAKE_ROLE = f"""
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['{APP_ROLE}', '{KEEPER}'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', name);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
        BEGIN
            IF NOT pg_has_role(current_user, name, 'SET') THEN
                EXECUTE format('GRANT %I TO CURRENT_USER', name);
            END IF;
        EXCEPTION WHEN invalid_parameter_value THEN  -- before 16 there is no privilege 'SET'
            IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
                EXECUTE format('GRANT %I TO CURRENT_USER', name);
            END IF;
        END;
    END LOOP;
END $$
"""
FOLDER = Path(__file__).resolve().parents[3] / "migrations"


@lru_cache
def known() -> frozenset[str]:
    """Every revision in the folder."""
    return frozenset(_named("revision"))


@lru_cache
def head() -> str:
    """The newest revision in the folder: the one that no other follows."""
    (newest,) = known() - set(_named("down_revision"))
    return newest


def is_served(revision: str | None) -> bool:
    """Whether this version serves a database of a schema: of its own, or of a newer release's.

    What it does not know is newer, and what it needs of it is still there.
    """
    return revision == head() or (revision is not None and revision not in known())


def _named(field: str) -> list[str]:
    texts = [file.read_text() for file in (FOLDER / "versions").glob("*.py")]
    return [
        name for text in texts for name in re.findall(rf'^{field} = "(\w+)"', text, re.MULTILINE)
    ]


async def current(dsn: str) -> str | None:
    """The revision a database has; None for one without our schema.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    connection = await primary.connect(dsn, timeout=10, command_timeout=10)
    try:
        revision: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
    except asyncpg.UndefinedTableError:
        return None
    finally:
        await connection.close()
    return revision


def upgrade(dsn: str, to: str = "head") -> None:
    """Bring a database to a revision. Runs beside others: an advisory lock lets one at a time.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    # Alembic takes half a second to import; a start on a current schema does without it.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.exc import DBAPIError

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["dsn"] = dsn
    try:
        command.upgrade(config, to)
    except DBAPIError as error:
        # It stands behind what SQLAlchemy's driver makes of it.
        raise (error.orig and error.orig.__cause__) or error from None
