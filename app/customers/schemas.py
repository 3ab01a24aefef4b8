"""Bodies and answers about customers, contacts, servers and access."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import ConfigDict, Field

from app import examples
from app.customers.rows import AccessRecord, ContactRecord, CustomerRecord, ServerRecord
from app.customers.rules import Deployment
from app.kit.web.forms import Form
from app.kit.web.schema import (
    Body,
    Email,
    Flag,
    Instant,
    LanguageCode,
    Name,
    Phone,
    UtcInstant,
    Version,
    View,
    Zone,
)

Language = Annotated[
    LanguageCode,
    Field(
        description="ISO 639 code; answers are written in en, fr, de or cs.",
        examples=["en"],
    ),
]
_LOW_CREDIT_MINUTES = (
    "Below this much available credit the customer is warned; null: as its plan's terms say."
)
_LOW_CREDIT_DAYS = (
    "It is warned as well where its credit lasts for fewer days, spent as in the last 90; null: by"
    " minutes alone."
)
_ERASED_AT = "When what is personal was erased; null: it was not."
_ERASURE_REASON = "Why it was erased; a customer's key does not read it."
_TIME_ZONE_OF_CONTACT = "By whose clocks it is told times; null: by its customer's."
LowCreditMinutes = Annotated[
    int,
    Field(
        ge=0, le=1_000_000, strict=True, multiple_of=10, description=_LOW_CREDIT_MINUTES,
        examples=[240],
    ),
]  # fmt: skip
LowCreditDays = Annotated[
    int, Field(ge=1, le=366, strict=True, description=_LOW_CREDIT_DAYS, examples=[14])
]


class NewCustomer(Body):
    """A company that buys support. Its credit account is made with it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Acme Ltd", "deployment": "on_premise"}]}
    )

    name: Name
    deployment: Deployment
    time_zone: Zone = "Europe/Prague"
    language: Language = "en"
    low_credit_minutes: LowCreditMinutes | None = None
    low_credit_days: LowCreditDays | None = None


class ChangeCustomer(Body):
    """What shall be different; what is left out stays, and null empties the thresholds of low credit."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Acme Group Ltd"}]})

    name: Name | None = None
    deployment: Deployment | None = None
    time_zone: Zone | None = Field(
        default=None, description="Its days, and the last ones of its credit, end by it."
    )
    language: Language | None = None
    low_credit_minutes: LowCreditMinutes | None = None
    low_credit_days: LowCreditDays | None = None


class CustomerView(View):
    """A customer."""

    id: UUID
    name: str
    deployment: Deployment
    time_zone: str
    language: str
    low_credit_minutes: int | None = Field(description=_LOW_CREDIT_MINUTES)
    low_credit_days: int | None = Field(description=_LOW_CREDIT_DAYS)
    created_at: UtcInstant
    deactivated_at: UtcInstant | None
    deactivation_reason: str | None
    erased_at: UtcInstant | None = Field(description=_ERASED_AT)
    erasure_reason: str | None = Field(description=_ERASURE_REASON)
    version: Version

    def for_customers(self) -> Self:
        """The same without why a lead let it leave."""
        return self.model_copy(update={"deactivation_reason": None, "erasure_reason": None})


class NewContact(Body):
    """A person at the customer."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Eva Novak", "email": "eva@example.com"}]}
    )

    name: Name
    email: Email
    phone: Phone | None = None
    language: Language | None = None
    time_zone: Zone | None = Field(default=None, description=_TIME_ZONE_OF_CONTACT)


class ChangeContact(Body):
    """What shall be different; what is left out stays, and null empties telephone, language and zone."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "eva.novak@example.com"}]})

    name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    language: Language | None = None
    time_zone: Zone | None = Field(default=None, description=_TIME_ZONE_OF_CONTACT)


class ContactView(View):
    """A person at a customer."""

    id: UUID
    customer_id: UUID
    name: str
    email: str
    phone: str | None
    language: str | None
    time_zone: str | None = Field(description=_TIME_ZONE_OF_CONTACT)
    created_at: UtcInstant
    deactivated_at: UtcInstant | None
    deactivation_reason: str | None
    erased_at: UtcInstant | None = Field(description=_ERASED_AT)
    erasure_reason: str | None = Field(description=_ERASURE_REASON)
    version: Version

    def for_customers(self) -> Self:
        """The same without why a lead let it leave."""
        return self.model_copy(update={"deactivation_reason": None, "erasure_reason": None})


class NewServer(Body):
    """A customer's installation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "production",
                    "recommended_procedure": True,
                    "recommended_configuration": True,
                }
            ]
        }
    )

    name: Name
    recommended_procedure: Flag | None = Field(
        default=None, description="Installed by the recommended procedure (rule T7)."
    )
    recommended_configuration: Flag | None = Field(
        default=None, description="Installed from the recommended configuration (rule T7)."
    )


class ChangeServer(Body):
    """What shall be different; what is left out stays, and null says that it is not known."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"recommended_configuration": False}]}
    )

    name: Name | None = None
    recommended_procedure: Flag | None = Field(
        default=None, description="Installed by the recommended procedure (rule T7)."
    )
    recommended_configuration: Flag | None = Field(
        default=None, description="Installed from the recommended configuration (rule T7)."
    )


class ServerView(View):
    """A customer's installation."""

    id: UUID
    customer_id: UUID
    name: str
    recommended_procedure: bool | None
    recommended_configuration: bool | None
    created_at: UtcInstant
    deactivated_at: UtcInstant | None
    deactivation_reason: str | None
    version: Version

    def for_customers(self) -> Self:
        """The same without why a lead let it leave."""
        return self.model_copy(update={"deactivation_reason": None})


class NewAccess(Body):
    """That technicians can reach the server, as checked. Never put a password here."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "vpn_ssh", "checked_at": examples.CHECKED_AT}]}
    )

    kind: Annotated[
        str,
        Field(description="How, such as `vpn_ssh` or `rdp`."),
        Form("^[a-z0-9_]{1,40}$", "Lower-case letters, digits and underscores, at most 40."),
    ]
    checked_at: Instant
    valid_until: Instant | None = Field(default=None, description="Until revoked, if left out.")


class AccessView(View):
    """The technicians' access to a server."""

    id: UUID
    server_id: UUID
    customer_id: UUID
    kind: str = Field(description="How, such as `vpn_ssh` or `rdp`.")
    checked_at: UtcInstant
    valid_until: UtcInstant | None
    revoked_at: UtcInstant | None
    created_at: UtcInstant


def customer_view(customer: CustomerRecord) -> CustomerView:
    """A customer as it is shown."""
    return CustomerView.model_validate(customer, from_attributes=True)


def contact_view(contact: ContactRecord) -> ContactView:
    """A contact as it is shown."""
    return ContactView.model_validate(contact, from_attributes=True)


def server_view(server: ServerRecord) -> ServerView:
    """A server as it is shown."""
    return ServerView.model_validate(server, from_attributes=True)


def access_view(access: AccessRecord) -> AccessView:
    """An access record as it is shown."""
    return AccessView.model_validate(access, from_attributes=True)
