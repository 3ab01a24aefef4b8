"""Workbooks: made whole, in a process of their own, before anything of them is sent."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from app import errors
from app.exports import queries, workbook
from app.exports.rules import MAX_CELL_CHARACTERS, MAX_SHEET_ROWS, Wish
from app.exports.streams import Sink, copy
from app.kit.postgres.database import Connection

_PIECE_BYTES = 262_144


async def write(connection: Connection, wish: Wish, now: datetime, sink: Sink) -> int:
    """Write a workbook of the rows of a wish; tells how many.

    Raises:
        TooLargeForXlsx: a sheet has not so many rows, or a cell not so many characters.
    """
    rows = await queries.count(connection, wish, MAX_SHEET_ROWS)
    if rows > MAX_SHEET_ROWS:
        raise errors.TooLargeForXlsx(most_rows=MAX_SHEET_ROWS)
    with tempfile.TemporaryDirectory(prefix="personday-export-") as folder:
        file = Path(folder) / "export.xlsx"
        async with _program(file, folder) as program:
            assert program.stdin is not None
            columns = [(one.name, one.kind) for one in queries.tabled(wish)]
            program.stdin.write(json.dumps(columns).encode() + b"\n")
            await copy(connection, queries.cells(wish, now), _into(program.stdin))
            program.stdin.close()
            await _made(program)
        with file.open("rb") as content:
            while piece := await asyncio.to_thread(content.read, _PIECE_BYTES):
                await sink(piece)
    return rows


@asynccontextmanager
async def _program(file: Path, folder: str) -> AsyncIterator[asyncio.subprocess.Process]:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", workbook.__name__, str(file),
        stdin=asyncio.subprocess.PIPE, env={"TMPDIR": folder, "PYTHONPATH": ":".join(sys.path)},
        # A terminal's Ctrl-C reaches its whole group: what that means to this one is ours to say.
        start_new_session=True,
    )  # fmt: skip
    try:
        yield program
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


def _into(stdin: asyncio.StreamWriter) -> Sink:
    async def sink(data: bytes) -> None:
        stdin.write(data)
        await stdin.drain()

    return sink


async def _made(program: asyncio.subprocess.Process) -> None:
    ended = await program.wait()
    if ended == workbook.TOO_LONG:
        raise errors.TooLargeForXlsx(most_characters=MAX_CELL_CHARACTERS)
    if ended:
        raise RuntimeError(f"the workbook was not made: exit code {ended}")
