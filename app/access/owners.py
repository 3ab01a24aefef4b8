"""Whose an object is: what a route names for the object in its path, and queries make of their tables."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from app.kit.postgres.database import Reader

Owner = Callable[[Reader, UUID], Awaitable[UUID | None]]
# Some 5 MB for each kind of object.
MOST_KEPT = 20_000


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


class KeptOwner:
    """The customers of rows that stay and never change hands: kept from when one is made or asked for.

    Whoever uses ``kept`` tells what they find only to who sees that customer: others are to wait as long as
    for what is not there. A row that is kept and yet not there is missed by what follows.
    """

    def __init__(self, table: str) -> None:
        self._ask = customer_of(table)
        self._kept: dict[UUID, UUID] = {}

    async def __call__(self, db: Reader, object_id: UUID) -> UUID | None:
        """The owner, as the database has it; None where it shows no such row."""
        found = await self._ask(db, object_id)
        if found is not None:
            self.keep(object_id, found)
        return found

    def kept(self, object_id: UUID) -> UUID | None:
        """The owner, where it is known without a trip."""
        return self._kept.get(object_id)

    def keep(self, object_id: UUID, customer_id: UUID) -> None:
        """Know an owner from now on; what has been known longest goes when there are too many."""
        if len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[object_id] = customer_id
