"""Rows as they leave the database, on their way to whoever reads them: counted, summed up, and ended.

Nothing is gathered: each piece waits until the one before was taken.
"""

import asyncio
import hashlib
import json
import zlib
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, TypeAlias

from app.exports import queries
from app.exports.queries import Copying
from app.exports.rules import ExportFormat, Wish
from app.kit.postgres.database import Connection

Sink: TypeAlias = Callable[[bytes], Coroutine[Any, Any, None]]

_GZIP = 31  # zlib's number for the format of a gzip file
_LEVEL = 5


async def write(connection: Connection, wish: Wish, now: datetime, sink: Sink) -> int:
    """Write all rows of a wish and, last of all, the line that says that these were all; tells how many.

    Where anything breaks, that line never comes.
    """
    if wish.gzipped:
        zipped = Gzipped(sink)
        rows = await _write(connection, wish, now, zipped.write)
        await zipped.end()
        return rows
    return await _write(connection, wish, now, sink)


async def _write(connection: Connection, wish: Wish, now: datetime, sink: Sink) -> int:
    digest, ends = hashlib.sha256(), _LineEnds()

    async def summed(data: bytes) -> None:
        digest.update(data)
        await sink(data)

    async def as_rfc_4180(data: bytes) -> None:
        await summed(ends.of(data))

    if wish.format is ExportFormat.CSV:
        rows = await copy(connection, queries.lines(wish, now), as_rfc_4180)
        last = wish.separators.delimiter.join(("# end", str(rows), digest.hexdigest())) + "\r\n"
    elif wish.format is ExportFormat.NDJSON:
        rows = await copy(connection, queries.objects(wish, now), summed)
        last = json.dumps({"end": True, "rows": rows, "sha256": digest.hexdigest()}) + "\n"
    else:
        first, parts = await queries.journal(connection, wish, now)
        await summed(first)
        rows = 1
        for part in parts:
            rows += await copy(connection, part, summed)
        last = f"; end,{rows},{digest.hexdigest()}\n"
    await sink(last.encode())
    return rows


async def copy(connection: Connection, copying: Copying, sink: Sink) -> int:
    """Copy the rows of a statement out; tells how many."""
    done = await connection.copy_from_query(copying.query, output=sink, **copying.options)
    return int(done.removeprefix("COPY "))


class _LineEnds:
    """The line ends of RFC 4180 for those that PostgreSQL writes; those inside of a text stay."""

    def __init__(self) -> None:
        self._quoted = False

    def of(self, data: bytes) -> bytes:
        """The next piece, wherever it begins and ends."""
        parts = data.split(b'"')
        # A quote inside of a quoted text is written twice: nothing stands between the two.
        for number in range(int(self._quoted), len(parts), 2):
            parts[number] = parts[number].replace(b"\n", b"\r\n")
        self._quoted ^= len(parts) % 2 == 0
        return b'"'.join(parts)


class Gzipped:
    """A gzip file on its way; what is broken off has no end, and programs say so."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._deflate = zlib.compressobj(_LEVEL, wbits=_GZIP)

    async def write(self, data: bytes) -> None:
        """The next piece; other requests go on meanwhile."""
        made = await asyncio.to_thread(self._deflate.compress, data)
        if made:
            await self._sink(made)

    async def end(self) -> None:
        """The rest of the file."""
        await self._sink(self._deflate.flush())
