"""All statements of a month as one file, in pieces as they are made."""

import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from uuid import UUID

from starlette.responses import StreamingResponse

from app import errors
from app.kit.postgres.database import Pool
from app.kit.web.files import UNSHOWN
from app.statements import batch, queries
from app.statements.batch import Batch, Outcome

MEDIA_TYPE = "application/zip"
# What says of whom there is none since it would not add up.
WRONG = "wrong.txt"
# Of one process at once: each keeps a core busy.
MOST = 1


class Archives:
    """What makes archives: so many at once, and no more."""

    def __init__(self, most: int = MOST) -> None:
        self._free = most

    async def answer(self, pool: Pool, wanted: Batch, now: datetime) -> StreamingResponse:
        """An archive as an answer; what breaks on the way breaks the connection, so that no part is a whole.

        Raises:
            MonthNotBegun.
            TooManyExports: as many as may be made are being made.
        """
        await batch.check_begun(pool, wanted.month, now)
        customer_ids = await queries.customers(pool)
        if not self._free:
            raise errors.TooManyExports()
        name = f"statements-{wanted.month}-{wanted.format}.zip"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": UNSHOWN,
        }
        pieces = self._pieces(pool, customer_ids, wanted, now)
        return StreamingResponse(pieces, headers=headers, media_type=MEDIA_TYPE)

    async def _pieces(
        self, pool: Pool, customer_ids: Sequence[UUID], wanted: Batch, now: datetime
    ) -> AsyncIterator[bytes]:
        self._free -= 1
        try:
            async for piece in _zipped(pool, customer_ids, wanted, now):
                yield piece
        finally:
            self._free += 1


async def _zipped(
    pool: Pool, customer_ids: Sequence[UUID], wanted: Batch, now: datetime
) -> AsyncIterator[bytes]:
    sink = _Sink()
    wrong: list[str] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for customer_id in customer_ids:
            done = await batch.one(pool, customer_id, wanted, now)
            if done.outcome is Outcome.MADE:
                archive.writestr(wanted.file_name(customer_id), done.content)
                yield sink.taken()
            elif done.outcome is Outcome.WRONG:
                wrong.append(f"{customer_id}: {done.wrong}\n")
        if wrong:
            archive.writestr(WRONG, "".join(wrong))
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What an archive is written to, piece by piece: none goes back in it."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Keep a piece."""
        piece = bytes(memoryview(data))  # type: ignore[arg-type]  # whatever has bytes
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        taken, self._pieces = b"".join(self._pieces), []
        return taken
