"""Verbs about keys: make, replace or revoke one; enter a person who holds some."""

from uuid import UUID

from msgspec.structs import asdict, replace

from app import errors
from app.access import directory, key_format, permissions, queries, rules
from app.access.rows import KeyRecord, PersonRecord
from app.access.schemas import (
    KeyView,
    MadeKey,
    NewKey,
    NewPerson,
    PersonView,
    RotateKey,
    key_view,
    person_view,
)
from app.access.tables import ApiKey, Person
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_row, update_row


async def make(tx: Tx, body: NewKey, key: str | None = None) -> MadeKey:
    """Make a key; its plain form is only in this answer. ``key`` is one that was chosen elsewhere.

    Raises:
        KeyBindingInvalid, ScopesInvalid, Forbidden (a narrowed key makes one that may more), InstantInPast,
        CustomerNotFound, ContactNotFound (it is not one of the customer's), TechnicianNotFound,
        PersonNotFound, HolderInactive (who it would be for has left).
    """
    body.check_binding()
    permissions.check_scopes(body.role, body.scopes or ())
    permissions.check_no_more(tx.actor, body.role, body.scopes)
    if body.expires_at is not None and body.expires_at <= tx.now:
        raise errors.InstantInPast("A key expires in the future.", field="expires_at")
    record = KeyRecord(
        id=tx.new_id(), created_at=tx.now, created_by=tx.actor.id, **body.model_dump()
    )
    return _add(tx, record, key)


async def rotate(tx: Tx, key_id: UUID, body: RotateKey) -> MadeKey:
    """Make the key that replaces another, for the same holder; both work until the former one ends.

    Raises:
        KeyNotFound, AlreadyRevoked, AlreadyReplaced (by a key that was not revoked), InstantInPast,
        Forbidden (a narrowed key replaces one that may more), HolderInactive.
    """
    former = await _locked(tx, key_id)
    permissions.check_no_more(tx.actor, former.role, former.scopes)
    made = _add(
        tx, rules.successor(former, tx.new_id(), body.expires_at, tx.actor.id, tx.now), None
    )
    update_row(tx, ApiKey, former, rules.replaced(former, body.former_until, tx.now))
    return made


async def revoke(tx: Tx, key_id: UUID) -> KeyView:
    """End a key; every process refuses it within a second.

    Raises:
        KeyNotFound, AlreadyRevoked.
    """
    return key_view(_end(tx, await _locked(tx, key_id)))


async def tell_of_end(tx: Tx, key_id: UUID) -> bool:
    """Tell that a key ends soon, once; tells whether that was to be told."""
    await lock_row(tx, ApiKey, key_id)
    key = await queries.key(tx.connection, key_id)
    if key is None or key.expiry_told_at is not None or not rules.ends_soon(key, tx.now):
        return False
    assert key.expires_at is not None
    update_row(tx, ApiKey, key, replace(key, expiry_told_at=tx.now))
    outbox.emit(
        tx,
        "api_key.expiring",
        key.id,
        customer_id=key.customer_id,
        data={"role": key.role, "expires_at": key.expires_at.isoformat()},
    )
    return True


async def end_keys_of(
    tx: Tx,
    *,
    customer_id: UUID | None = None,
    contact_id: UUID | None = None,
    technician_id: UUID | None = None,
) -> list[UUID]:
    """End every key of somebody who leaves, whose row is locked; returns which."""
    keys = await queries.lock_keys_of(
        tx.connection, customer_id=customer_id, contact_id=contact_id, technician_id=technician_id
    )
    return [_end(tx, key).id for key in keys]


async def enter_person(tx: Tx, body: NewPerson) -> PersonView:
    """Enter somebody of the office; keys that name the same person are of one pair of eyes.

    Raises:
        PersonKnown: somebody with this address is entered already.
    """
    person = PersonRecord(id=tx.new_id(), created_at=tx.now, **body.model_dump())
    insert_row(tx, Person, person)
    outbox.emit(tx, "person.entered", person.id)
    return person_view(person)


async def _locked(tx: Tx, key_id: UUID) -> KeyRecord:
    await lock_row(tx, ApiKey, key_id)
    key = await queries.key(tx.connection, key_id)
    if key is None:
        raise errors.KeyNotFound()
    if key.revoked_at is not None:
        raise errors.AlreadyRevoked(revoked_at=key.revoked_at)
    return key


def _add(tx: Tx, record: KeyRecord, chosen: str | None) -> MadeKey:
    # Of what somebody chose, which may be a phrase, nothing is kept.
    secret = chosen or key_format.fresh(record.role)
    record = replace(record, hint=None if chosen else key_format.hint(secret))
    insert_row(tx, ApiKey, record, key_hash=directory.key_hash(secret))
    outbox.emit(
        tx, "api_key.made", record.id, customer_id=record.customer_id, data={"role": record.role}
    )
    return MadeKey(**asdict(record), key=secret)


def _end(tx: Tx, key: KeyRecord) -> KeyRecord:
    revoked = replace(key, revoked_at=tx.now, revoked_by=tx.actor.id)
    update_row(tx, ApiKey, key, revoked)
    outbox.emit(tx, "api_key.revoked", key.id, customer_id=key.customer_id)
    return revoked
