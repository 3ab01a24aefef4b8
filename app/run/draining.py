"""How the service ends: whoever is connected is served once more, and nobody is reset."""

import asyncio
import select
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from uvicorn.supervisors import Multiprocess, multiprocess

from app.kit import stopping

# Who is connected and asks nothing has this time to begin, after which the connection ends.
LAST_REQUEST_SECONDS = 0.5
# Who came before the end and is not yet accepted is so within this time.
BACKLOG_SECONDS = 1.0
_POLL_SECONDS = 0.01


class Server(uvicorn.Server):
    """Serves who has connected before it ends, and is not ready meanwhile."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        stopping.told.set()
        super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Whether to end: also where that was said before there was a server to hear it."""
        return await super().on_tick(counter) or stopping.told.is_set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept and serve who is there, telling each that it was the last time, and end."""
        stopping.told.set()
        state = self.server_state
        state.default_headers = [*state.default_headers, (b"connection", b"close")]
        listeners = sockets or []
        for listener in listeners:
            listener.listen(0)  # who comes now finds no room, and then nobody
        await _until(lambda: not _waiting(listeners), BACKLOG_SECONDS)
        for server in self.servers:
            server.close()
        for listener in listeners:
            listener.close()
        await _until(lambda: not any(map(_is_idle, state.connections)), LAST_REQUEST_SECONDS)
        await super().shutdown(sockets)


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


class Worker(multiprocess.Process):
    """A process that serves, with a server of the kind above."""

    @property
    def server(self) -> uvicorn.Server:
        """The server of this process."""
        if self._server is None:
            self._server = Server(config=self.config)
        return self._server


class Supervisor(Multiprocess):
    """Holds no port open for which its workers do not answer any more, and ends with the terminal.

    A hang-up reaches neither the workers nor the helper of multiprocessing, as they inherit that it is
    blocked: else it found them dead before it saw the signal, and began to start them again.
    """

    def init_processes(self) -> None:
        """Start the workers."""
        if stopping.told.is_set():
            self.should_exit.set()
            return
        # The library makes them by this name, and has no other place to say which.
        multiprocess.Process = Worker  # type: ignore[misc]
        with _hang_up_blocked():
            super().init_processes()

    def keep_subprocess_alive(self) -> None:
        """Replace a worker that died."""
        with _hang_up_blocked():
            super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        """Tell the workers to end, who alone hold the port from now on."""
        for listener in self.sockets:
            listener.close()
        super().terminate_all()

    def handle_int(self) -> None:
        """End by Ctrl-C."""
        stopping.told.set()
        super().handle_int()

    def handle_term(self) -> None:
        """End."""
        stopping.told.set()
        super().handle_term()

    def handle_hup(self) -> None:
        """End when the terminal hangs up."""
        self.handle_term()


@contextmanager
def _hang_up_blocked() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
