"""Keys in texts that left the house: found by their form, known by their hashes, shown by their ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.access import directory, key_format, queries
from app.access.rows import KeyRecord
from app.kit.postgres.database import Reader


@dataclass(frozen=True, slots=True)
class Seen:
    """A key in a text: where it stands first, and what may be shown of it. The key itself is not kept."""

    place: str
    key_hash: bytes
    hint: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Leaked:
    """A key in a text, and the key of this installation that it is; None: of none."""

    seen: Seen
    key: KeyRecord | None


def in_lines(name: str, lines: Iterable[bytes]) -> Iterator[Seen]:
    """What looks like a key in the lines of a text of any encoding of Latin letters."""
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


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """These files, and all in these folders."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file())
        else:
            yield path


async def leaked(db: Reader, seen: Iterable[Seen]) -> list[Leaked]:
    """What of it are keys: ours, or of another installation, by their checksum; each where it is first."""
    first: dict[bytes, Seen] = {}
    for one in seen:
        first.setdefault(one.key_hash, one)
    ours = await queries.by_hashes(db, list(first))
    return [
        Leaked(one, ours.get(key_hash))
        for key_hash, one in first.items()
        if key_hash in ours or one.is_certain
    ]
