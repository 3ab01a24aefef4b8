"""Whose key or token it is. A key is stored as a hash only; its plain form is shown once."""

import hashlib
import secrets
import time
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, Protocol
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


class Vouches(Protocol):
    """Somebody elsewhere who gives out tokens that count here."""

    async def caller(self, token: str, now: datetime) -> Actor | None:
        """The actor of a token that counts at an instant; None where it does not.

        Raises:
            TokenNotMapped: it is sound, and nothing here says what it may do, or for whom.
        """

    async def living(self, subject_ids: Collection[UUID], now: datetime) -> set[UUID]:
        """Those of these actors' ids of whom a token counts still."""


class Directory:
    """Finds the actor of a key or token. Answers are kept for less than a second per process."""

    def __init__(self, db: Reader, vouches: Vouches | None = None) -> None:
        self._db = db
        self._vouches = vouches
        self._answers: dict[bytes, _Answer] = {}

    async def caller(self, authorization: str, now: datetime) -> Actor | None:
        """The actor of an Authorization header; None when it has no key or token that lives.

        Raises:
            TokenNotMapped: a token is sound, and nothing here says what it may do, or for whom.
        """
        scheme, _, given = authorization.partition(" ")
        given = given.strip()
        if scheme.lower() != "bearer" or not given:
            return None
        # A signed token has two dots, and begins as JSON does; no key that is made here does.
        if self._vouches is not None and given.startswith("eyJ") and given.count(".") == 2:
            return await self._vouches.caller(given, now)
        return await self.find(given, now)

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
        """Those of these keys, and of whom somebody vouches for, that still live."""
        living = await queries.living_ids(self._db, key_ids, now)
        if self._vouches is not None and (others := set(key_ids) - living):
            living |= await self._vouches.living(others, now)
        return living
