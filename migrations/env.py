"""Alembic's entry: one migration at a time, each in its own transaction, with a lock timeout."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from app import slices
from app.kit.postgres import primary
from app.kit.postgres.locks import Lock
from app.kit.postgres.sqlalchemy_tables import metadata

_TRY_ALONE = f"SELECT pg_try_advisory_lock({Lock.MIGRATION.value})"
# Whoever waits for a lock has everybody else wait behind.
_LOCK_TIMEOUT = "SET lock_timeout = '5s'"

for _ in slices.parts("tables"):
    pass  # loading them describes them


def _is_described(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether our table classes describe it: pgqueuer's tables are its own matter."""
    return not (name or "").startswith("pgqueuer")


def _migrate(connection: Connection) -> None:
    connection.execute(text(_LOCK_TIMEOUT))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
        include_name=_is_described,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _run(dsn: str) -> None:
    async def connect() -> Any:
        return await primary.connect(dsn)

    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, poolclass=pool.NullPool
    )
    async with engine.connect() as connection:
        # Who waits within a statement is itself waited for by an index that is built concurrently.
        while not await connection.scalar(text(_TRY_ALONE)):
            await connection.commit()
            await asyncio.sleep(0.1)
        await connection.run_sync(_migrate)
    await engine.dispose()


def _write() -> None:
    """The statements alone, for whoever judges them: there is no database."""
    context.configure(dialect_name="postgresql", transaction_per_migration=True)
    context.execute(_LOCK_TIMEOUT)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    _write()
else:
    asyncio.run(_run(context.config.attributes["dsn"]))
