"""What the service logs in as can do no more than the service may, whatever it is told to say."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from app.kit.postgres import connecting, database, migrations
from app.kit.postgres.database import Connection
from app.kit.postgres.scopes import EVERYBODY
from app.run import doctor, logins, rights
from tests.cli.processes import run
from tests.conftest import fresh_database
from tests.ledger.test_append_only import CHANGES, WAYS_ROUND
from tests.support import NOON, service_address

# From what it acts as back to what it logged in as, and on from there.
WAYS_UP = [
    "SET ROLE personday",
    "SET SESSION AUTHORIZATION personday",
    "SET ROLE pg_read_all_data",
    "GRANT personday TO personday_service",
    "GRANT pg_read_server_files TO personday_service",
    "ALTER ROLE personday_service SUPERUSER",
    "ALTER ROLE personday_app BYPASSRLS",
    "CREATE ROLE another SUPERUSER",
    "CREATE DATABASE another",
    "CREATE SCHEMA another",
    "CREATE TABLE another (id integer)",
    "CREATE FUNCTION another() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION file_fdw",
    "ALTER TABLE customer OWNER TO personday_service",
    "CREATE TRIGGER another BEFORE INSERT ON ledger_entry EXECUTE FUNCTION refuse_change()",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "DROP FUNCTION refuse_change() CASCADE",
    "SELECT rolpassword FROM pg_authid",
    "SELECT pg_read_file('PG_VERSION')",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY company FROM '/etc/passwd'",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_reload_conf()",
    "ALTER SYSTEM SET fsync = off",
]


@asynccontextmanager
async def logged_in(dsn: str) -> AsyncIterator[Connection]:
    """A connection by the service's login, in the role that it was given by nobody."""
    connection = await asyncpg.connect(service_address(dsn))
    try:
        yield connection
    finally:
        await connection.close()


async def test_the_login_has_the_rights_of_the_service_and_no_others(dsn: str) -> None:
    async with logged_in(dsn) as connection:
        for statement in (*CHANGES, *WAYS_ROUND, *WAYS_UP):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
        assert await connection.fetchval("SELECT count(*) FROM ledger_entry") == 0


async def test_a_role_that_is_set_back_is_the_login_again(dsn: str) -> None:
    async with await database.open_pool(service_address(dsn), scope=EVERYBODY, size=1) as pool:
        assert await pool.fetchval("SELECT current_user") == connecting.APP_ROLE
        for back in ("RESET ROLE", "SET ROLE NONE", "RESET SESSION AUTHORIZATION", "RESET ALL"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await pool.execute(f"{back}; TRUNCATE ledger_entry CASCADE")


async def test_the_owner_can_do_so_or_the_tests_above_show_nothing(dsn: str) -> None:
    async with await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        await pool.execute(
            "SET ROLE NONE; BEGIN; ALTER TABLE ledger_entry DISABLE TRIGGER ALL; ROLLBACK"
        )


@asynccontextmanager
async def owned_database(server: str) -> AsyncIterator[tuple[str, str]]:
    """An empty database whose owner is no superuser, and may make roles: as its owner, as its service."""
    async with fresh_database(server, "template0") as dsn:
        name = re.sub(r"\W", "_", dsn.partition("?")[0].rpartition("/")[2])
        owner, service = f"owner_{name}", f"login of {name}"
        admin = await asyncpg.connect(dsn)
        try:
            await admin.execute(
                f"CREATE ROLE {owner} LOGIN CREATEROLE; GRANT personday_app, personday_keeper TO"
                f" {owner} WITH ADMIN OPTION"
            )
            await admin.execute(f"ALTER DATABASE {name} OWNER TO {owner}")
            yield (
                dsn.replace("//personday@", f"//{owner}@"),
                dsn.replace("//personday@", f"//{quote(service)}:hunter2@"),
            )
            await admin.execute(f"REASSIGN OWNED BY {owner} TO personday; DROP OWNED BY {owner}")
            await admin.execute(f'DROP ROLE "{service}"; DROP ROLE {owner}')
        finally:
            await admin.close()


@pytest.mark.usefixtures("template")
async def test_the_owner_migrates_and_lets_the_service_log_in(server: str, tmp_path: Path) -> None:
    async with owned_database(server) as (owner, service):
        both = {"PERSONDAY_DATABASE_URL": service, "PERSONDAY_OWNER_URL": owner}
        for _ in range(2):  # the second time there is nothing to do
            ended = await asyncio.to_thread(run, "migrate", cwd=tmp_path, **both)
            assert ended.succeeded() == f"schema version {migrations.head()}\n"
        # The service needs no word of the owner.
        alone = {"PERSONDAY_DATABASE_URL": service}
        key = await asyncio.to_thread(
            run, "keys", "create", "--role", "admin", cwd=tmp_path, **alone
        )
        assert key.succeeded().startswith("pd_")
        for command in ("verify", "migrate"):
            (await asyncio.to_thread(run, command, cwd=tmp_path, **alone)).succeeded()
        owners = await asyncpg.connect(owner)
        assert await rights.differences(owners) == []
        await owners.execute("UPDATE alembic_version SET version_num = '20261129_form_2'")
        await owners.close()
        refused = await asyncio.to_thread(run, "migrate", cwd=tmp_path, **alone)
        refused.refused("cannot be migrated", "PERSONDAY_OWNER_URL")
        assert "hunter2" not in refused.err


async def test_what_holds_for_a_pool_holds_for_the_login_too(dsn: str) -> None:
    await logins.admit(dsn, service_address(dsn))
    async with logged_in(dsn) as connection:
        for name, value in connecting.server_settings(role=None).items():
            if name == "application_name" or name.startswith("tcp_"):
                continue  # its own; none on a socket of this machine
            assert await connection.fetchval(f"SELECT current_setting('{name}')") == value, name


@pytest.mark.parametrize("name", ["", "user=someone&password=hörtest"])
async def test_what_names_no_role_that_could_be_made_is_refused(dsn: str, name: str) -> None:
    nobody = dsn.replace("//personday@", "//") + (f"&{name}" if name else "")
    with pytest.raises(logins.LoginError):
        await logins.admit(dsn, nobody)


async def test_a_password_is_kept_as_the_server_keeps_it(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(
            "BEGIN; SET LOCAL password_encryption = 'scram-sha-256';"
            " CREATE ROLE kept_by_the_server PASSWORD 'it''s $ecret: 1'"
        )
        kept = await connection.fetchval(
            "SELECT rolpassword FROM pg_authid WHERE rolname = 'kept_by_the_server'"
        )
        salt = await connection.fetchval(
            "SELECT decode(split_part(split_part($1, '$', 2), ':', 2), 'base64')", kept
        )
    finally:
        await connection.close()
    assert logins.scram_verifier("it's $ecret: 1", salt) == kept


@pytest.mark.parametrize(
    ("statement", "more"),
    [
        ("SELECT 1", None),
        ("ALTER ROLE personday_service CREATEROLE", "makes roles, takes personday_app"),
        ("ALTER ROLE personday_service BYPASSRLS", "bypasses policies, takes personday_app"),
        ("ALTER ROLE personday_service REPLICATION", "replicates, takes personday_app"),
        (
            "GRANT pg_read_all_data TO personday_service",
            "takes personday_app, takes pg_read_all_data",
        ),
        (
            "GRANT DELETE ON ledger_entry TO personday_service",
            "takes personday_app, DELETE ledger_entry",
        ),
    ],
)
async def test_a_login_that_may_do_more_is_named(
    dsn: str, statement: str, more: str | None
) -> None:
    await logins.admit(dsn, service_address(dsn))
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(f"BEGIN; {statement}")
        named = await rights.differences(connection)
    finally:
        await connection.close()
    expected = (
        []
        if more is None
        else [
            {"missing": f"{rights.LOGIN}: takes personday_app"},
            {"unexpected": f"{rights.LOGIN}: {more}"},
        ]
    )
    assert named == expected


async def test_the_doctor_tells_an_owner_from_a_login(dsn: str) -> None:
    for address, is_told in ((dsn, True), (service_address(dsn), False)):
        async with (
            await database.open_pool(address, scope=EVERYBODY, size=1) as pool,
            pool.acquire() as connection,
        ):
            found = await doctor.findings(connection, NOON)
        assert any("PERSONDAY_OWNER_URL" in line for line in found) == is_told
