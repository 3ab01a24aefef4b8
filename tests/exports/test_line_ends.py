"""The line ends of RFC 4180, whatever texts hold and however a file comes in pieces."""

import asyncio
import csv
import gzip
import io
import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from app.exports.streams import Gzipped, _LineEnds

FIELDS = st.text(st.sampled_from('a",;\n\r\\ '), max_size=8)
ROWS = st.lists(st.lists(FIELDS, min_size=2, max_size=3), min_size=1, max_size=6)


def _written(rows: list[list[str]], end: str) -> bytes:
    """Rows as PostgreSQL writes them."""
    return "".join(",".join(map(_field, row)) + end for row in rows).encode()


def _field(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set('",\n\r') else text


@given(ROWS, st.lists(st.integers(0, 200), max_size=6))
@example([['a"\n', '"']], [1, 2, 3, 4, 5, 6])
def test_ends_of_rows_become_cr_lf_and_those_of_texts_stay(
    rows: list[list[str]], cuts: list[int]
) -> None:
    whole, ends = _written(rows, "\n"), _LineEnds()
    places = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    pieces = [whole[start:end] for start, end in itertools.pairwise(places)]
    made = b"".join(ends.of(piece) for piece in pieces)
    assert made == _written(rows, "\r\n")
    assert list(csv.reader(io.StringIO(made.decode(), newline=""))) == rows


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_a_gzip_file_has_what_was_written(pieces: list[bytes]) -> None:
    sent: list[bytes] = []

    async def sink(data: bytes) -> None:
        sent.append(data)

    async def write() -> None:
        zipped = Gzipped(sink)
        for piece in pieces:
            await zipped.write(piece)
        await zipped.end()

    asyncio.run(write())
    assert gzip.decompress(b"".join(sent)) == b"".join(pieces)
