"""The keys that sign roots, as files: the present one, and the one before until it has endorsed it."""

from pathlib import Path

from app.errors import SigningKeyUnavailable
from app.periods import signing


class FormerKeyWaits(Exception):
    """The key before the present one has yet to endorse it; the message says until when."""


def former(key_file: Path) -> Path:
    """Where the key is that the present one has replaced."""
    return key_file.with_name(f"{key_file.name}.former")


def rotate(key_file: Path) -> tuple[bytes, bytes]:
    """Replace the key by a fresh one; the public halves of the former and of the present one.

    Raises:
        SigningKeyUnavailable: the key cannot be read or replaced.
    """
    before = signing.public_bytes(signing.key_of(key_file))
    try:
        key_file.replace(former(key_file))
    except OSError as error:
        raise SigningKeyUnavailable() from error
    return before, signing.public_bytes(signing.key_of(key_file))


def waits(key_file: Path, public_key: bytes) -> bool:
    """Whether the former key is the one that signed the last root, and so has to endorse the next."""
    path = former(key_file)
    return path.exists() and signing.public_bytes(signing.key_of(path)) == public_key


def endorsed(key_file: Path, document: bytes, public_key: bytes) -> bytes | None:
    """The signature of a document by the former key; None where it is lost, or is another one."""
    path = former(key_file)
    if not path.exists():
        return None
    key = signing.key_of(path)
    return key.sign(document) if signing.public_bytes(key) == public_key else None


def known(key_file: Path) -> set[bytes]:
    """The public halves of the keys that are here; none where there are no files."""
    here = [path for path in (key_file, former(key_file)) if path.exists()]
    return {signing.public_bytes(signing.key_of(path)) for path in here}
