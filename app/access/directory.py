"""Whose key or token it is. A key is stored as a hash only; its plain form is shown once."""

import hashlib
import time
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from app.access import key_format, queries
from app.access.rows import KeyRecord
from app.access.uses import Uses
from app.kit.actor import Actor
from app.kit.postgres.database import Reader

# A revoked key is refused everywhere within this time (design §7: a second).
CACHE_SECONDS = 0.8
CACHE_KEYS = 10_000
CACHE_UNKNOWN = 1_000


def key_hash(key: str) -> bytes:
    """What is stored of a key. A plain hash is enough for 256 random bits."""
    return hashlib.sha256(key.encode()).digest()


Kept = TypeVar("Kept")


async def live_key(db: Reader, key: str) -> KeyRecord | None:
    """A key that was not revoked; it may have expired. What cannot be one is not asked for."""
    if key_format.is_mistyped(key):
        return None
    return await queries.live_key(db, key_hash(key))


class _Answer(NamedTuple):
    key: KeyRecord
    good_until: float


def given(authorization: str) -> str:
    """The key or token of an Authorization header; empty where it has none."""
    scheme, _, key = authorization.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _is_token(key: str) -> bool:
    # A signed token has two dots, and begins as JSON does; no key that is made here does.
    return key.startswith("eyJ") and key.count(".") == 2


def keep(kept: dict[bytes, Kept], digest: bytes, answer: Kept, at_most: int) -> None:
    """Keep an answer beside others; one too many, and all of them are forgotten first."""
    if len(kept) >= at_most:
        kept.clear()
    kept[digest] = answer


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

    def __init__(self, db: Reader, uses: Uses, vouches: Vouches | None = None) -> None:
        self._db = db
        self._uses = uses
        self._vouches = vouches
        self._answers: dict[bytes, _Answer] = {}
        # Apart, so that who tries many pushes none out that lives.
        self._unknown: dict[bytes, float] = {}

    def recall(self, authorization: str, now: datetime) -> Actor | None:
        """The actor of a key that lived when it was asked for last; None where more is to be found out."""
        answer = self._fresh(key_hash(given(authorization)))
        return None if answer is None else self._used(answer, now)

    def _fresh(self, digest: bytes) -> _Answer | None:
        answer = self._answers.get(digest)
        return None if answer is None or answer.good_until < time.monotonic() else answer

    def remembers(self, authorization: str) -> bool:
        """Whether nothing is asked to refuse what a header gives, or it lived when that was asked last."""
        key = given(authorization)
        if self._vouches is not None and _is_token(key):
            return True  # no database is asked for its signature
        digest = key_hash(key)
        return digest in self._answers or self._unknown.get(digest, 0) > time.monotonic()

    async def caller(self, authorization: str, now: datetime) -> Actor | None:
        """The actor of an Authorization header; None when it has no key or token that lives.

        Raises:
            TokenNotMapped: a token is sound, and nothing here says what it may do, or for whom.
        """
        key = given(authorization)
        if self._vouches is not None and _is_token(key):
            return await self._vouches.caller(key, now)
        return await self.find(key, now) if key else None

    async def find(self, key: str, now: datetime) -> Actor | None:
        """The actor of a key, or None when it is unknown, expired or revoked."""
        digest = key_hash(key)
        answer = self._fresh(digest)
        if answer is None:
            if self._unknown.get(digest, 0) > time.monotonic():
                return None
            asked_at = time.monotonic()
            found = await live_key(self._db, key)
            if found is None:
                self._answers.pop(digest, None)
                keep(self._unknown, digest, asked_at + CACHE_SECONDS, CACHE_UNKNOWN)
                return None
            answer = _Answer(found, asked_at + CACHE_SECONDS)
            keep(self._answers, digest, answer, CACHE_KEYS)
        return self._used(answer, now)

    def _used(self, answer: _Answer, now: datetime) -> Actor | None:
        expires_at = answer.key.expires_at
        if expires_at is not None and expires_at <= now:
            return None
        self._uses.note(answer.key.id, now)
        return answer.key.actor

    async def living(self, key_ids: Collection[UUID], now: datetime) -> set[UUID]:
        """Those of these keys, and of whom somebody vouches for, that still live."""
        living = await queries.living_ids(self._db, key_ids, now)
        if self._vouches is not None and (others := set(key_ids) - living):
            living |= await self._vouches.living(others, now)
        return living
