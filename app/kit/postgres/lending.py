"""A pool that lends a connection which is at hand without a detour, and takes it back without one.

The library makes a task for each, as one may have to be waited for, and what still runs to be ended. While
its task ran it was also seen whether the server had ended the connection: so who lends looks for that.
"""

# ruff: noqa: SLF001  the library has no other way to it

import asyncio
import select
from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from app.kit.postgres.turns import InTurn

if TYPE_CHECKING:
    _Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]
    _Proxy: TypeAlias = PoolConnectionProxy[asyncpg.Record]
else:
    _Pool = asyncpg.Pool

# In so many rounds of the loop what lies in a socket has been read, and an end been noticed.
_ROUNDS = 20


class LendingPool(_Pool):
    """The library's pool, with its shortest ways; how they go is of the version which is pinned."""

    # The library's own, whose types say nothing of them.
    _queue: Any
    _generation: int
    _setup: Any
    _closing: bool
    _loop: asyncio.AbstractEventLoop

    async def _acquire(self, timeout: float | None) -> "_Proxy":
        holder = self._at_hand()
        for _ in range(_ROUNDS):
            if holder is None or not _has_unread(holder):
                break
            await asyncio.sleep(0)
            holder = self._at_hand()
        if holder is None:
            return await super()._acquire(timeout)  # type: ignore[misc, no-any-return]
        holder = await self._queue.get()  # nobody is waited for
        lent: _Proxy = PoolConnectionProxy(holder, holder._con)
        holder._proxy, holder._timeout = lent, timeout
        holder._in_use = self._loop.create_future()
        return lent

    def _at_hand(self) -> Any:
        """The holder of one that can be lent, and nobody needs to be waited for; None where there is none."""
        holder = self._queue.at_hand() if isinstance(self._queue, InTurn) else None
        is_at_hand = (
            holder is not None
            and holder.is_connected()
            and holder._generation == self._generation
            and self._setup is None
            and not self._closing
        )
        return holder if is_at_hand else None

    async def release(self, connection: "_Proxy", *, timeout: float | None = None) -> None:
        """Take one back; nothing is to be undone of one on which no more runs."""
        if not self._is_clean(connection):
            await super().release(connection, timeout=timeout)
            return
        holder: Any = connection._holder
        holder._con._on_release()
        holder._timeout = None
        holder._release()

    def _is_clean(self, connection: "_Proxy") -> bool:
        holder: Any = connection._holder
        lent = holder._con
        return (
            holder._proxy is connection
            and holder._generation == self._generation
            and self._setup is None
            and not lent.is_closed()
            and not lent.is_in_transaction()
            and not lent._listeners
            and not lent._protocol._is_cancelling()
        )


def _has_unread(holder: Any) -> bool:
    """Whether its server has said something that nobody asked for: mostly, that it has ended."""
    transport: asyncio.Transport = holder._con._transport
    if transport.is_closing():
        return True
    watch = select.poll()
    watch.register(transport.get_extra_info("socket").fileno(), select.POLLIN)
    return bool(watch.poll(0))
