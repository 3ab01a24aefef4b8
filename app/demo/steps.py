"""How the demonstration takes a step: one verb, written at once."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from app.kit.postgres.database import Tx


async def do(tx: Tx, verb: Callable[[Tx], Awaitable[Any]], *ids: UUID) -> Any:
    """Run one verb and write it, with these ids for the first rows it makes."""
    next_ids = list(ids)
    tx.new_id = lambda: next_ids.pop(0) if next_ids else uuid7()
    view = await verb(tx)
    await tx.flush()
    return view
