"""The key that signs closed months: a file outside of the database, made where there is none."""

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app import errors
from app.kit import secret_files


def key_of(path: Path) -> Ed25519PrivateKey:
    """The key in a file that its owner alone may read; made on first use, by one of many at once.

    Raises:
        SigningKeyUnavailable: the file cannot be read or made, or holds no Ed25519 key.
    """
    try:
        key = serialization.load_pem_private_key(secret_files.kept(path, _make), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise errors.SigningKeyUnavailable() from error
    if not isinstance(key, Ed25519PrivateKey):
        raise errors.SigningKeyUnavailable()
    return key


def _make() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key."""
    return key.public_key().public_bytes_raw()


def key_id(public_key: bytes) -> str:
    """How a public key is called: the first 16 digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def is_signed(document: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, document)
    except (InvalidSignature, ValueError):
        return False
    return True
