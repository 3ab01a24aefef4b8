"""A pool of connections that tells how long is waited for one."""

import time
from typing import TYPE_CHECKING

from app.kit.postgres.lending import LendingPool
from app.kit.telemetry import measures

if TYPE_CHECKING:
    import asyncpg
    from asyncpg.pool import PoolConnectionProxy


class MeasuredPool(LendingPool):
    """The library's pool; it is measured once it has a name."""

    _name: str | None = None
    _waiting = 0

    def measure(self, name: str) -> None:
        """Have it measured from now on, as this process's pool of that name."""
        self._name = name
        measures.POOL_SIZE.follow(self.get_max_size, name)
        measures.POOL_USED.follow(lambda: self._used, name)
        measures.POOL_WAITING.follow(lambda: self._waiting, name)

    @property
    def _used(self) -> int:
        used: int = self.get_size() - self.get_idle_size()
        return used

    # The library tells nobody who waits; what takes a connection ends here.
    async def _acquire(self, timeout: float | None) -> "PoolConnectionProxy[asyncpg.Record]":
        if self._name is None or not self._queue.empty():
            return await super()._acquire(timeout)
        began = time.perf_counter()
        self._waiting += 1
        try:
            return await super()._acquire(timeout)
        finally:
            self._waiting -= 1
            measures.POOL_WAIT_SECONDS.observe(time.perf_counter() - began, self._name)
