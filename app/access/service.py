"""Verbs about keys: make one, revoke one."""

from uuid import UUID

from app import errors
from app.access import directory, queries
from app.access.schemas import KeyView, MadeKey, NewKey
from app.kit import outbox
from app.kit.database import Tx


async def make(tx: Tx, body: NewKey, key: str | None = None) -> MadeKey:
    """Make a key; its plain form is only in this answer. ``key`` is one that was chosen elsewhere.

    Raises:
        KeyBindingInvalid, InstantInPast, CustomerNotFound, ContactNotFound (it is not one of the
        customer's), TechnicianNotFound.
    """
    body.check_binding()
    if body.expires_at is not None and body.expires_at <= tx.now:
        raise errors.InstantInPast("A key expires in the future.", field="expires_at")
    made = MadeKey(
        id=tx.new_id(),
        key=key or directory.new_key(),
        created_at=tx.now,
        revoked_at=None,
        **body.model_dump(),
    )
    tx.stage(
        "INSERT INTO api_key (id, key_hash, role, customer_id, contact_id, technician_id, name,"
        " created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        made.id, directory.key_hash(made.key), made.role, made.customer_id, made.contact_id,
        made.technician_id, made.name, made.created_at, made.expires_at,
    )  # fmt: skip
    outbox.emit(tx, "api_key.made", made.id, customer_id=made.customer_id, data={"role": made.role})
    return made


async def revoke(tx: Tx, key_id: UUID) -> KeyView:
    """End a key; every process refuses it within a second.

    Raises:
        KeyNotFound, AlreadyRevoked.
    """
    await tx.begin(f"SELECT 1 FROM api_key WHERE id = '{key_id}' FOR UPDATE")
    row = await queries.key(tx.connection, key_id)
    if row is None:
        raise errors.KeyNotFound()
    if row["revoked_at"] is not None:
        raise errors.AlreadyRevoked(revoked_at=row["revoked_at"])
    tx.stage("UPDATE api_key SET revoked_at = $2 WHERE id = $1", key_id, tx.now)
    outbox.emit(tx, "api_key.revoked", key_id, customer_id=row["customer_id"])
    return KeyView(**{**row, "revoked_at": tx.now})
