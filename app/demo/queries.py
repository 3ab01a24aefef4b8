"""What is read before the demonstration is made."""

from app.kit.postgres.database import Reader


async def is_in_use(db: Reader) -> bool:
    """Whether a database has any customer, or any key."""
    found: bool = await db.fetchval(
        "SELECT EXISTS (SELECT 1 FROM customer) OR EXISTS (SELECT 1 FROM api_key)"
    )
    return found
