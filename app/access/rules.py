"""How long keys live beside one another, and when their end is told. Pure."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access.rows import KeyRecord

# A key that is replaced goes on for so long, unless whoever replaces it says otherwise.
OVERLAP = timedelta(days=7)
# That a key ends is told so long before; one that was made for less tells nothing new.
TOLD_BEFORE = timedelta(days=14)


def successor(
    former: KeyRecord, key_id: UUID, expires_at: datetime | None, by: str, now: datetime
) -> KeyRecord:
    """The key that replaces another: for the same holder, and lasting as long, unless told otherwise.

    Raises:
        InstantInPast: it would have ended already.
    """
    if expires_at is not None and expires_at <= now:
        raise errors.InstantInPast("A key expires in the future.", field="expires_at")
    if expires_at is None and former.expires_at is not None:
        expires_at = now + (former.expires_at - former.created_at)
    return replace(
        former,
        id=key_id,
        created_at=now,
        created_by=by,
        expires_at=expires_at,
        replaces_id=former.id,
        first_id=former.first_id or former.id,
        last_used_at=None,
        expiry_told_at=None,
    )


def ends_soon(key: KeyRecord, now: datetime) -> bool:
    """Whether it has an end that is worth telling ahead: near, and of a key that was made for longer."""
    if key.expires_at is None or key.revoked_at is not None:
        return False
    lasting = key.expires_at - key.created_at > TOLD_BEFORE
    return lasting and now < key.expires_at <= now + TOLD_BEFORE


def replaced(former: KeyRecord, until: datetime | None, now: datetime) -> KeyRecord:
    """A key that is replaced: it ends when it would have, or earlier, when its overlap does.

    Raises:
        InstantInPast: it would have ended before now.
    """
    until = until or now + OVERLAP
    if until < now:
        raise errors.InstantInPast("It works until now, or longer.", field="former_until")
    ends = until if former.expires_at is None else min(until, former.expires_at)
    # Who replaced it knows.
    return replace(former, expires_at=ends, expiry_told_at=former.expiry_told_at or now)
