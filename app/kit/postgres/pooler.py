"""Connections that PgBouncer lends for one transaction at a time (``pool_mode = transaction``).

What a session keeps is not used on them: settings, statements prepared by name, temporary tables, LISTEN,
locks of a session. Nor is a statement outside of a transaction, since it is sent in two parts, and each
could meet another server. So whoever takes one is in a transaction until it is given back. What needs a
session goes to the server itself.
"""

from collections.abc import Mapping

from app.kit.postgres.connecting import Connection

# PgBouncer gives each client its own of these, and takes no others at the start.
KEPT = ("application_name", "timezone")
# What its own connections are to have, by ``connect_query``; of the rest nothing depends.
NEEDED = ("role", "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")


class PoolerError(ConnectionError):
    """The pooler's connections are not as the service needs them."""


async def check(connection: Connection, wanted: Mapping[str, str]) -> None:
    """Look whether the connections of a pooler have the settings that the service cannot give them.

    Raises:
        PoolerError: some differ; all of them are named.
    """
    needed = {name: wanted[name] for name in NEEDED if name in wanted}
    found = await connection.fetch(
        "SELECT name, current_setting(name) AS is FROM unnest($1::text[]) AS name", [*needed]
    )
    wrong = [
        f"SET {row['name']} = '{needed[row['name']]}'"
        for row in found
        if row["is"] != needed[row["name"]]
    ]
    if wrong:
        raise PoolerError(f"connect_query of PgBouncer lacks: {'; '.join(wrong)}")


async def begin(connection: Connection) -> None:
    """Begin, as somebody takes the connection."""
    await connection.execute("BEGIN")


async def end(connection: Connection) -> None:
    """Keep what single statements did, as each of them does on a connection of one's own."""
    if connection.is_in_transaction():
        await connection.execute("COMMIT")
