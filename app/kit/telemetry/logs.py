"""Structured logs on standard error: one line of JSON each, or readable lines on a terminal."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TextIO

import asyncpg
import msgspec
import structlog
from structlog.typing import ExcInfo

from app.kit import clock
from app.kit.telemetry import tracing

# Of a process whose lines are JSON, and lead to no trace.
_write: Callable[[str], object] | None = None
_log = structlog.get_logger()


def told(error: BaseException) -> str:
    """What may be logged of an error: of the database's no more than which, since they quote rows."""
    if isinstance(error, asyncpg.PostgresError):
        return f"{type(error).__name__} ({error.sqlstate})"
    return f"{type(error).__name__}: {error}"


def traced(error: BaseException) -> str:
    """Where an error and what led to it were raised, the first one first, each as it is ``told``."""
    return "\n".join(reversed([*_traced(error)]))


def _traced(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()  # an error can be its own cause
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        places = "".join(traceback.format_tb(error.__traceback__))
        yield f"Traceback (most recent call last):\n{places}{told(error)}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _to_console(stream: TextIO, raised: ExcInfo) -> None:
    stream.write(f"\n{traced(raised[1])}")


class Request(msgspec.Struct, gc=False):
    """What is told of a request; the rest of its line is alike for all."""

    method: str
    route: str | None
    status: int
    duration_ms: float
    request_id: str
    actor: str | None
    code: str | None
    event: str = "request"
    level: str = "info"
    timestamp: datetime | None = None


# The others are for every line.
_TOLD = [one for one in Request.__struct_fields__ if one not in ("level", "timestamp")]
_encode = msgspec.json.Encoder().encode


def request(told: Request) -> None:
    """Log one line for a request: what is written most is written by the shortest way."""
    if _write is None:
        _log.info(**{name: getattr(told, name) for name in _TOLD})
        return
    told.timestamp = clock.read()
    _write(_encode(told).decode() + "\n")


class _Library(logging.Handler):
    """Tells what libraries log as a line like all others."""

    def emit(self, record: logging.LogRecord) -> None:
        _log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)


def configure() -> None:
    """Set up logging for this process, of what libraries say too."""
    global _write  # noqa: PLW0603
    readable = sys.stderr.isatty()
    # The default would show local variables, and rows of the database: with them keys and names.
    console = structlog.dev.ConsoleRenderer(exception_formatter=_to_console)
    as_text = structlog.processors.ExceptionRenderer(lambda raised: traced(raised[1]))
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([tracing.with_trace] if tracing.is_wanted() else []),
            *([] if readable else [as_text]),
            console if readable else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # A line and its end in one piece: several processes write here.
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_Library()], level=logging.WARNING, force=True)
    if not readable and not tracing.is_wanted():
        _write = sys.stderr.write
