"""The order in which connections to the database are given to who waits for one."""

import asyncio
from typing import Any


class InTurn(asyncio.LifoQueue[Any]):
    """Free connections, the last used first, for who asked first.

    The library's own queue gives one to whoever comes just then: under load, who waits is overtaken for
    seconds.
    """

    def __init__(self, free: "asyncio.Queue[Any]") -> None:
        super().__init__()
        self._turns = asyncio.Semaphore(0)  # gives way in order
        while not free.empty():
            self.put_nowait(free.get_nowait())

    def put_nowait(self, item: Any) -> None:
        """Take one back, for who waits longest."""
        super().put_nowait(item)
        self._turns.release()

    def at_hand(self) -> Any:
        """The one that who asks now gets at once; None where they would have to wait."""
        return None if self._turns.locked() else self._queue[-1]  # type: ignore[attr-defined]

    async def get(self) -> Any:
        """The next in turn."""
        await self._turns.acquire()
        return self.get_nowait()
