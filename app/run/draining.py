"""How the service ends: whoever is connected is served once more, and nobody is reset."""

import asyncio
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import structlog
import uvicorn
from uvicorn.supervisors import Multiprocess, multiprocess

from app.kit import stopping

# Who is connected and asks nothing has this time to begin, after which the connection ends.
LAST_REQUEST_SECONDS = 0.5
# Who is served has this time; then they are cut off, and what is done for them has another to end in.
GRACE_SECONDS = 20.0
CUT_SECONDS = 1.0
# Who came before the end and is not yet accepted is so within this time.
BACKLOG_SECONDS = 1.0
_POLL_SECONDS = 0.01
# The processes of a service have this time to end, with their requests, their worker and their pools.
MEMBERS_SECONDS = 30.0
_LOOK_SECONDS = 0.2

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


class _Member(Server):
    """One of several: only who supervises them tells it anything."""

    hurried_by = signal.SIGTERM


class Worker(multiprocess.Process):
    """A process that serves, with a server of the kind above."""

    @property
    def server(self) -> uvicorn.Server:
        """The server of this process."""
        if self._server is None:
            self._server = _Member(config=self.config)
        return self._server


class Supervisor(Multiprocess):
    """Holds no port open for which its workers do not answer any more, and ends with the terminal.

    What a terminal tells its whole group, Ctrl-C and its own end, reaches neither the workers nor the
    helper of multiprocessing, as they inherit that it is blocked: what it means to them is said here. Else
    they were found dead before the signal was seen, and begun again.
    """

    def init_processes(self) -> None:
        """Start the workers."""
        if stopping.told.is_set():
            self.should_exit.set()
            return
        # The library makes them by this name, and has no other place to say which.
        multiprocess.Process = Worker  # type: ignore[misc]
        with _terminal_blocked():
            super().init_processes()

    def keep_subprocess_alive(self) -> None:
        """Replace a worker that died."""
        with _terminal_blocked():
            super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        """Tell the workers to end, who alone hold the port from now on."""
        for listener in self.sockets:
            listener.close()
        super().terminate_all()

    def join_all(self) -> None:
        """Wait for them; told again, tell them to wait for nobody. None stays beyond its time."""
        ends_at = time.monotonic() + MEMBERS_SECONDS
        while living := [one.process for one in self.processes if one.process.is_alive()]:
            if time.monotonic() > ends_at:
                for process in living:
                    process.kill()
            living[0].join(_LOOK_SECONDS)
            if signal.SIGINT in self.signal_queue:
                self.signal_queue.clear()
                for process in living:
                    process.terminate()

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
def _terminal_blocked() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
