"""Alembic's entry: one migration at a time, each in its own transaction, with a lock timeout."""

import asyncio
import importlib
from typing import Any

import asyncpg
from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.kit.schema import Table

MIGRATION_LOCK = 7_302_000

for module in (
    "app.access.tables",
    "app.kit.idempotency",
    "app.kit.outbox",
    "app.kit.pagination",
    "app.ledger.tables",
    "app.customers.tables",
    "app.plans.tables",
    "app.calendar.tables",
    "app.knowledge.tables",
    "app.technicians.tables",
    "app.knowledge.tables",
    "app.tickets.tables",
    "app.inbound.tables",
    "app.availability.tables",
    "app.sessions.tables",
    "app.invitations.tables",
    "app.purchases.tables",
    "app.worksheets.tables",
):
    importlib.import_module(module)


def _is_described(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether our table classes describe it: pgqueuer's tables are its own matter."""
    return not (name or "").startswith("pgqueuer")


def _migrate(connection: Connection) -> None:
    connection.execute(text(f"SELECT pg_advisory_lock({MIGRATION_LOCK})"))
    connection.execute(text("SET lock_timeout = '5s'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
        include_name=_is_described,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _run(dsn: str) -> None:
    async def connect() -> Any:
        return await asyncpg.connect(dsn)

    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, poolclass=pool.NullPool
    )
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


asyncio.run(_run(context.config.attributes["dsn"]))
