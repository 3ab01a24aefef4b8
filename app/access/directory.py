"""Whose key it is. A key is stored as a hash only; its plain form is shown once."""

import hashlib
import secrets
import time
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.access import queries
from app.access.rows import KeyRecord
from app.kit.actor import Actor
from app.kit.database import Reader

# A revoked key is refused everywhere within this time (design §7: a second).
CACHE_SECONDS = 0.8
CACHE_KEYS = 10_000


def new_key() -> str:
    """A fresh key of 256 random bits, with a prefix that secret scanners can find."""
    return f"pd_{secrets.token_urlsafe(32)}"


def key_hash(key: str) -> bytes:
    """What is stored of a key. A plain hash is enough for 256 random bits."""
    return hashlib.sha256(key.encode()).digest()


class _Answer(NamedTuple):
    key: KeyRecord
    good_until: float


class Directory:
    """Finds the actor of a key. Answers are kept for less than a second per process."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._answers: dict[bytes, _Answer] = {}

    async def caller(self, authorization: str, now: datetime) -> Actor | None:
        """The actor of an Authorization header; None when it has no key that lives."""
        scheme, _, key = authorization.partition(" ")
        known = scheme.lower() == "bearer" and key
        return await self.find(key.strip(), now) if known else None

    async def find(self, key: str, now: datetime) -> Actor | None:
        """The actor of a key, or None when it is unknown, expired or revoked."""
        digest = key_hash(key)
        answer = self._answers.get(digest)
        if answer is None or answer.good_until < time.monotonic():
            asked_at = time.monotonic()
            found = await queries.live_key(self._db, digest)
            if found is None:
                self._answers.pop(digest, None)
                return None
            if len(self._answers) >= CACHE_KEYS:
                self._answers.clear()
            answer = self._answers[digest] = _Answer(found, asked_at + CACHE_SECONDS)
        expires_at = answer.key.expires_at
        return answer.key.actor if expires_at is None or now < expires_at else None

    async def living(self, key_ids: Collection[UUID], now: datetime) -> set[UUID]:
        """Those of these keys that still live, as the database has it."""
        return await queries.living_ids(self._db, key_ids, now)
