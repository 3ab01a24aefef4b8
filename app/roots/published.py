"""Roots outside of the database: the file that they are written into, and the check by one kept elsewhere."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import structlog

from app.kit.events import outbox
from app.kit.postgres.database import Connection, Reader
from app.periods import signing
from app.roots import queries, recomputing
from app.roots.rows import RootRecord
from app.roots.schemas import LedgerRootSigned, root_view

_log = structlog.get_logger()


class NoRoots(ValueError):
    """A file does not hold signed roots; the message names it, or its line."""


def line(root: RootRecord) -> bytes:
    """A root as a line of the file: what the API answers."""
    return root_view(root).json_bytes() + b"\n"


def read(path: Path) -> list[LedgerRootSigned]:
    """The roots of a file.

    Raises:
        OSError.
        NoRoots: it holds something else, or nothing.
    """
    try:
        found = _parsed(path.read_bytes())
    except NoRoots as error:
        raise NoRoots(f"{path}: {error}") from error
    if not found:
        raise NoRoots(f"{path}: it is empty, and holds no signed root to check by")
    return found


def _parsed(content: bytes) -> list[LedgerRootSigned]:
    found = []
    for number, one in enumerate(content.splitlines(), start=1):
        try:
            found.append(LedgerRootSigned.model_validate_json(one))
        except ValueError as error:
            raise NoRoots(f"line {number} is no signed root") from error
    return found


async def keep(db: Reader, path: Path) -> None:
    """Write the roots into the file that it lacks; a file that tells otherwise is left as it is, and said.

    Raises:
        OSError: it cannot be read or written.
    """
    content = await asyncio.to_thread(_content, path)
    try:
        kept = _parsed(content)
    except NoRoots as error:
        _log.error("roots_file_unreadable", file=str(path), error=str(error))
        return
    roots = await queries.every(db)
    if kept != [root_view(one) for one in roots[: len(kept)]]:
        _log.error("roots_file_differs", file=str(path))
        return
    if lacking := roots[len(kept) :]:
        await asyncio.to_thread(_replace, path, content + b"".join(map(line, lacking)))


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


async def differences(connection: Connection, kept: Sequence[LedgerRootSigned]) -> list[str]:
    """What of roots that were kept elsewhere the database does not say any more. It needs a transaction."""
    stored = {one.number: one for one in await queries.every(connection)}
    reached = await outbox.reached(connection)
    present = await recomputing.made(connection, [one.signed.position for one in kept])
    found = [
        f"root {number}: {_MEANINGS[what]}"
        for number, what in recomputing.wrong(kept, present, reached)
    ]
    return found + list(_other_rows(kept, stored))


def _other_rows(kept: Sequence[LedgerRootSigned], stored: dict[int, RootRecord]) -> Iterator[str]:
    for root in kept:
        row = stored.get(root.number)
        if row is None:
            yield f"root {root.number}: it was taken out of the database"
        elif row.document.encode() != root.signed.canonical():
            yield f"root {root.number}: the database has another one in its place"
        elif row.public_key.hex() != root.public_key:
            yield f"root {root.number}: in the database it is signed by another key"


_MEANINGS = {
    "number": "the one before it is absent",
    "signature": "its signature is not that of its key",
    "position": "entries that it covers are not there",
    "root": "the entries that it covers are others now",
    "previous": "it does not follow from the one before it",
    "order": "it is earlier than the one before it",
    "endorsement": "the key before did not endorse its key",
}


def statements(roots: Sequence[LedgerRootSigned], known: set[bytes]) -> Iterator[str]:
    """What to know of the keys: those that nobody endorsed, and whether the last one is known here."""
    for root in recomputing.unendorsed(roots):
        yield (
            f"root {root.number} is the first by the key {root.signed.key_id}, which the key before did not"
            " endorse: it was lost, or somebody else signs"
        )
    if roots and known and bytes.fromhex(roots[-1].public_key) not in known:
        here = ", ".join(sorted(map(signing.key_id, known)))
        yield (
            f"root {roots[-1].number} is signed by the key {roots[-1].signed.key_id}, and here is {here}"
        )
