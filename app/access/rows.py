"""The records of keys, and of the people who hold them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.actor import Actor, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRecord:
    """A key without its secret: what it is for, and whom it is bound to."""

    id: UUID
    role: Role
    customer_id: UUID | None
    contact_id: UUID | None
    technician_id: UUID | None
    person_id: UUID | None
    name: str | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None = None
    created_by: str | None = None
    revoked_by: str | None = None

    @property
    def actor(self) -> Actor:
        """Who acts with it."""
        return Actor(
            key_id=self.id,
            role=self.role,
            customer_id=self.customer_id,
            contact_id=self.contact_id,
            technician_id=self.technician_id,
            person_id=self.person_id,
        )

    def lives(self, now: datetime) -> bool:
        """Whether it was neither revoked nor has expired."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """Somebody of the provider's office, who may hold several keys."""

    id: UUID
    name: str
    email: str
    created_at: datetime
