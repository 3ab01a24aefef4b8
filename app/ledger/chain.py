"""The hash chain: the canonical form of an entry, and the hash that binds it to the one before.

Canonical form: RFC 8785 JSON. ``hash = sha256(previous hash ‖ form)``; before the first entry stands
sha256 of the credit account's id. Form 2 is form 1 and the facts of the lot that an entry opens or
changes. Both are frozen: what was hashed in form 1 stays so, and a change makes a form 3 beside them.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import Struct

# The form that new entries are hashed in.
VERSION = 2
# RFC 8785 of names in ASCII, texts and integers; there is nothing else, and a test holds it to that.
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class HashedPosting(Struct, frozen=True):
    """What of a posting is hashed."""

    from_id: UUID
    to_id: UUID
    minutes: int
    lot_id: UUID | None
    settles: tuple[int, int] | None


class HashedLot(Struct, frozen=True):
    """What is hashed of a lot that an entry opens or changes; ``net`` is the money for all its minutes."""

    id: UUID
    given_minutes: int
    price_per_person_day: Decimal
    net: Decimal | None
    currency: str | None
    expires_on: date | None


class HashedEntry(Struct, frozen=True):
    """What of an entry is hashed. Balances: available, held, awaiting confirmation, debt.

    ``version`` is that of the form; form 1 says nothing of the lot.
    """

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
    lot: HashedLot | None = None
    version: int = VERSION


def first(credit_account_id: UUID) -> bytes:
    """What stands before the first entry of a credit account."""
    return hashlib.sha256(str(credit_account_id).encode()).digest()


def reason_digest(salt: bytes, reason: str) -> bytes:
    """What an entry keeps of its free text, so that the text can be erased and still be proven."""
    return hashlib.sha256(salt + reason.encode()).digest()


def plain(number: Decimal) -> str:
    """A number as it is hashed: no exponent, no zeros behind the last other digit of its fraction."""
    return format(number.normalize(), "f")


def canonical(entry: HashedEntry) -> bytes:
    """The canonical form of an entry, in its version (design §2)."""
    available, held, awaiting, debt = entry.balances
    form: dict[str, Any] = {
        "version": entry.version,
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
    if entry.version > 1:
        form["lot"] = _lot(entry.lot) if entry.lot else None
    return _JSON.encode(form).encode()


def _lot(lot: HashedLot) -> dict[str, Any]:
    return {
        "id": str(lot.id),
        "minutes": lot.given_minutes,
        "price_per_person_day": plain(lot.price_per_person_day),
        "net": None if lot.net is None else plain(lot.net),
        "currency": lot.currency,
        "expires_on": lot.expires_on.isoformat() if lot.expires_on else None,
    }


def link(previous: bytes, entry: HashedEntry) -> bytes:
    """The hash of an entry that follows the one with hash ``previous``."""
    return hashlib.sha256(previous + canonical(entry)).digest()


class Head(Struct, frozen=True):
    """The last entry of a credit account up to an instant."""

    credit_account_id: UUID
    seq: int
    hash: bytes


def root(heads: Iterable[Head]) -> bytes:
    """One hash over the heads of accounts, which come in the order of their ids.

    SHA-256 of a line for each: id, seq and hash in hexadecimal, a blank between them.
    """
    digest = hashlib.sha256()
    for head in heads:
        digest.update(f"{head.credit_account_id} {head.seq} {head.hash.hex()}\n".encode())
    return digest.digest()
