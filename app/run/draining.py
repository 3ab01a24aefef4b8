"""How the service ends: whoever is connected is served once more, and nobody is reset."""

import asyncio
import select
import signal
import socket
from collections.abc import Callable
from types import FrameType

import structlog
import uvicorn

from app.kit import stopping

# Who is connected and asks nothing has this time to begin, after which the connection ends.
LAST_REQUEST_SECONDS = 0.5
# Who is served has this time; then they are cut off, and what is done for them has another to end in.
GRACE_SECONDS = 20.0
CUT_SECONDS = 1.0
# Who came before the end and is not yet accepted is so within this time.
BACKLOG_SECONDS = 1.0
_POLL_SECONDS = 0.01

_log = structlog.get_logger()


class Server(uvicorn.Server):
    """Serves who has connected before it ends, and is not ready meanwhile.

    Attributes:
        hurried_by: the signal that, once it is to end, has it wait for nobody.
    """

    hurried_by = signal.SIGINT
    _is_hurried = False

    def end(self) -> None:
        """Begin to end."""
        stopping.told.set()
        self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """Begin to end; uvicorn would hand the signal on behind that, to nobody's use."""
        self._is_hurried = self._is_hurried or (self.should_exit and sig == self.hurried_by)
        self.end()

    async def on_tick(self, counter: int) -> bool:
        """Whether to end: also where that was said before there was a server to hear it."""
        return await super().on_tick(counter) or stopping.told.is_set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept and serve who is there, telling each that it was the last time, and end.

        Who is not served by then is cut off.
        """
        stopping.told.set()
        state = self.server_state
        state.default_headers = [*state.default_headers, (b"connection", b"close")]
        listeners = sockets or []
        for listener in listeners:
            listener.listen(0)  # who comes now finds no room, and then nobody
        await self._until(lambda: not _waiting(listeners), BACKLOG_SECONDS)
        for server in self.servers:
            server.close()
        for listener in listeners:
            listener.close()
        await self._until(lambda: not any(map(_is_idle, state.connections)), LAST_REQUEST_SECONDS)
        for connection in list(state.connections):
            connection.shutdown()
        await self._until(lambda: not (state.connections or state.tasks), GRACE_SECONDS)
        await self._cut_off()
        await super().shutdown(sockets)

    async def _cut_off(self) -> None:
        """End what is not done, whose clients see that."""
        state = self.server_state
        if not (state.connections or state.tasks):
            return
        _log.warning("cut_off", connections=len(state.connections), requests=len(state.tasks))
        for connection in list(state.connections):
            connection.transport.abort()
        await _until(lambda: not state.connections, CUT_SECONDS)
        for task in list(state.tasks):
            task.cancel()
        await _until(lambda: not state.tasks, CUT_SECONDS)

    async def _until(self, condition: Callable[[], bool], seconds: float) -> None:
        await _until(lambda: self._is_hurried or condition(), seconds)


def _waiting(listeners: list[socket.socket]) -> bool:
    """Whether somebody has connected and is not yet accepted."""
    return bool(select.select(listeners, [], [], 0)[0])


def _is_idle(connection: object) -> bool:
    cycle = getattr(connection, "cycle", None)
    return cycle is None or cycle.response_complete


async def _until(condition: Callable[[], bool], seconds: float) -> None:
    """Return once it holds, or the time is over."""
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + seconds
    while not condition() and loop.time() < ends_at:  # noqa: ASYNC110  nobody tells of a socket's queue
        await asyncio.sleep(_POLL_SECONDS)


class Member(Server):
    """One of several, which only who leads them tells to end, by a signal of its own.

    What reaches the whole group does not: the leader has to close the port first, or whoever connects
    meanwhile waits for nobody.
    """

    ended_by = signal.SIGUSR1
    hurried_by = signal.SIGUSR2

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        if sig in (self.ended_by, self.hurried_by):
            super().handle_exit(sig, frame)
