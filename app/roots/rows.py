"""The record of a signed root."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct


class RootRecord(Struct, frozen=True, kw_only=True):
    """A root as it was signed."""

    id: UUID
    number: int
    signed_on: date
    signed_at: datetime
    position: int
    document: str
    signature: bytes
    public_key: bytes
    endorsement: bytes | None
