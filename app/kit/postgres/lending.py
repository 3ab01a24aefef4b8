"""A pool that lends a connection which is at hand without a detour.

The library makes a task for it, as one may have to be waited for. It makes another when one comes back;
that one stays, since meanwhile it is seen whether the server has ended the connection.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg

from app.kit.postgres.turns import InTurn

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    _Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]
else:
    _Pool = asyncpg.Pool


class LendingPool(_Pool):
    """The library's pool, with its shortest way; how that goes is of the version which is pinned."""

    # The library's own, whose types say nothing of them.
    _queue: Any
    _generation: int
    _setup: Any

    async def _acquire(self, timeout: float | None) -> "PoolConnectionProxy[asyncpg.Record]":
        if not self._is_at_hand():
            return await super()._acquire(timeout)  # type: ignore[misc, no-any-return]
        lent = await super()._acquire(None)  # type: ignore[misc]
        lent._holder._timeout = timeout  # noqa: SLF001
        return lent  # type: ignore[no-any-return]

    def _is_at_hand(self) -> bool:
        """Whether one can be lent that nobody needs to be waited for."""
        holder = self._queue.at_hand() if isinstance(self._queue, InTurn) else None
        return (
            holder is not None
            and holder.is_connected()
            and holder._generation == self._generation  # noqa: SLF001
            and self._setup is None
        )
