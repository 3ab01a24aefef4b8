"""A database that a test has used, made as the migrations left it."""

import asyncpg

from app.kit.database import Connection

_TABLES = "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'"
_SEQUENCES = """
SELECT setval(seqrelid, seqstart, false) FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
WHERE relnamespace = 'public'::regnamespace
"""
# Whatever changes a table, a trigger, a right or a function writes a new version of one of these rows.
_STRUCTURE = """
SELECT md5(string_agg(one, ',' ORDER BY one)) FROM (
    SELECT 'c' || oid || '.' || xmin AS one FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'a' || attrelid || '.' || attnum || '.' || pg_attribute.xmin FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid AND relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 't' || oid || '.' || xmin FROM pg_trigger WHERE oid >= 16384
    UNION ALL
    SELECT 'k' || oid || '.' || xmin FROM pg_constraint WHERE oid >= 16384
    UNION ALL
    SELECT 'p' || oid || '.' || xmin FROM pg_proc WHERE oid >= 16384
) AS structure
"""
_structures: set[str] = set()
_restore: list[str] = []


async def remember(dsn: str) -> None:
    """Learn from a database fresh from the migrations what one looks like."""
    connection = await asyncpg.connect(dsn)
    try:
        _structures.add(await connection.fetchval(_STRUCTURE))
        if not _restore:
            _restore[:] = await _statements(connection)
    finally:
        await connection.close()


async def _statements(connection: Connection) -> list[str]:
    """What empties every table, and fills those again that the migrations filled."""
    made = ["SET session_replication_role = replica"]
    tables = [row[0] for row in await connection.fetch(_TABLES)]
    made += [f"DELETE FROM {table}" for table in tables]
    for table in tables:
        rows = await connection.fetchval(f"SELECT json_agg(to_jsonb(t)) FROM {table} AS t")
        if rows is not None:
            literal = rows.replace("'", "''")
            made.append(
                f"INSERT INTO {table} SELECT * FROM json_populate_recordset(null::{table}, '{literal}')"
            )
    return [*made, _SEQUENCES]


async def emptied(dsn: str) -> bool:
    """Make a used database as it was; False if more than rows was changed, or somebody still uses it."""
    connection = await asyncpg.connect(dsn)
    try:
        others = await connection.fetchval(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        if others or await connection.fetchval(_STRUCTURE) not in _structures:
            return False
        await connection.execute(";".join(["BEGIN", *_restore, "COMMIT"]))
        return True
    finally:
        await connection.close()
