"""Bodies and answers about keys and the people who hold them."""

from uuid import UUID

from pydantic import ConfigDict, Field

from app import errors, examples
from app.access.permissions import Capability
from app.access.rows import KeyRecord, PersonRecord
from app.kit.actor import Role
from app.kit.web.schema import Body, Email, Id, Instant, Name, UtcInstant, View


class NewKey(Body):
    """A key for one role; a customer's or technician's key is bound to one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"role": "customer", "customer_id": str(examples.CUSTOMER), "name": "portal"}
            ]
        }
    )

    role: Role
    customer_id: Id | None = None
    contact_id: Id | None = Field(default=None, description="The person to record as the actor.")
    technician_id: Id | None = None
    person_id: Id | None = Field(
        default=None,
        description="Whose it is, for a lead, finance or admin: who approves, or has approved, names one.",
    )
    name: Name | None = None
    expires_at: Instant | None = None
    scopes: list[Capability] | None = Field(
        default=None,
        min_length=1,
        max_length=len(Capability),
        description="The only things that it may of what its role may; left out, all of them.",
    )

    def check_binding(self) -> None:
        """Hold the binding to the role.

        Raises:
            KeyBindingInvalid: a customer's key names its customer, a technician's its technician, and
                only a lead's, finance's or admin's a person.
        """
        right = (
            (self.role is Role.CUSTOMER) == (self.customer_id is not None)
            and (self.role is Role.TECHNICIAN) == (self.technician_id is not None)
            and (self.contact_id is None or self.role is Role.CUSTOMER)
            and (self.person_id is None or self.role in (Role.LEAD, Role.FINANCE, Role.ADMIN))
        )
        if not right:
            raise errors.KeyBindingInvalid(role=self.role.value)


class RotateKey(Body):
    """How long the former key goes on, and when the new one ends."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    former_until: Instant | None = Field(
        default=None, description="Until when the former key works beside the new one; 7 days."
    )
    expires_at: Instant | None = Field(
        default=None,
        description="When the new key ends; left out, it lasts as long as the former one was made for.",
    )


class KeyView(View):
    """A key, without its secret."""

    id: UUID
    role: Role
    customer_id: UUID | None
    contact_id: UUID | None
    technician_id: UUID | None
    person_id: UUID | None
    name: str | None
    created_at: UtcInstant
    expires_at: UtcInstant | None
    revoked_at: UtcInstant | None
    created_by: str | None = Field(description="Who made it; null: nobody remembers.")
    revoked_by: str | None = Field(description="Who ended it; null: nobody has, or remembers.")
    scopes: list[Capability] | None = Field(
        description="The only things that it may of what its role may; null: all of them."
    )
    replaces_id: UUID | None = Field(description="The key that it was made to replace.")
    hint: str | None = Field(
        description="Its kind and its last characters, by which whoever has it knows it; null: it was"
        " made before these were kept, or chosen elsewhere."
    )
    last_used_at: UtcInstant | None = Field(
        description="When it was used last, to about five minutes; null: never since this is noted."
    )


class MadeKey(KeyView):
    """A fresh key: the only answer that ever holds its secret."""

    key: str = Field(description="Keep it: it is not shown again.")


class NewPerson(Body):
    """Somebody of the office, who holds keys."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Hana Cerna", "email": "hana@example.com"}]}
    )

    name: Name
    email: Email


class PersonView(View):
    """Somebody of the office, who holds keys."""

    id: UUID
    name: str
    email: str
    created_at: UtcInstant


def person_view(person: PersonRecord) -> PersonView:
    """A person as it is shown."""
    return PersonView.model_validate(person, from_attributes=True)


def key_view(key: KeyRecord) -> KeyView:
    """A key as it is shown."""
    return KeyView.model_validate(key, from_attributes=True)
