"""Secrets that must be read again are kept sealed: whoever has the database alone cannot use them.

AES-256-GCM under the master key. A seal is bound to what it is about, so that it does not open anywhere else,
and names its key, so that an older key still opens what it sealed.
"""

import base64
import hashlib
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kit import secret_files

KEY_BYTES = 32
_NONCE_BYTES = 12
_NAME_BYTES = 4
_NO_KEY = "a master key is 32 bytes in Base64"


class NoMasterKey(Exception):
    """The master key cannot be read, or is none; the message says why."""


class CannotOpen(Exception):
    """What is sealed was sealed by a key that is not here, or for something else, or was changed."""


class Sealer:
    """Seals with the first of some keys, and opens with any."""

    def __init__(self, keys: list[bytes]) -> None:
        self._ciphers = {name(one): AESGCM(one) for one in keys}
        self._first = name(keys[0])

    def seal(self, secret: bytes, about: str) -> bytes:
        """A secret, sealed for what it is about, such as ``webhook_endpoint:<id>``."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return (
            self._first + nonce + self._ciphers[self._first].encrypt(nonce, secret, about.encode())
        )

    def open(self, sealed: bytes, about: str) -> bytes:
        """The secret.

        Raises:
            CannotOpen: its key is not here, it is about something else, or it was changed.
        """
        name, rest = sealed[:_NAME_BYTES], sealed[_NAME_BYTES:]
        try:
            cipher = self._ciphers[name]
            return cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], about.encode())
        except (KeyError, InvalidTag, ValueError) as error:
            raise CannotOpen from error

    def is_of_first(self, sealed: bytes) -> bool:
        """Whether the first key sealed it, and not one that is about to be given up."""
        return sealed[:_NAME_BYTES] == self._first


def name(key: bytes) -> bytes:
    """How a key is called: four bytes, from which nobody finds the key."""
    return hashlib.sha256(b"personday master key\0" + key).digest()[:_NAME_BYTES]


def sealer(given: str | None, path: Path) -> Sealer:
    """The sealer of the keys that are given, the newest first, with commas between, or of the one in a file.

    Raises:
        NoMasterKey: one is not 32 bytes in Base64, or the file cannot be read or made.
    """
    try:
        text = given or secret_files.kept(path, _make).decode("ascii")
    except OSError as error:
        raise NoMasterKey(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise NoMasterKey(_NO_KEY) from error
    return Sealer(read(text))


def read(text: str) -> list[bytes]:
    """The keys of a text.

    Raises:
        NoMasterKey: one is not 32 bytes in Base64.
    """
    try:
        keys = [base64.b64decode(one.strip(), validate=True) for one in text.split(",")]
    except ValueError as error:  # also of Base64
        raise NoMasterKey(_NO_KEY) from error
    if any(len(one) != KEY_BYTES for one in keys):
        raise NoMasterKey(_NO_KEY)
    return keys


def _make() -> bytes:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES))
