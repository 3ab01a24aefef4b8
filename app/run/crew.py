"""Several processes that serve, and one that works: forked from one that has loaded the service.

That one, the leader, begins at once, so that it loads while the database starts. It has no thread and no
loop, and forks the others, who so share what is loaded; whoever dies is replaced. Whoever began it keeps the
database, tells it what was found out, and that it is to end.
"""

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NamedTuple

import structlog
import uvicorn
from uvicorn.config import STARTUP_FAILURE

from app import settings
from app.kit import stopping
from app.kit.telemetry import logs
from app.run import draining, ending, memory, sockets
from app.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

# The processes have this time to end, with their requests, their worker and their pools.
MEMBERS_SECONDS = 30.0
# Who dies at once is not replaced more often.
PAUSE_SECONDS = 0.5
# What works in the background yields to whoever is served.
NICE = 10
_LOOK_SECONDS = 0.2

_FORK = multiprocessing.get_context("fork")
_log = structlog.get_logger()


class Plan(NamedTuple):
    """What the leader is told: the settings that were found out, and whom to fork."""

    environment: Mapping[str, str]
    processes: int
    works: bool


class _Crew:
    """The processes that serve, as who began them sees them."""

    def __init__(self, wanted: Settings, listener: socket.socket) -> None:
        theirs, self._words = _FORK.Pipe(duplex=False)
        # Each of them holds the other end, so this one ends with the last.
        self._lives, held = os.pipe()
        with _terminal_blocked():
            self._leader = _FORK.Process(target=_lead, args=(wanted, listener, theirs, self._words))
            self._leader.start()
        theirs.close()
        os.close(held)
        # Where its processes answer no more, nothing holds the port open.
        listener.close()

    def serve(self, plan: Plan) -> bool:
        """Have it serve until a signal comes; whether that was its end."""
        with suppress(OSError):  # the leader has ended
            self._words.send(plan)
        with ending.by(self._leader.terminate, again=self._hurry):
            while self._leader.is_alive():
                self._leader.join(_LOOK_SECONDS)
        return self._leader.exitcode == 0

    def end(self) -> None:
        """End what is left of it."""
        self._leader.terminate()
        self._leader.join(MEMBERS_SECONDS + PAUSE_SECONDS)
        if self._leader.is_alive():
            self._leader.kill()
            self._leader.join()
        # Where the leader was killed, the others end by themselves; until then they need the database.
        connection.wait([self._lives], MEMBERS_SECONDS)
        os.close(self._lives)

    def _hurry(self) -> None:
        _tell(self._leader, draining.Member.hurried_by)


@contextmanager
def begun(wanted: Settings, listener: socket.socket) -> Iterator[Callable[[Plan], bool]]:
    """What has a crew serve, which loads the service meanwhile and has ended behind the block."""
    crew = _Crew(wanted, listener)
    try:
        yield crew.serve
    finally:
        crew.end()


def _tell(process: "ForkProcess", number: signal.Signals) -> None:
    if process.is_alive() and process.pid:
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)


@contextmanager
def _terminal_blocked() -> Iterator[None]:
    """Have who is forked not hear what a terminal tells its whole group: what that means is ours to say.

    Else they were found dead before the signal was seen, and begun again.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What the leader does.


def _lead(wanted: Settings, listener: socket.socket, words: Connection, ours: Connection) -> None:
    ours.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # while it loads nothing has begun
    from app.main import create_app
    from app.run import connections

    app = create_app(wanted)
    try:
        plan: Plan = words.recv()
    except EOFError:
        return
    signal.signal(signal.SIGTERM, lambda *_: stopping.told.set())
    os.environ.update(plan.environment)
    app.state.settings = settings.load(embedded_worker=False)
    logs.configure()
    config = connections.config(app)
    config.load()
    memory.settle()
    with sockets.shared(listener) as listeners:
        tasks: list[Callable[[], None]] = [lambda: _serve(config, listeners)] * plan.processes
        if plan.works:
            tasks.append(lambda: _work(app.state.settings, listeners))
        is_well = _Leader(words, listeners).keep(tasks)
    sys.exit(0 if is_well else STARTUP_FAILURE)


def _serve(config: uvicorn.Config, listeners: list[socket.socket]) -> None:
    server = draining.Member(config)
    for number in (server.ended_by, server.hurried_by):
        signal.signal(number, server.handle_exit)
    server.run(sockets=listeners)


def _work(wanted: Settings, listeners: Sequence[socket.socket]) -> None:
    from app.run import worker

    for one in listeners:
        one.close()
    os.nice(NICE)
    signal.signal(draining.Member.ended_by, lambda *_: signal.raise_signal(signal.SIGTERM))
    signal.signal(draining.Member.hurried_by, signal.SIG_IGN)  # its end is a short one anyway
    with ending.as_wanted(), ending.heard():
        worker.until_told(wanted)


class _Post(NamedTuple):
    task: Callable[[], None]
    process: "ForkProcess"


class _Leader:
    """Forks the members, and keeps as many until it is told to end, or is left alone."""

    def __init__(self, words: Connection, listeners: Sequence[socket.socket]) -> None:
        self._words = words
        self._listeners = listeners
        self._members: list[_Post] = []
        # A member reads the end of this when the leader has ended, in whatever way.
        self._lives, self._holds = os.pipe()

    def keep(self, tasks: Sequence[Callable[[], None]]) -> bool:
        """Keep a process at each task; whether all began. None is left in the end, however that comes.

        Raises:
            OSError: the system gives no further process.
        """
        signal.signal(draining.Member.hurried_by, lambda *_: self._tell(draining.Member.hurried_by))
        try:
            for task in tasks:
                self._members.append(self._fork(task))
            return self._go_on()
        finally:
            self._end()

    def _go_on(self) -> bool:
        while not self._is_told(_LOOK_SECONDS):
            ended = [one.process.exitcode for one in self._members if not one.process.is_alive()]
            if STARTUP_FAILURE in ended:
                return False
            if ended:
                _log.error("processes_ended", codes=ended)
                if self._is_told(PAUSE_SECONDS, looks=False):
                    break
                self._members = [
                    one if one.process.is_alive() else self._replaced(one) for one in self._members
                ]
        return True

    def _replaced(self, member: _Post) -> _Post:
        try:
            return self._fork(member.task)
        except OSError as error:  # no room for it now: it is tried again
            _log.error("process_not_begun", error=str(error))
            return member

    def _is_told(self, seconds: float, *, looks: bool = True) -> bool:
        """Whether it is to end; waits until then, or until a member ends if it ``looks``."""
        members = [one.process.sentinel for one in self._members] if looks else []
        ready = connection.wait([self._words, *members], seconds)
        return stopping.told.is_set() or self._words in ready

    def _fork(self, task: Callable[[], None]) -> _Post:
        process = _FORK.Process(target=self._begin, args=(task,))
        process.start()
        return _Post(task, process)

    def _begin(self, task: Callable[[], None]) -> None:
        for number in (signal.SIGTERM, draining.Member.hurried_by):
            signal.signal(number, signal.SIG_DFL)
        os.close(self._holds)
        self._words.close()
        threading.Thread(target=self._end_with_leader, daemon=True).start()
        task()

    def _end_with_leader(self) -> None:
        """End this member when the leader was killed: it would hold the port for ever."""
        os.read(self._lives, 1)
        os.kill(os.getpid(), draining.Member.ended_by)

    def _end(self) -> None:
        """Have them end, who alone hold the port from now on; none stays beyond its time."""
        for listener in self._listeners:
            listener.close()
        self._tell(draining.Member.ended_by)
        ends_at = time.monotonic() + MEMBERS_SECONDS
        while living := [one.process for one in self._members if one.process.is_alive()]:
            if time.monotonic() > ends_at:
                self._tell(signal.SIGKILL)
            living[0].join(_LOOK_SECONDS)

    def _tell(self, number: signal.Signals) -> None:
        for one in self._members:
            _tell(one.process, number)
