"""Verbs of people who come in and go. A token is known to its holder alone."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from app import errors
from app.access import queries as keys
from app.access.directory import key_hash
from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, Reader, Tx, transaction
from app.signing_in import queries, rows
from app.signing_in.rows import Identity, LinkRecord, Visitor
from app.signing_in.rules import KEPT, NOTED_EVERY, Purpose

_BROWSER_CHARACTERS = 200
_ITSELF = Actor(WORKER, Role.ADMIN)


def token_hash(token: str) -> bytes:
    """What is stored of a token; a plain hash is enough for 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


async def by_key(pool: Pool, key: str, browser: str, now: datetime) -> str | None:
    """Sign in who holds a key; the new token, or None where no such key lives."""
    found = await keys.live_key(pool, key_hash(key.strip()))
    if found is None or (found.expires_at and found.expires_at <= now) or found.role is Role.MAIL:
        return None
    async with transaction(pool, found.actor, now) as tx:
        return _come_in(tx, Identity(key_id=found.id), browser)


async def by_link(pool: Pool, token: str, browser: str, now: datetime) -> str:
    """Sign in by a link, which is used up; the new token.

    Raises:
        LinkNotFound: it was used, it is too old, or it is none.
    """
    async with transaction(pool, _ITSELF, now) as tx:
        await tx.begin()
        found = await queries.link(tx.connection, token_hash(token), now)
        if (
            found is None
            or found.purpose is not Purpose.SIGN_IN
            or not await rows.use_link(tx, found.id)
        ):
            raise errors.LinkNotFound()
        return _come_in(tx, found.identity, browser)


def _come_in(tx: Tx, who: Identity, browser: str) -> str:
    token = secrets.token_urlsafe(32)
    rows.add_sign_in(tx, tx.new_id(), token_hash(token), who, browser[:_BROWSER_CHARACTERS])
    return token


async def link(db: Reader, token: str, now: datetime) -> LinkRecord:
    """What a link is for.

    Raises:
        LinkNotFound: it was used, it is too old, or it is none.
    """
    found = await queries.link(db, token_hash(token), now)
    if found is None:
        raise errors.LinkNotFound()
    return found


async def note(pool: Pool, visitor: Visitor, now: datetime) -> None:
    """Note that somebody is still there, now and then."""
    if visitor.purpose is None and now - visitor.last_seen_at > NOTED_EVERY:
        async with transaction(pool, visitor.actor, now) as tx:
            rows.see(tx, visitor.id)


async def end(pool: Pool, visitor: Visitor, sign_in_id: UUID, now: datetime) -> None:
    """End a sign-in of the visitor's own, in this browser or another.

    Raises:
        SignInNotFound: none of theirs is called so.
    """
    own = await queries.sign_ins(pool, visitor, now)
    if sign_in_id not in {one.id for one in own}:
        raise errors.SignInNotFound()
    async with transaction(pool, visitor.actor, now) as tx:
        rows.end(tx, sign_in_id)


async def forget(pool: Pool, now: datetime) -> None:
    """Forget what has been over for long (a job)."""
    async with transaction(pool, _ITSELF, now) as tx:
        rows.forget(tx, now - KEPT)
