"""Keys in texts that left the house: found by their form, known by their hashes, shown by their ends."""

import bz2
import gzip
import lzma
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from msgspec import Struct

from app.access import directory, key_format, queries
from app.access.rows import KeyRecord
from app.kit.postgres.database import Reader

# How packed texts begin: what unpacks them, and those that are not read.
_UNPACK: dict[bytes, Callable[[BufferedReader], Iterable[bytes]]] = {
    b"\x1f\x8b": gzip.open,
    b"\xfd7zXZ\x00": lzma.open,
    **{b"BZh%d1AY&SY" % size: bz2.open for size in range(1, 10)},
}
_PACKED = (
    b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07",  # archives
    b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"x\x01", b"x\x9c", b"x\xda",  # zstd, lz4, zlib
    b"PACK\x00\x00\x00", b"%PDF-",
)  # fmt: skip
_HEAD_BYTES = 10


class NotRead(Exception):
    """A text is packed in a way that is not read, or is broken."""


class Seen(Struct, frozen=True):
    """A key in a text: where it stands, and what may be shown of it. The key itself is not kept."""

    place: str
    key_hash: bytes
    hint: str
    is_certain: bool


class Leaked(Struct, frozen=True):
    """A key in a text, and the key of this installation that it is; None: of none."""

    seen: Seen
    key: KeyRecord | None


def in_text(name: str, text: BufferedReader) -> Iterator[Seen]:
    """What looks like a key in a text, or in one that gzip, bzip2 or xz has packed.

    Raises:
        NotRead: it is packed otherwise, or broken off.
    """
    head = text.peek(_HEAD_BYTES)
    if head.startswith(_PACKED):
        raise NotRead
    unpack = next((one for mark, one in _UNPACK.items() if head.startswith(mark)), None)
    if unpack is None:
        yield from _in_lines(name, text)
        return
    try:
        yield from _in_lines(name, unpack(text))
    except (EOFError, OSError, lzma.LZMAError, zlib.error) as error:
        raise NotRead from error


def _in_lines(name: str, lines: Iterable[bytes]) -> Iterator[Seen]:
    """What looks like a key in lines of any encoding of Latin letters."""
    for number, line in enumerate(lines, start=1):
        # In UTF-16 a NUL stands beside each letter.
        text = line.replace(b"\x00", b"").decode(errors="replace")
        for key in key_format.found_in(text):
            yield Seen(
                f"{name}:{number}",
                directory.key_hash(key),
                key_format.hint(key),
                key_format.is_certain(key),
            )


def files(paths: Iterable[Path], unread: list[str]) -> Iterator[Path]:
    """These files, and all in these folders; ``unread`` takes the names of folders that cannot be read."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = os.walk(path, onerror=lambda error: unread.append(str(error.filename)))
        within = (Path(folder, name) for folder, _, names in found for name in names)
        yield from sorted(one for one in within if _is_file(one))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # who opens it is told


async def leaked(db: Reader, seen: Iterable[Seen]) -> list[Leaked]:
    """What of it are keys: ours, or of another installation, by their checksum; at each of their places."""
    places = dict.fromkeys(seen)
    ours = await queries.by_hashes(db, list({one.key_hash for one in places}))
    return [
        Leaked(one, ours.get(one.key_hash))
        for one in places
        if one.key_hash in ours or one.is_certain
    ]
