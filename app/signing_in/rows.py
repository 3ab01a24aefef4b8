"""The records of who came in, and of links; and how they are written."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.actor import Actor, Role
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row
from app.signing_in import browsers
from app.signing_in.rules import IDLE, LIFETIMES, LONGEST, LinkOver, Purpose
from app.signing_in.tables import SignIn


class Identity(Struct, frozen=True, kw_only=True):
    """Whom a sign-in or a link stands for: one of the three; or whom an issuer's subject is bound to."""

    contact_id: UUID | None = None
    technician_id: UUID | None = None
    key_id: UUID | None = None
    subject_id: UUID | None = None
    role: Role | None = None
    customer_id: UUID | None = None
    person_id: UUID | None = None

    @property
    def actor(self) -> str:
        """The same as an actor is recorded."""
        if self.contact_id:
            return f"contact:{self.contact_id}"
        if self.technician_id:
            return f"technician:{self.technician_id}"
        if self.person_id:
            return f"person:{self.person_id}"
        return f"key:{self.subject_id or self.key_id}"


class Visitor(Struct, frozen=True, kw_only=True):
    """Who is there, by a sign-in or a link that works.

    Attributes:
        id: of the sign-in, or of the link.
        role: what they may do by it.
        name: of the person, or of the key.
        language: as they chose themselves; None where they did not, and the browser tells.
        usual_language: of their customer, where neither does.
        time_zone: whose clocks they live by.
        subject_id: what a link alone is for; None of who is signed in.
        revision: of that, as the mail told of it.
        provider, support_phone, support_email: the company that they see.
        key_id: by which they signed in; None where a mail let them in.
        authenticated_at: when they proved who they are; None of who comes by a link for one thing.
        is_vouched: whether they signed in at an issuer.
        first_id, scopes: of that key, the first one that it comes of and what it is narrowed to.
    """

    id: UUID
    role: Role
    customer_id: UUID | None
    contact_id: UUID | None
    technician_id: UUID | None
    person_id: UUID | None
    name: str
    customer_name: str | None
    language: str | None
    usual_language: str | None
    time_zone: str
    last_seen_at: datetime
    provider: str
    support_phone: str | None
    support_email: str
    purpose: Purpose | None = None
    subject_id: UUID | None = None
    revision: int | None = None
    key_id: UUID | None = None
    authenticated_at: datetime | None = None
    is_vouched: bool = False
    first_id: UUID | None = None
    scopes: tuple[str, ...] | None = None

    @property
    def actor(self) -> Actor:
        """Who acts: the person, as with a key of theirs."""
        return Actor(
            key_id=self.id,
            role=self.role,
            customer_id=self.customer_id,
            contact_id=self.contact_id,
            technician_id=self.technician_id,
            person_id=self.person_id,
            authenticated_at=self.authenticated_at,
            first_id=self.first_id,
            scopes=self.scopes,
        )


class SignInRecord(Struct, frozen=True, kw_only=True):
    """A browser that is, or was, signed in."""

    id: UUID
    browser: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None

    @property
    def program(self) -> str | None:
        """The browser's name, where it is one that people know."""
        return browsers.program(self.browser)

    @property
    def system(self) -> str | None:
        """What it runs on."""
        return browsers.system(self.browser)


class LinkRecord(Struct, frozen=True, kw_only=True):
    """What a link is for, and for whom.

    Attributes:
        is_theirs: whether they still have the address that it was sent to.
        over: why it works no more; None where it works.
    """

    id: UUID
    purpose: Purpose
    contact_id: UUID | None
    technician_id: UUID | None
    key_id: UUID | None
    subject_id: UUID | None
    expires_at: datetime
    is_theirs: bool
    over: LinkOver | None

    @property
    def identity(self) -> Identity:
        """Whom it stands for."""
        return Identity(
            contact_id=self.contact_id, technician_id=self.technician_id, key_id=self.key_id
        )


class Found(Struct, frozen=True, kw_only=True):
    """Somebody who is known by an address.

    Attributes:
        person_id: of the contact, the technician, or the person of the office.
        links_sent: how many links to sign in they were sent of late.
    """

    identity: Identity
    person_id: UUID
    links_sent: int


def add_sign_in(
    tx: Tx,
    sign_in_id: UUID,
    token_hash: bytes,
    who: Identity,
    browser: str,
    authenticated_at: datetime,
) -> None:
    """Stage that somebody came in."""
    insert_row(
        tx,
        SignIn,
        who,
        id=sign_in_id,
        token_hash=token_hash,
        browser=browser,
        authenticated_at=authenticated_at,
        created_at=tx.now,
        last_seen_at=tx.now,
        expires_at=tx.now + LONGEST,
        ended_at=None,
    )


def add_link(
    tx: Tx,
    token_hash: bytes,
    purpose: Purpose,
    who: Identity,
    address: str,
    *,
    subject_id: UUID | None = None,
    revision: int | None = None,
) -> None:
    """Stage a link that was sent to an address; sent twice, it is the same one."""
    tx.stage(
        "INSERT INTO mail_link (id, token_hash, purpose, contact_id, technician_id, key_id, subject_id,"
        " revision, made_at, expires_at, address)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, lower($11))"
        " ON CONFLICT (token_hash) DO NOTHING",
        tx.new_id(),
        token_hash,
        purpose,
        who.contact_id,
        who.technician_id,
        who.key_id,
        subject_id,
        revision,
        tx.now,
        tx.now + LIFETIMES[purpose],
        address,
    )


async def use_link(tx: Tx, link_id: UUID) -> bool:
    """Use up a link that works once; False where somebody has done so."""
    used: UUID | None = await tx.connection.fetchval(
        "UPDATE mail_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id",
        link_id,
        tx.now,
    )
    return used is not None


def revoke_links(tx: Tx, contact_id: UUID) -> None:
    """Stage that no link in a contact's mails works any more."""
    tx.stage(
        "UPDATE mail_link SET revoked_at = $2 WHERE contact_id = $1 AND revoked_at IS NULL",
        contact_id,
        tx.now,
    )


def revoke_ways_in(tx: Tx, who: Identity) -> None:
    """Stage that no link by which somebody could have signed in works any more."""
    tx.stage(
        "UPDATE mail_link SET revoked_at = $5 WHERE purpose = $1"
        " AND (contact_id = $2 OR technician_id = $3 OR key_id = $4)"
        " AND made_at > $6 AND used_at IS NULL AND revoked_at IS NULL",
        Purpose.SIGN_IN,
        who.contact_id,
        who.technician_id,
        who.key_id,
        tx.now,
        tx.now - LIFETIMES[Purpose.SIGN_IN],
    )


def see(tx: Tx, sign_in_id: UUID) -> None:
    """Stage that somebody is still there."""
    tx.stage("UPDATE sign_in SET last_seen_at = $2 WHERE id = $1", sign_in_id, tx.now)


def end(tx: Tx, sign_in_id: UUID) -> None:
    """Stage that somebody has gone."""
    tx.stage(
        "UPDATE sign_in SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", sign_in_id, tx.now
    )


def end_by_token(tx: Tx, token_hash: bytes) -> None:
    """Stage that what a browser had until now is over."""
    tx.stage(
        "UPDATE sign_in SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
        token_hash,
        tx.now,
    )


def forget(tx: Tx, before: datetime) -> None:
    """Stage that what was over before an instant is known no longer."""
    tx.stage("DELETE FROM sign_in WHERE last_seen_at < $1", before - IDLE)
    tx.stage("DELETE FROM mail_link WHERE made_at < $1", before - LIFETIMES[Purpose.WORKSHEET])
