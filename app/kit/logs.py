"""Structured logs on standard error: one line of JSON each, or readable lines on a terminal."""

import logging
import sys

import structlog


def configure() -> None:
    """Set up logging for this process."""
    readable = sys.stderr.isatty()
    # The default would show local variables, and with them keys and names.
    console = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([] if readable else [structlog.processors.format_exc_info]),
            console if readable else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # A line and its end in one piece: several processes write here.
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
