"""Endpoints that are told of events, and the sealed secrets by which they know that it is us."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    Text,
    instant,
)


class WebhookEndpoint(Table):
    """Where events go.

    No ``event_types`` are all; ``failing_since`` is the first failure since something was taken, and
    ``redeliveries`` counts how often something was asked for again.
    """

    __tablename__ = "webhook_endpoint"
    __table_args__ = (
        CheckConstraint(
            "(disabled_at IS NULL) = (disabled_reason IS NULL)"
            " AND (status = 'disabled') = (disabled_at IS NOT NULL)",
            name="disabled",
        ),
        CheckConstraint("status IN ('enabled', 'disabled')", name="status"),
        Index("ix_webhook_endpoint_customer_id", "customer_id"),
    )

    id: UUID = Field(primary_key=True)
    url: str
    event_types: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    ordered: bool
    description: str | None = None
    status: str
    disabled_at: datetime | None = instant(nullable=True)
    disabled_reason: str | None = None
    failing_since: datetime | None = instant(nullable=True)
    redeliveries: int
    version: int
    created_at: datetime = instant()


class WebhookSecret(Table):
    """A secret that an endpoint's webhooks are signed by: the newest without an end, older until theirs."""

    __tablename__ = "webhook_secret"
    __table_args__ = (Index("ix_webhook_secret_endpoint_id", "endpoint_id"),)

    id: UUID = Field(primary_key=True)
    endpoint_id: UUID = Field(foreign_key="webhook_endpoint.id")
    sealed: bytes
    created_at: datetime = instant()
    ends_at: datetime | None = instant(nullable=True)
