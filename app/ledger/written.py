"""A page of entries as it is written: what ``schemas`` says of it, at a fifth of the price.

Nothing is read of these but their text, so nothing is checked: the database has, and a test holds each
of their letters to ``EntryView``.
"""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from msgspec import Raw, Struct, json, structs


class WrittenLot(Struct, frozen=True, gc=False):
    """``ToldLot``."""

    id: UUID
    minutes: int
    price_per_person_day: str
    net: str | None
    currency: str | None
    expires_on: date | None


class WrittenEntry(Struct, frozen=True, gc=False):
    """``EntryView``; its postings are written by the database."""

    id: UUID
    customer_id: UUID
    credit_account_id: UUID
    seq: int
    kind: str
    reference: str
    booked_at: datetime
    service_on: date
    actor: str
    reason: str | None
    reverses: UUID | None
    override: bool
    postings: Raw
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    reason_digest: str | None
    reason_salt: str | None
    lot: WrittenLot | None
    hash_version: int
    hash: str

    def for_customers(self) -> Self:
        """The same without a lead's reason to override, as ``EntryView`` has it."""
        return structs.replace(self, reason=None, reason_salt=None) if self.override else self


_encode = json.Encoder().encode


class WrittenPage(Struct, frozen=True):
    """``PageOf[EntryView]``."""

    items: list[WrittenEntry]
    next_cursor: str | None

    @property
    def etag(self) -> None:
        """A page has none."""

    def json_bytes(self) -> bytes:
        """The answer as it is sent."""
        return _encode(self)

    def for_customers(self) -> Self:
        """Each entry as a customer reads it."""
        return structs.replace(self, items=[one.for_customers() for one in self.items])
