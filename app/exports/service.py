"""Exports: who asks for which rows gets them as they were at one instant."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.exports import queries, streams, workbooks
from app.exports.answers import Export
from app.exports.rules import ExportFormat, ExportKind, Wish
from app.exports.snapshots import Snapshots
from app.exports.streams import Sink
from app.kit.events import outbox
from app.kit.postgres.database import Connection, Pool
from app.kit.postgres.scopes import EVERYBODY


async def export(
    snapshots: Snapshots, pool: Pool, wish: Wish, now: datetime, *, encoded: bool
) -> Export:
    """The answer to a wish.

    Raises:
        TooManyExports: as many as may run are running.
        TooLargeForXlsx: a sheet has not so many rows, or a cell not so many characters.
    """
    await _give_positions(pool, wish, now)

    async def write(sink: Sink) -> None:
        async with snapshots.take(_scope(wish)) as connection:
            await _write(connection, wish, now, sink)

    return Export(wish, write, encoded=encoded)


async def save(
    snapshots: Snapshots,
    pool: Pool,
    wish: Wish,
    now: datetime,
    file: Path,
    tell: Callable[[int, int], None],
) -> int:
    """Write all rows of a wish into a file, which is whole or absent; tells how many.

    ``tell`` hears of each piece how many rows it has, and how many there are altogether.

    Raises:
        OSError: there is such a file, or none can be made.
        TooLargeForXlsx: a sheet has not so many rows, or a cell not so many characters.
    """
    await _give_positions(pool, wish, now)
    async with snapshots.take(_scope(wish)) as connection:
        expected = await queries.count(connection, wish)
        # Of what is packed nobody sees how many rows it is.
        is_plain = not wish.gzipped and wish.format is not ExportFormat.XLSX
        with _whole(file) as content:

            async def sink(data: bytes) -> None:
                await asyncio.to_thread(content.write, data)
                tell(data.count(b"\n") if is_plain else 0, expected)

            return await _write(connection, wish, now, sink)


async def _give_positions(pool: Pool, wish: Wish, now: datetime) -> None:
    """What is committed has its place in the feed."""
    if wish.kind is ExportKind.ENTRIES:
        await outbox.number_all(pool, now)


def _scope(wish: Wish) -> str:
    return EVERYBODY if wish.customer_id is None else str(wish.customer_id)


async def _write(connection: Connection, wish: Wish, now: datetime, sink: Sink) -> int:
    write = workbooks.write if wish.format is ExportFormat.XLSX else streams.write
    return await write(connection, wish, now, sink)


@contextmanager
def _whole(file: Path) -> Iterator[BinaryIO]:
    """A new file that is there once the block has ended well; nobody else reads it."""
    if file.exists():
        raise FileExistsError(17, os.strerror(17), str(file))
    unfinished = file.with_name(f"{file.name}.unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as content:
            yield content
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)
