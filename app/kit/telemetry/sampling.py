"""A process looks at itself each second: its processor time, its memory, and what its gauges follow."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.kit.beside import beside
from app.kit.telemetry import measures, metrics

LOOK_SECONDS = 1.0
_STATM = Path("/proc/self/statm")
_FILES = Path("/proc/self/fd")


@asynccontextmanager
async def sampling() -> AsyncIterator[None]:
    """Count what this process does while the block runs, and look at it, if somebody wants the figures."""
    with metrics.counting() as is_wanted:
        if not is_wanted:
            yield
            return
        async with beside(_look_always()):
            yield


async def _look_always() -> None:
    loop, spent = asyncio.get_running_loop(), 0.0
    measures.PROCESSES.set(1)
    due = loop.time()
    while True:
        measures.LOOP_LAG.set(loop.time() - due)
        now = time.process_time()
        measures.CPU_SECONDS.add(amount=now - spent)
        spent = now
        _look()
        due = loop.time() + LOOK_SECONDS
        await asyncio.sleep(LOOK_SECONDS)


def _look() -> None:
    for one in metrics.DECLARED:
        if isinstance(one, metrics.Gauge):
            one.look()
    if _STATM.exists():
        pages = int(_STATM.read_text().split()[1])
        measures.MEMORY.set(pages * resource.getpagesize())
        measures.OPEN_FILES.set(sum(1 for _ in _FILES.iterdir()))
