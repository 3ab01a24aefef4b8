"""Whose key it is. A key is stored as a hash only; its plain form is shown once."""

import hashlib
import secrets
import time
from datetime import datetime

from app.access import queries
from app.kit.actor import Actor, Role
from app.kit.database import Reader

MIN_BOOTSTRAP_KEY_CHARACTERS = 32
# A revoked key is refused everywhere within this time (design §7: a second).
CACHE_SECONDS = 0.8
CACHE_KEYS = 10_000


def new_key() -> str:
    """A fresh key of 256 random bits, with a prefix that secret scanners can find."""
    return f"pd_{secrets.token_urlsafe(32)}"


def key_hash(key: str) -> bytes:
    """What is stored of a key. A plain hash is enough for 256 random bits."""
    return hashlib.sha256(key.encode()).digest()


class Directory:
    """Finds the actor of a key. Answers are kept for less than a second per process."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._known: dict[bytes, tuple[float, Actor, datetime | None]] = {}

    async def find(self, key: str, now: datetime) -> Actor | None:
        """The actor of a key, or None when it is unknown, expired or revoked."""
        digest = key_hash(key)
        known = self._known.get(digest)
        if known is None or known[0] < time.monotonic():
            asked = time.monotonic()
            row = await queries.live_key(self._db, digest)
            if row is None:
                self._known.pop(digest, None)
                return None
            actor = Actor(
                key_id=row["id"],
                role=Role(row["role"]),
                customer_id=row["customer_id"],
                contact_id=row["contact_id"],
                technician_id=row["technician_id"],
            )
            if len(self._known) >= CACHE_KEYS:
                self._known.clear()
            known = self._known[digest] = (asked + CACHE_SECONDS, actor, row["expires_at"])
        _, actor, expires_at = known
        return actor if expires_at is None or now < expires_at else None
