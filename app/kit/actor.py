"""Who acts: one key, and whom it stands for. Pure; what somebody may do is said in ``access``."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.scopes import EVERYBODY

# Who acts when a command does, or a job: no key has these ids.
COMMAND_LINE = UUID(int=0)
WORKER = UUID(int=1)


class Role(StrEnum):
    """What a key is for (design §4); that of a mail server hands messages in, and sees nothing."""

    CUSTOMER = "customer"
    TECHNICIAN = "technician"
    LEAD = "lead"
    FINANCE = "finance"
    MAIL = "mail"
    ADMIN = "admin"


class Actor(Struct, frozen=True):
    """Who acts: one key, and the customer, contact, technician or person it stands for.

    Attributes:
        person_id: who of the office holds the key; None where it names nobody.
        first_id: the first of the keys that replaced one another, of which this is one; None of itself.
        scopes: the only capabilities that the key has of its role's; None: all of them.
        requested_by: the person who asked for what this one approves and so carries out.
        authenticated_at: when somebody proved who they are; None where no one was asked: a key acts.
    """

    key_id: UUID
    role: Role
    customer_id: UUID | None = None
    contact_id: UUID | None = None
    technician_id: UUID | None = None
    person_id: UUID | None = None
    requested_by: UUID | None = None
    authenticated_at: datetime | None = None
    first_id: UUID | None = None
    scopes: tuple[str, ...] | None = None

    @property
    def principal_id(self) -> UUID:
        """The person or machine behind the key: a machine is known by the first of its keys."""
        holder = self.contact_id or self.technician_id or self.person_id
        return holder or self.first_id or self.key_id

    @property
    def scope(self) -> str:
        """Whose rows the database shows: its customer's to a customer's key, else everybody's."""
        return str(self.customer_id) if self.role is Role.CUSTOMER else EVERYBODY

    @property
    def id(self) -> str:
        """The id that entries and events record: the person where the key names one.

        What the worker does by itself, nobody did: ``system``. What was approved, two did: who asked
        for it, and who approved it.
        """
        if self.key_id == WORKER:
            return "system"
        if self.contact_id:
            return f"contact:{self.contact_id}"
        if self.technician_id:
            return f"technician:{self.technician_id}"
        if self.requested_by:
            return f"person:{self.requested_by}+person:{self.person_id}"
        if self.person_id:
            return f"person:{self.person_id}"
        return f"key:{self.key_id}"
