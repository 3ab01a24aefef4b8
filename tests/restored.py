"""A database that a test has used, made as the template it was copied from."""

import asyncpg

from app.kit.postgres.database import Connection
from tests.kept import OTHERS, kept

# Each table with the columns that are not computed from others.
_TABLES = """
SELECT format('%I', table_name), string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position)
FROM information_schema.columns JOIN pg_tables ON schemaname = table_schema AND tablename = table_name
WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name
"""
_SEQUENCES = """
SELECT format('%I', sequencename), coalesce(last_value, start_value), last_value IS NOT NULL
FROM pg_sequences WHERE schemaname = 'public'
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
# Template -> its structure, and what makes a used copy of it as it is.
_remembered: dict[str, tuple[str, str]] = {}


async def remember(template: str) -> None:
    """Learn what a database at this address looks like, so that copies of it can be used again."""
    connection = await asyncpg.connect(template)
    try:
        structure = await connection.fetchval(_STRUCTURE)
        _remembered[template] = structure, ";".join(await _statements(connection))
    finally:
        await connection.close()


async def _statements(connection: Connection) -> list[str]:
    """What empties every table, fills those again that had rows, and sets the sequences back."""
    tables = await connection.fetch(_TABLES)
    made = ["BEGIN", "SET LOCAL session_replication_role = replica"]
    made += [f"DELETE FROM {table}" for table, _ in tables]
    for table, columns in tables:
        rows = await connection.fetchval(f"SELECT json_agg(to_jsonb(t)) FROM {table} AS t")
        if rows is not None:
            literal = rows.replace("'", "''")
            made.append(
                f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns}"
                f" FROM json_populate_recordset(null::{table}, '{literal}')"
            )
    for name, value, is_called in await connection.fetch(_SEQUENCES):
        made.append(f"SELECT setval('{name}', {value}, {is_called})")
    return [*made, "COMMIT"]


async def restored(dsn: str, template: str) -> bool:
    """Make a used copy of a remembered template as new.

    False if none is remembered, more than rows was changed, or somebody still uses the copy.
    """
    if template not in _remembered:
        return False
    structure, statements = _remembered[template]
    async with kept(dsn) as connection:
        if await connection.fetchval(OTHERS) or await connection.fetchval(_STRUCTURE) != structure:
            return False
    # To set the role of replication makes a connection forget its plans.
    async with kept(dsn, "restoring") as connection:
        await connection.execute(statements)
    return True
