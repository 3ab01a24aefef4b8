"""The records of privacy."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict


class RetentionRecord(Struct, frozen=True, kw_only=True):
    """For how many days something is kept; None: as long as what it belongs to."""

    id: UUID
    audit_days: int
    address_days: int
    raw_mail_days: int | None
    mail_days: int
    answer_days: int
    version: int


class Subject(Struct, frozen=True, kw_only=True):
    """Whom something is about: one contact, or a customer with all its people.

    Attributes:
        contacts: their ids.
        customer: the customer, where it is meant itself.
        addresses: theirs, in lower case, that no other contact has.
        keys: the ids of their keys and sign-ins.
        words: what tells that a stored answer is about them.
    """

    contacts: list[UUID]
    customer: UUID | None
    addresses: list[str]
    keys: list[UUID]
    words: list[str]

    @property
    def actors(self) -> list[str]:
        """The same as actors are recorded."""
        return [f"contact:{one}" for one in self.contacts]

    @property
    def values(self) -> dict[str, Any]:
        """Its parameters of the statements that slices have (``kit.personal``)."""
        return {**asdict(self), "actors": self.actors}


class Held(Struct, frozen=True):
    """One thing that is held about somebody: of which kind, and what it says."""

    what: str
    id: UUID
    data: Any
