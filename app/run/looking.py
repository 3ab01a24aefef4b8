"""Figures that nobody counts: what the database holds now, and what runs.

One connection asks, with little patience, and what it found is shown again to whoever asks soon.
"""

import asyncio
import platform
import shutil
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from importlib import metadata
from pathlib import Path

import asyncpg
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric

from app import slices
from app.kit import clock
from app.kit.postgres import connecting, migrations, primary
from app.kit.postgres.database import BROKEN, Connection
from app.kit.postgres.scopes import EVERYBODY
from app.kit.telemetry.figures import Figures
from app.run import gauges

# What was found is not looked for again for so long.
FOUND_SECONDS = 5.0
# All of it has to be found in this time, and each statement in less.
LOOK_SECONDS, STATEMENT_SECONDS = 4.0, 2

FIGURES: Sequence[Figures] = [
    one for module in (*slices.parts("gauges"), gauges) for one in module.GAUGES
]
READY = "personday_database_ready"
FAILED = "personday_figures_failed"
OF_ITS_OWN = {
    READY: "Whether the database answers, can be written, and has a schema that is served.",
    FAILED: "Statements for these figures that found nothing in time.",
    "personday_disk_free_bytes": "Room on the disk of the data folder.",
    "personday_disk_size_bytes": "The size of that disk.",
}


@asynccontextmanager
async def looking(dsn: str, data_dir: Path) -> AsyncIterator["Looking"]:
    """One who looks while the block runs."""
    it = Looking(dsn, data_dir)
    try:
        yield it
    finally:
        it.leave()


class Looking:
    """Looks into a database, and at the disk of a data folder."""

    def __init__(self, dsn: str, data_dir: Path) -> None:
        self._dsn = dsn
        self._data_dir = data_dir
        self._connection: asyncpg.Connection[connecting.Row] | None = None
        self._found: list[Metric] = []
        self._found_at = -FOUND_SECONDS

    async def families(self) -> list[Metric]:
        """What was found, at most five seconds ago; without its database there is less."""
        if time.monotonic() - self._found_at >= FOUND_SECONDS:
            self._found = [*await self._asked(), *self._disk(), _build()]
            self._found_at = time.monotonic()
        return self._found

    async def _asked(self) -> list[Metric]:
        found: list[Metric] = []
        ready, failed = False, len(FIGURES)
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                connection = await self._connected()
                state = await connection.fetchrow(gauges.STATE)
                ready = state is not None and _is_ready(state)
                for figures in FIGURES:
                    # One that takes too long, or another version's schema does not have.
                    with suppress(asyncpg.QueryCanceledError, asyncpg.SyntaxOrAccessError):
                        found += await _families(connection, figures)
                        failed -= 1
        except BROKEN:
            self.leave()
        found.append(_gauge(READY, ready))
        found.append(_gauge(FAILED, failed))
        return found

    def leave(self) -> None:
        """Part with the connection."""
        if self._connection is not None:
            self._connection.terminate()

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.is_closed():
            settings = connecting.server_settings(
                statement_seconds=STATEMENT_SECONDS, scope=EVERYBODY
            )
            self._connection = await primary.connect(
                self._dsn, timeout=connecting.CONNECT_SECONDS, server_settings=settings
            )
        return self._connection

    def _disk(self) -> Iterator[Metric]:
        with suppress(OSError):
            usage = shutil.disk_usage(self._data_dir)
            yield _gauge("personday_disk_free_bytes", usage.free)
            yield _gauge("personday_disk_size_bytes", usage.total)


async def _families(connection: Connection, figures: Figures) -> list[Metric]:
    given = [clock.read()] if "$1" in figures.sql else []
    rows = await connection.fetch(figures.sql, *given)
    families: list[Metric] = []
    for name, text in figures.told.items():
        family = GaugeMetricFamily(name, text, labels=[label.name for label in figures.labels])
        for value in figures.values(rows, name):
            family.add_metric(value.labels, value.value)
        families.append(family)
    return families


def _is_ready(state: connecting.Row) -> bool:
    return migrations.is_served(state["version_num"]) and not state["read_only"]


def _gauge(name: str, value: float) -> Metric:
    return GaugeMetricFamily(name, OF_ITS_OWN[name], value=float(value))


def _build() -> Metric:
    told = {"version": metadata.version("personday"), "python": platform.python_version()}
    return InfoMetricFamily("personday_build", "Which release serves.", value=told)
