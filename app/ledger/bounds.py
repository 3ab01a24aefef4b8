"""What is read of the ledger where months end."""

from datetime import datetime

from app.kit.database import Reader


async def closed_until(db: Reader) -> datetime | None:
    """Until when the books are closed, or are being closed; None before the first month is."""
    found: datetime | None = await db.fetchval("SELECT closed_until FROM ledger_closing")
    return found
