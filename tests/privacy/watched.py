"""Everything that a service tells of itself beside its answers: its log, its figures, its traces."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import structlog
from opentelemetry.exporter.otlp.proto.http import trace_exporter
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.kit.telemetry import logs, metrics
from app.run.counted import Counted
from tests import support


@dataclass
class Watched:
    """What was told so far; of traces, once the service has ended."""

    folder: Path
    spans: InMemorySpanExporter
    lines: list[dict[str, Any]] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    def of(self, event: str) -> list[dict[str, Any]]:
        """The lines of the log about something."""
        return [one for one in self.lines if one["event"] == event]

    @property
    def log(self) -> str:
        """All of the log, also what libraries say."""
        return json.dumps(self.lines, default=str) + "\n".join(self.records)

    @property
    def figures(self) -> str:
        """Names and labels of all that is counted."""
        families = Counted(self.folder).families()
        return str([(one.name, one.labels) for family in families for one in family.samples])

    @property
    def traces(self) -> str:
        """All that spans say."""
        return "".join(one.to_json() for one in self.spans.get_finished_spans())


@contextmanager
def watching(patch: pytest.MonkeyPatch, folder: Path) -> Iterator[Watched]:
    """Watch the services that begin in this process while the block runs, at the level of debugging."""
    watched = Watched(folder, InMemorySpanExporter())
    patch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    patch.setattr(trace_exporter, "OTLPSpanExporter", lambda **_: watched.spans)
    patch.setenv(metrics.FOLDER, str(folder))
    # An application that was made before has nothing that traces.
    patch.setattr(support, "_idle_apps", [])

    def keep(_logger: Any, _method: str, line: Any) -> Any:
        watched.lines.append(dict(line))
        raise structlog.DropEvent

    as_text = structlog.processors.ExceptionRenderer(lambda raised: logs.traced(raised[1]))
    before, handler = structlog.get_config(), _Keeping(watched.records)
    structlog.configure(
        processors=[structlog.processors.add_log_level, as_text, keep],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        cache_logger_on_first_use=False,
    )
    logging.getLogger().addHandler(handler)
    try:
        yield watched
    finally:
        logging.getLogger().removeHandler(handler)
        structlog.configure(**before)


class _Keeping(logging.Handler):
    """Keeps what libraries say on standard error where nobody sets them up: warnings and worse."""

    def __init__(self, records: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self._records.append(self.format(record))
