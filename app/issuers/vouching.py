"""Whose an access token is: the actor, as with a key. A verified token is remembered until it ends."""

import hashlib
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app import errors
from app.access.directory import CACHE_KEYS, CACHE_SECONDS, keep
from app.issuers import queries, rules, tokens
from app.issuers.keeping import Keeper
from app.issuers.rules import Reading, Vouched
from app.kit.actor import Actor
from app.kit.postgres.database import Reader
from app.settings import Settings

# What an access token never has; an ID token, and one that tells of a sign-out, do.
_OF_OTHERS = frozenset({"at_hash", "c_hash", "events"})


class _Known(Struct, frozen=True):
    vouched: Vouched
    good_until: float


class Vouchers:
    """Finds the actor of an issuer's access token."""

    def __init__(self, db: Reader, settings: Settings) -> None:
        assert settings.oidc_issuer, "without an issuer nobody vouches"
        self._db = db
        self._audience = settings.oidc_audience
        self._type = settings.oidc_token_type.lower().removeprefix("application/")
        self.family = tokens.FAMILIES[settings.oidc_algorithms]
        self.reading = _reading(settings)
        self.keeper = Keeper(settings.oidc_issuer, self.family)
        self.settings = settings
        self._known: dict[bytes, _Known] = {}
        self._generation = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Vouchers"]:
        """Keep the issuer's keys fresh while this is open."""
        async with self.keeper.running() as self.http:
            yield self

    async def caller(self, token: str, now: datetime) -> Actor | None:
        """The actor of an access token that counts at an instant; None where it does not.

        Raises:
            TokenNotMapped: it is sound, and nothing here says what it may do, or for whom.
        """
        self._forget_if_keys_changed()
        digest = hashlib.sha256(token.encode()).digest()
        known = self._known.get(digest)
        vouched = known.vouched if known else self._vouched(token, now)
        if vouched is None or now >= vouched.expires_at + rules.LEEWAY:
            self._known.pop(digest, None)
            return None
        if known is None or known.good_until < time.monotonic():
            asked_at = time.monotonic()
            self._known.pop(digest, None)
            await self.check_here(vouched)
            keep(self._known, digest, _Known(vouched, asked_at + CACHE_SECONDS), CACHE_KEYS)
        return vouched.actor

    async def check_here(self, vouched: Vouched) -> None:
        """Hold who is vouched for to those who are here.

        Raises:
            TokenNotMapped: whom it stands for is not known, or has left.
        """
        if not (await queries.are_here(self._db, [vouched.bound]))[0]:
            raise errors.TokenNotMapped(lacks="somebody_here")

    async def living(self, subject_ids: Collection[UUID], now: datetime) -> set[UUID]:
        """Those of these subjects of whom a token was taken that counts still, and who are here still."""
        self._forget_if_keys_changed()
        found = [
            one.vouched
            for one in self._known.values()
            if one.vouched.subject_id in subject_ids and now < one.vouched.expires_at
        ]
        here = await queries.are_here(self._db, [one.bound for one in found]) if found else []
        return {one.subject_id for one, is_here in zip(found, here, strict=True) if is_here}

    def _vouched(self, token: str, now: datetime) -> Vouched | None:
        if self._audience is None or not tokens.looks_like_one(token):
            return None
        signed = tokens.verified(token, self.family, self.keeper.key)
        if signed is None or signed.type != self._type or not _OF_OTHERS.isdisjoint(signed.claims):
            return None
        claims = signed.claims
        if not rules.are_of(claims, self.keeper.issuer, self._audience):
            return None
        return rules.vouched(claims, self.reading) if rules.are_in_time(claims, now) else None

    def _forget_if_keys_changed(self) -> None:
        """What a key signed that the issuer has withdrawn counts no more."""
        if self._generation != self.keeper.generation:
            self._known.clear()
            self._generation = self.keeper.generation


def _reading(settings: Settings) -> Reading:
    return Reading(
        role_claim=settings.oidc_role_claim,
        roles=settings.oidc_roles,
        claims={
            "customer": settings.oidc_customer_claim,
            "contact": settings.oidc_contact_claim,
            "technician": settings.oidc_technician_claim,
            "person": settings.oidc_person_claim,
        },
        ids=settings.oidc_ids,
        ways=settings.oidc_acr,
    )
