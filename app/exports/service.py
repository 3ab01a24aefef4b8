"""Exports: who asks for which rows gets them as they were at one instant."""

from datetime import datetime

from app import errors
from app.exports import streams, workbooks
from app.exports.answers import Export
from app.exports.rules import FITTING, ExportFormat, ExportKind, Wish
from app.exports.snapshots import Snapshots
from app.exports.streams import Sink
from app.kit import outbox
from app.kit.database import Pool

# What is not made of lines.
WRITERS = {ExportFormat.XLSX: workbooks.write}


def check(wish: Wish, given: frozenset[str]) -> None:
    """Hold a wish to parameters that say something for its format.

    Raises:
        ValidationFailed: one says nothing.
    """
    wrong = sorted(name for name in given if wish.format not in FITTING[name])
    if wrong:
        detail = f"It says nothing with the format {wish.format}."
        raise errors.ValidationFailed(
            errors=[
                {"pointer": f"?{name}", "code": "not_with_format", "detail": detail}
                for name in wrong
            ]
        )


async def export(
    snapshots: Snapshots, pool: Pool, wish: Wish, now: datetime, *, encoded: bool
) -> Export:
    """The answer to a wish.

    Raises:
        TooManyExports: as many as may run are running.
        TooLargeForXlsx: a sheet has not so many rows, or a cell not so many characters.
    """
    if wish.kind is ExportKind.ENTRIES:
        # What is committed has its place in the feed.
        await outbox.number_all(pool, now)

    async def write(sink: Sink) -> None:
        async with snapshots.take() as connection:
            await WRITERS.get(wish.format, streams.write)(connection, wish, now, sink)

    return Export(wish, write, encoded=encoded)
