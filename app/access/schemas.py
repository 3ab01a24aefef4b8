"""Bodies and answers about keys."""

from uuid import UUID

from pydantic import ConfigDict, Field

from app import errors, examples
from app.access.rows import KeyRecord
from app.kit.actor import Role
from app.kit.schema import Body, Id, Instant, Name, UtcInstant, View


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
    name: Name | None = None
    expires_at: Instant | None = None

    def check_binding(self) -> None:
        """Hold the binding to the role.

        Raises:
            KeyBindingInvalid: a customer's key names its customer, a technician's its technician.
        """
        right = (
            (self.role is Role.CUSTOMER) == (self.customer_id is not None)
            and (self.role is Role.TECHNICIAN) == (self.technician_id is not None)
            and (self.contact_id is None or self.role is Role.CUSTOMER)
        )
        if not right:
            raise errors.KeyBindingInvalid(role=self.role.value)


class KeyView(View):
    """A key, without its secret."""

    id: UUID
    role: Role
    customer_id: UUID | None
    contact_id: UUID | None
    technician_id: UUID | None
    name: str | None
    created_at: UtcInstant
    expires_at: UtcInstant | None
    revoked_at: UtcInstant | None


class MadeKey(KeyView):
    """A fresh key: the only answer that ever holds its secret."""

    key: str = Field(description="Keep it: it is not shown again.")


def key_view(key: KeyRecord) -> KeyView:
    """A key as it is shown."""
    return KeyView.model_validate(key, from_attributes=True)
