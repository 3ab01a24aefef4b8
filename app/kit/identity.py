"""Keys, roles and who acts. A key is stored as a hash only; its plain form is shown once."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app import errors
from app.kit.schema import Table, instant

if TYPE_CHECKING:
    from app.kit.database import Reader

MIN_BOOTSTRAP_KEY_CHARACTERS = 32
# A revoked key is refused everywhere within this time (design §7: a second).
CACHE_SECONDS = 0.8
CACHE_KEYS = 10_000
# Who acts when a command does, or a job: no key has these ids.
COMMAND_LINE = UUID(int=0)
WORKER = UUID(int=1)
# Whose a thing is that every customer sees: no customer has this id.
EVERYONE = UUID(int=2)


class Role(StrEnum):
    """What a key is for (design §4); that of a mail server hands messages in, and sees nothing."""

    CUSTOMER = "customer"
    TECHNICIAN = "technician"
    LEAD = "lead"
    FINANCE = "finance"
    MAIL = "mail"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: one key, and the customer, contact or technician it stands for."""

    key_id: UUID
    role: Role
    customer_id: UUID | None = None
    contact_id: UUID | None = None
    technician_id: UUID | None = None

    @property
    def id(self) -> str:
        """The id that entries and events record: the person where the key names one."""
        if self.contact_id:
            return f"contact:{self.contact_id}"
        if self.technician_id:
            return f"technician:{self.technician_id}"
        return f"key:{self.key_id}"

    def sees(self, customer_id: UUID | None) -> bool:
        """Whether things of this customer are visible to the actor."""
        return self.role is not Role.CUSTOMER or customer_id in (self.customer_id, EVERYONE)

    def check_override(self, reason: str | None) -> None:
        """Hold an override to those who may give one (design §4).

        Raises:
            Forbidden: somebody else than a lead or admin gives a reason to override.
        """
        if reason is not None and self.role not in (Role.LEAD, Role.ADMIN):
            raise errors.Forbidden("Only a lead overrides a rule.", role=self.role.value)


class ApiKey(Table, table=True):
    """A key that was made. ``customer_id`` and the like bind it; the database checks them."""

    __tablename__ = "api_key"
    __table_args__ = (
        CheckConstraint(
            "(role = 'customer') = (customer_id IS NOT NULL)"
            " AND (role = 'technician') = (technician_id IS NOT NULL)"
            " AND (contact_id IS NULL OR role = 'customer')",
            name="binding",
        ),
    )

    id: UUID = Field(primary_key=True)
    key_hash: bytes = Field(unique=True)
    role: str
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    technician_id: UUID | None = Field(default=None, foreign_key="technician.id")
    name: str | None = None
    created_at: datetime = instant()
    expires_at: datetime | None = instant(nullable=True)
    revoked_at: datetime | None = instant(nullable=True)


def new_key() -> str:
    """A fresh key of 256 random bits, with a prefix that secret scanners can find."""
    return f"pd_{secrets.token_urlsafe(32)}"


def key_hash(key: str) -> bytes:
    """What is stored of a key. A plain hash is enough for 256 random bits."""
    return hashlib.sha256(key.encode()).digest()


_FIND = """
SELECT id, role, customer_id, contact_id, technician_id, expires_at
FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL
"""


class Directory:
    """Finds the actor of a key. Answers are kept for less than a second per process."""

    def __init__(self, db: "Reader") -> None:
        self._db = db
        self._known: dict[bytes, tuple[float, Actor, datetime | None]] = {}

    async def find(self, key: str, now: datetime) -> Actor | None:
        """The actor of a key, or None when it is unknown, expired or revoked."""
        digest = key_hash(key)
        known = self._known.get(digest)
        if known is None or known[0] < time.monotonic():
            asked = time.monotonic()
            row = await self._db.fetchrow(_FIND, digest)
            if row is None:
                self._known.pop(digest, None)
                return None
            actor = Actor(row[0], Role(row[1]), row[2], row[3], row[4])
            if len(self._known) >= CACHE_KEYS:
                self._known.clear()
            known = self._known[digest] = (asked + CACHE_SECONDS, actor, row[5])
        _, actor, expires_at = known
        return actor if expires_at is None or now < expires_at else None
