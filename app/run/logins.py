"""The role that the service logs in as: what the owner of its database makes of it.

It has the rights of ``personday_app`` and no others; whoever speaks by its connections cannot take those
of the owner.
"""

import base64
import hashlib
import hmac
import os
from urllib.parse import parse_qs, unquote, urlsplit

from app.kit.postgres import migrations, primary
from app.kit.postgres.connecting import APP_ROLE, CONNECT_SECONDS, server_settings
from app.kit.postgres.database import Connection

# As PostgreSQL has it, too.
_ITERATIONS = 4096
# Of a connection that is not ours alone, such as a pooler's, these hold although nothing tells them.
_SETTINGS = server_settings(role=None)
# Roles belong to the whole server: another database may have made it already, or makes it meanwhile.
_ADMIT = f"""
DO $$
DECLARE
    login text := current_setting('personday.login');
    verifier text := nullif(current_setting('personday.verifier'), '');
    one record;
BEGIN
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', login, verifier);
        END IF;
        IF NOT pg_has_role(login, '{APP_ROLE}', 'MEMBER') THEN
            EXECUTE format('GRANT {APP_ROLE} TO %I', login);
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    FOR one IN
        SELECT key, value FROM json_each_text(current_setting('personday.settings')::json)
        WHERE NOT EXISTS (
            SELECT FROM pg_db_role_setting JOIN pg_roles ON pg_roles.oid = setrole
            JOIN pg_database ON pg_database.oid = setdatabase
            WHERE rolname = login AND datname = current_database()
              AND key || '=' || value = ANY (setconfig))
    LOOP
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET %I = %L',
                       login, current_database(), one.key, one.value);
    END LOOP;
END $$
"""
_TOLD = """
SELECT set_config('personday.login', $1, false), set_config('personday.verifier', $2, false),
    set_config('personday.settings', json_object($3::text[], $4::text[])::text, false)
"""
# By who logged in, not by the role in which it acts.
_AS_OWNER = """
SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class
WHERE oid = to_regclass('public.ledger_entry')
"""


class LoginError(Exception):
    """The role cannot be made; the message is one readable line."""


async def admit(owner: str, service: str) -> None:
    """Let the role that an address names log in with the service's rights; made if it is not there.

    Args:
        owner: the address as who owns the database.
        service: the address as the service; a password in it becomes that of a role which is made.

    Raises:
        LoginError: the address of the service names no role, or a password that is not ASCII.
        OSError, asyncpg.PostgresError: the server cannot be reached, or the owner may not do so.
    """
    name, password = _named(service)
    connection = await primary.connect(owner, timeout=CONNECT_SECONDS)
    try:
        verifier = scram_verifier(password, os.urandom(16)) if password else ""
        await connection.execute(migrations.MAKE_ROLE)
        await connection.execute(_TOLD, name, verifier, list(_SETTINGS), list(_SETTINGS.values()))
        await connection.execute(_ADMIT)
    finally:
        await connection.close()


async def is_owner(connection: Connection) -> bool:
    """Whether who logged in could do with the tables whatever it likes."""
    return bool(await connection.fetchval(_AS_OWNER))


def _named(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    given = parse_qs(parts.query)
    name = unquote(user) or given.get("user", [""])[0]
    secret = unquote(password) or given.get("password", [""])[0]
    if not name:
        raise LoginError("the address names no user: write it as postgresql://user:password@host/…")
    if not secret.isascii():
        raise LoginError("a role with such a password is made by hand: it is not ASCII")
    return name, secret


def scram_verifier(password: str, salt: bytes) -> str:
    """What the server keeps of an ASCII password (RFC 5803): its log never has the password itself."""
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, _ITERATIONS)
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    stored = hashlib.sha256(client_key).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    salt64, stored64, server64 = (base64.b64encode(one).decode() for one in (salt, stored, server))
    return f"SCRAM-SHA-256${_ITERATIONS}:{salt64}${stored64}:{server64}"
