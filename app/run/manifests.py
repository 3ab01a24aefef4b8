"""What a backup says of itself: what it is of, up to when, and the sums that tell whether it was altered."""

import asyncio
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rfc8785
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from app.run.copies import CopyError

NAME = "manifest.json"
DUMP = "database.dump"
FORM = 1
_AT_ONCE = 1 << 20


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mark(_Part):
    """Up to where a backup contains every answer that was given.

    Attributes:
        at: an answer given before this instant is in it, with all that it tells of.
        event_position: so far the feed of events had come.
        root: the root hash over all entries booked before ``at`` (``GET /v1/ledger/root?at=``).
    """

    at: AwareDatetime
    event_position: int
    root: str


class File(_Part):
    """A file of a backup: its size and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


class Keys(_Part):
    """The keys that are kept outside of the database, by their names; no key is in a backup.

    Attributes:
        master: those that open what is sealed, the newest first.
        signing: that by which months were signed; None where none was made yet.
    """

    master: tuple[str, ...]
    signing: str | None


class Manifest(_Part):
    """A backup: who made it of what, its mark, how many rows each table has, and its files."""

    form: int = FORM
    version: str
    schema_version: str
    postgresql: int
    mark: Mark
    rows: Mapping[str, int]
    files: Mapping[str, File]
    keys: Keys


def _sum(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(dict(told))).hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Put a manifest beside its files, with a sum over itself, for its owner alone."""
    told = manifest.model_dump(mode="json")
    text = json.dumps({**told, "sha256": _sum(told)}, indent=2)
    descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        CopyError: there is none, it was altered, or a newer version made it.
    """
    try:
        told = json.loads((folder / NAME).read_bytes())
        if told.get("form", FORM) != FORM:
            raise CopyError(
                f"{folder} is of another form ({told['form']}): use the program that made it"
            )
        is_whole = told.pop("sha256", None) == _sum(told)
        manifest = Manifest.model_validate(told)
    except FileNotFoundError:
        raise CopyError(f"{folder} is no backup: it has no {NAME}") from None
    except (ValueError, AttributeError, ValidationError, rfc8785.CanonicalizationError):
        is_whole = False
    if not is_whole:
        raise CopyError(f"{folder / NAME} was altered")
    return manifest


async def check(folder: Path, manifest: Manifest) -> None:
    """Hold the files of a backup to their sums.

    Raises:
        CopyError: one is missing, cut short or altered.
    """
    for name, agreed in manifest.files.items():
        if not (folder / name).is_file():
            raise CopyError(f"{folder / name} is missing")
        if await of(folder / name) != agreed:
            raise CopyError(f"{folder / name} is cut short, or was altered")


async def of(path: Path) -> File:
    """The size and the sum of a file."""
    return await asyncio.to_thread(_of, path)


def _of(path: Path) -> File:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            digest.update(part)
        return File(bytes=file.tell(), sha256=digest.hexdigest())
