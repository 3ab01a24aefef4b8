"""Which errors are the database's, and no fault of what was to be done."""

import asyncpg

from app.kit.postgres.database import Tx

# It is gone.
AWAY = (OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError)
# What it raises of something that may well go next time.
_PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.TransactionRollbackError,
    asyncpg.InsufficientResourcesError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.LockNotAvailableError,
)


def is_passing(tx: Tx, error: Exception) -> bool:
    """Whether what failed in a transaction may well go next time."""
    # One that is gone for good tells nothing of itself.
    return isinstance(error, _PASSING) or tx.is_lost
