"""The records of customers, their people and servers, and the access to those."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.customers.rules import Deployment


class CustomerRecord(Struct, frozen=True, kw_only=True):
    """A company that buys support, and below how much credit it is warned otherwise than its terms say."""

    id: UUID
    name: str
    deployment: Deployment
    time_zone: str
    language: str
    low_credit_minutes: int | None
    low_credit_days: int | None
    version: int = 1
    deactivated_at: datetime | None = None
    deactivation_reason: str | None = None
    erased_at: datetime | None = None
    erasure_reason: str | None = None
    created_at: datetime


class ContactRecord(Struct, frozen=True, kw_only=True):
    """A person at a customer; ``language`` and ``time_zone`` are the customer's where they are None."""

    id: UUID
    customer_id: UUID
    name: str
    email: str
    phone: str | None
    language: str | None
    time_zone: str | None
    version: int = 1
    deactivated_at: datetime | None = None
    deactivation_reason: str | None = None
    erased_at: datetime | None = None
    erasure_reason: str | None = None
    created_at: datetime


class ServerRecord(Struct, frozen=True, kw_only=True):
    """A customer's installation, and whether it was made as recommended (rule T7)."""

    id: UUID
    customer_id: UUID
    name: str
    recommended_procedure: bool | None
    recommended_configuration: bool | None
    version: int = 1
    deactivated_at: datetime | None = None
    deactivation_reason: str | None = None
    created_at: datetime


class AccessRecord(Struct, frozen=True, kw_only=True):
    """That the technicians can reach a server, as it was checked (rule S1)."""

    id: UUID
    server_id: UUID
    customer_id: UUID
    kind: str
    checked_at: datetime
    valid_until: datetime | None
    revoked_at: datetime | None
    created_at: datetime
