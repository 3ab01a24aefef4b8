"""Where a word stands in a database: in whichever column of whichever table, bytes and indexes too."""

from app.kit.postgres.database import Connection
from tests.support import Api

_COLUMNS = """
SELECT table_name, column_name, data_type FROM information_schema.columns
JOIN pg_tables ON schemaname = table_schema AND tablename = table_name
WHERE table_schema = 'public'
  AND (data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'tsvector')
       OR udt_name IN ('_text', '_varchar'))
ORDER BY table_name, column_name
"""


async def columns(db: Connection) -> list[tuple[str, str, str]]:
    """Every column that can hold a text, with its table and its type."""
    return [tuple(row) for row in await db.fetch(_COLUMNS)]


async def places(api: Api, word: str) -> set[str]:
    """The columns in which a word stands, as ``table.column``."""
    found = set()
    for table, column, kind in await columns(api.db):
        text = f"encode({column}, 'escape')" if kind == "bytea" else f"{column}::text"
        is_there = await api.db.fetchval(
            f"SELECT EXISTS (SELECT FROM {table} WHERE position($1 IN lower({text})) > 0)", word
        )
        if is_there:
            found.add(f"{table}.{column}")
    return found
