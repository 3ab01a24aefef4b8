"""The record of a signed root."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RootRecord:
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
