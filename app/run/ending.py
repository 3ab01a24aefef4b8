"""What SIGINT, SIGTERM and SIGHUP do to a command: it ends in order, once, and without a traceback.

The exit code is 128 and the signal's number, as a shell tells it; a service that was told to stop has done
what it was told, and ends with 0. What is told again while it ends changes nothing: each end has its bound.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from app.kit import stopping

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# An end that was lost is told again after this time.
_AGAIN_SECONDS = 0.02

# What is done instead, and what where Ctrl-C comes once more.
_instead: list[tuple[Callable[[], object], Callable[[], object] | None]] = []
# Whether the end is on its way: as an exception, or as what is done instead.
_under_way = threading.Event()


class Ended(SystemExit):
    """Told to end by a signal."""


@contextmanager
def heard() -> Iterator[None]:
    """Hear signals in the block, those left out that whoever started the program has it ignore.

    Behind it nothing is heard any more: all that is left is the end of the interpreter.
    """
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    sys.unraisablehook = _lost
    try:
        yield
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)


@contextmanager
def by(end: Callable[[], object], *, again: Callable[[], object] | None = None) -> Iterator[None]:
    """Call this in the block where a signal comes, and go on; at most once.

    ``again`` is called each time that Ctrl-C comes after it.
    """
    if stopping.told.is_set():
        end()
    _instead.append((end, again))
    try:
        yield
    finally:
        _instead.pop()


@contextmanager
def as_wanted() -> Iterator[None]:
    """What ends the block by a signal ends it well, as a service's end is what was wanted."""
    try:
        yield
    except Ended:
        raise SystemExit(0) from None


def _end(number: int, _frame: FrameType | None) -> None:
    instead, again = _instead[-1] if _instead else (None, None)
    if _under_way.is_set():
        if number == signal.SIGINT and again is not None:
            again()
        return
    _under_way.set()
    stopping.told.set()
    if instead is not None:
        instead()
        return
    raise Ended(128 + number)


def _lost(unraisable: "sys.UnraisableHookArgs") -> None:
    """Tell an end again that came while the interpreter called back, as it does in each import."""
    if not isinstance(unraisable.exc_value, Ended):
        sys.__unraisablehook__(unraisable)
        return
    _under_way.clear()
    number = int(str(unraisable.exc_value)) - 128
    again = threading.Timer(_AGAIN_SECONDS, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()
