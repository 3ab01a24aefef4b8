"""The hash chain: canonical form v1 of an entry, and the hash that binds it to the one before.

Canonical form: RFC 8785 JSON. ``hash = sha256(previous hash ‖ form)``; before the first entry stands
sha256 of the credit account's id. The form is frozen: a change makes a version 2 beside it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import rfc8785

VERSION = 1


@dataclass(frozen=True, slots=True)
class HashedPosting:
    """What of a posting is hashed."""

    from_id: UUID
    to_id: UUID
    minutes: int
    lot_id: UUID | None
    settles: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class HashedEntry:
    """What of an entry is hashed. Balances: available, held, awaiting confirmation, debt."""

    credit_account_id: UUID
    seq: int
    kind: str
    reference: str
    actor: str
    booked_at: datetime
    service_on: date
    reverses: UUID | None
    override: bool
    reason_digest: bytes | None
    postings: Sequence[HashedPosting]
    balances: tuple[int, int, int, int]


def first(credit_account_id: UUID) -> bytes:
    """What stands before the first entry of a credit account."""
    return hashlib.sha256(str(credit_account_id).encode()).digest()


def reason_digest(salt: bytes, reason: str) -> bytes:
    """What an entry keeps of its free text, so that the text can be erased and still be proven."""
    return hashlib.sha256(salt + reason.encode()).digest()


def canonical(entry: HashedEntry) -> bytes:
    """Canonical form v1 (design §2)."""
    available, held, awaiting, debt = entry.balances
    return rfc8785.dumps(
        {
            "version": VERSION,
            "account": str(entry.credit_account_id),
            "seq": entry.seq,
            "kind": entry.kind,
            "reference": entry.reference,
            "actor": entry.actor,
            "booked_at": entry.booked_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "service_on": entry.service_on.isoformat(),
            "reverses": str(entry.reverses) if entry.reverses else None,
            "override": entry.override,
            "reason_digest": entry.reason_digest.hex() if entry.reason_digest else None,
            "postings": [
                {
                    "from": str(posting.from_id),
                    "to": str(posting.to_id),
                    "minutes": posting.minutes,
                    "lot": str(posting.lot_id) if posting.lot_id else None,
                    "settles": list(posting.settles) if posting.settles else None,
                }
                for posting in entry.postings
            ],
            "balances": {
                "available": available,
                "held": held,
                "awaiting_confirmation": awaiting,
                "debt": debt,
            },
        }
    )


def link(previous: bytes, entry: HashedEntry) -> bytes:
    """The hash of an entry that follows the one with hash ``previous``."""
    return hashlib.sha256(previous + canonical(entry)).digest()
