"""Which addresses a name has, looked up in threads of its own.

The system's look-up blocks, for half a minute where a server of names is silent. So it has no thread of
anybody else's, one name has one thread at the most, and whoever gives up on it leaves the thread alone:
the next who asks for the name waits for the same answer, and the program ends without it.
"""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import Future
from ipaddress import ip_address
from queue import SimpleQueue
from threading import Thread

from app.webhooks.addresses import Address

AT_ONCE = 64


def look_up(host: str, port: int) -> list[Address]:
    """Every address of a name, in the order in which the system would try them; it blocks.

    Raises:
        OSError: it has none.
        UnicodeError: it is no name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(one[4][0]) for one in found))


class Names:
    """Looks names up, so many at once; for any number of event loops."""

    def __init__(self, look: Callable[[str, int], list[Address]] = look_up) -> None:
        self._look = look
        self._asked: SimpleQueue[tuple[str, int]] = SimpleQueue()
        self._under_way: dict[tuple[str, int], Future[list[Address]]] = {}
        self._threads = 0

    async def addresses_of(self, host: str, port: int) -> list[Address]:
        """Every address of a name, as ``look_up`` tells them.

        Raises:
            OSError: it has none.
            UnicodeError: it is no name.
        """
        asked = host.lower(), port
        found = self._under_way.get(asked)
        if found is None:
            found = self._under_way[asked] = Future()
            # So nobody who gives up cancels it for the others.
            found.set_running_or_notify_cancel()
            self._asked.put(asked)
            if self._threads < min(len(self._under_way), AT_ONCE):
                self._threads += 1
                Thread(target=self._work, name="names", daemon=True).start()
        return await asyncio.wrap_future(found)

    def _work(self) -> None:
        while True:
            asked = self._asked.get()
            try:
                addresses = self._look(*asked)
            except Exception as error:
                self._under_way.pop(asked).set_exception(error)
            else:
                self._under_way.pop(asked).set_result(addresses)


addresses_of = Names().addresses_of
