"""Verbs of people who come in and go. A token is known to its holder alone."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from app import errors, examples
from app.access import directory
from app.access import queries as keys
from app.access import rows as keys_used
from app.access.rows import KeyRecord
from app.audit import rows as audit
from app.issuers.rules import Vouched
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Reader, Tx, transaction
from app.signing_in import queries, rows
from app.signing_in.rows import Identity, LinkRecord, Visitor
from app.signing_in.rules import KEPT, NOTED_EVERY, LinkOver, Purpose

_BROWSER_CHARACTERS = 200
_ITSELF = Actor(WORKER, Role.ADMIN)
# Ids that nothing but the demonstration's seed gives.
DEMONSTRATION_KEYS = {
    Role.CUSTOMER: examples.CUSTOMER_KEY,
    Role.TECHNICIAN: examples.TECHNICIAN_KEY,
    Role.LEAD: examples.LEAD_KEY,
    Role.FINANCE: examples.FINANCE_KEY,
    Role.ADMIN: examples.KEY,
}


def token_hash(token: str) -> bytes:
    """What is stored of a token; a plain hash is enough for 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


class Browser(Struct, frozen=True):
    """What somebody comes in by: how it calls itself, and the token that it had until now, if any."""

    called: str
    before: str | None


async def by_key(pool: Pool, key: str, browser: Browser, now: datetime) -> str | None:
    """Sign in who holds a key; the new token, or None where no such key lives."""
    found = await directory.live_key(pool, key.strip())
    return await _by_key(pool, found, browser, now)


async def by_key_of_demonstration(
    pool: Pool, role: Role, browser: Browser, now: datetime
) -> str | None:
    """Sign in without its key as a role of the demonstration; whoever calls this knows who asks.

    None where the demonstration's key of this role does not live.
    """
    found = await keys.key(pool, DEMONSTRATION_KEYS[role])
    return await _by_key(pool, found, browser, now)


async def _by_key(
    pool: Pool, found: KeyRecord | None, browser: Browser, now: datetime
) -> str | None:
    if found is None or found.role is Role.MAIL or not found.lives(now):
        return None
    async with transaction(pool, found.actor, now) as tx:
        keys_used.use(tx, found.id)
        return _come_in(tx, Identity(key_id=found.id), browser)


async def by_link(pool: Pool, token: str, browser: Browser, now: datetime) -> str:
    """Sign in by a link, which is used up, and with it all that were sent beside it; the new token.

    Raises:
        LinkNotFound: it was used, it is too old, or it is none.
        LinkOfFormerAddress: it was sent to an address that they do not have any more.
    """
    async with transaction(pool, _ITSELF, now) as tx:
        await tx.begin()
        found = await link(tx.connection, token, now)
        if found.purpose is not Purpose.SIGN_IN:
            raise errors.LinkNotFound(over=None)
        if not await rows.use_link(tx, found.id):
            raise errors.LinkNotFound(over=LinkOver.USED)
        rows.revoke_ways_in(tx, found.identity)
        return _come_in(tx, found.identity, browser)


async def by_issuer(pool: Pool, vouched: Vouched, browser: Browser, now: datetime) -> str:
    """Sign in whom an issuer vouches for; the new token.

    Raises:
        TokenNotMapped: it is a mail server, which reads no pages.
    """
    if vouched.role is Role.MAIL:
        raise errors.TokenNotMapped(lacks="role")
    who = Identity(subject_id=vouched.subject_id, role=vouched.role, **asdict(vouched.bound))
    async with transaction(pool, vouched.actor, now) as tx:
        return _come_in(tx, who, browser, vouched.authenticated_at)


def _come_in(
    tx: Tx, who: Identity, browser: Browser, authenticated_at: datetime | None = None
) -> str:
    """Note that somebody came in, by a fresh token; what the browser had before is over."""
    token = secrets.token_urlsafe(32)
    if browser.before is not None:
        rows.end_by_token(tx, token_hash(browser.before))
    called, sign_in_id = browser.called[:_BROWSER_CHARACTERS], tx.new_id()
    rows.add_sign_in(tx, sign_in_id, token_hash(token), who, called, authenticated_at or tx.now)
    audit.note(tx, "sign-in", sign_in_id, actor=who.actor)
    return token


async def link(db: Reader, token: str, now: datetime) -> LinkRecord:
    """What a link is for.

    Raises:
        LinkNotFound: it was used, it is too old, or it is none.
        LinkOfFormerAddress: it was sent to an address that its reader does not have any more.
    """
    found = await queries.link(db, token_hash(token), now)
    if found is None or found.over is not None:
        raise errors.LinkNotFound(over=found and found.over)
    if not found.is_theirs:
        raise errors.LinkOfFormerAddress()
    return found


async def note(pool: Pool, visitor: Visitor, now: datetime) -> None:
    """Note that somebody is still there, now and then."""
    if visitor.purpose is None and now - visitor.last_seen_at > NOTED_EVERY:
        async with transaction(pool, visitor.actor, now) as tx:
            rows.see(tx, visitor.id)
            if visitor.key_id is not None:
                keys_used.use(tx, visitor.key_id)


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
