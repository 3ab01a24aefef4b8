"""Whose an object is: what a route names for the object in its path, and queries make of their tables."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from app.kit.postgres.database import Reader

Owner = Callable[[Reader, UUID], Awaitable[UUID | None]]


async def itself(_db: Reader, customer_id: UUID) -> UUID | None:
    """The owner of a customer, where what follows finds out whether it exists."""
    return customer_id


def customer_of(table: str, column: str = "customer_id") -> Owner:
    """Finds the customer of a row of this table; None when there is no such row."""

    async def owner(db: Reader, object_id: UUID) -> UUID | None:
        found: UUID | None = await db.fetchval(
            f"SELECT {column} FROM {table} WHERE id = $1", object_id
        )
        return found

    return owner
