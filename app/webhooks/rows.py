"""Endpoints and their secrets as records, and what is written of many at once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx
from app.webhooks.rules import DisabledReason, EndpointStatus


class EndpointRecord(Struct, frozen=True, kw_only=True):
    """Where events go.

    Attributes:
        event_types: none are all.
        failing_since: the first failure since something was taken.
        redeliveries: how often something was asked for again.
        older_secret_ends_at: until when an older secret signs, too; it may be over.
    """

    id: UUID
    url: str
    event_types: tuple[str, ...]
    customer_id: UUID | None
    ordered: bool
    description: str | None
    status: EndpointStatus = EndpointStatus.ENABLED
    disabled_at: datetime | None = None
    disabled_reason: DisabledReason | None = None
    failing_since: datetime | None = None
    redeliveries: int = 0
    version: int = 1
    created_at: datetime
    older_secret_ends_at: datetime | None = None


class SecretRecord(Struct, frozen=True, kw_only=True):
    """A secret as it is kept; ``ends_at`` is None of the newest."""

    id: UUID
    endpoint_id: UUID
    sealed: bytes
    created_at: datetime
    ends_at: datetime | None = None

    @property
    def about(self) -> str:
        """What it is sealed for."""
        return secret_about(self.id)


def secret_about(secret_id: UUID) -> str:
    """What a secret is sealed for: it opens in no other row."""
    return f"webhook_secret:{secret_id}"


class PastEvent(Struct, frozen=True, kw_only=True):
    """What is needed of an event to send it again."""

    id: UUID
    position: int
    type: str
    subject_id: UUID
    customer_id: UUID | None


def note_taken(tx: Tx, taken: Collection[tuple[UUID, str | None]]) -> None:
    """Stage that these took something, each at the address beside it: whatever failed there is forgiven."""
    if taken:
        tx.stage(
            "UPDATE webhook_endpoint SET failing_since = NULL"
            " FROM unnest($1::uuid[], $2::text[]) AS told (id, url)"
            " WHERE webhook_endpoint.id = told.id AND webhook_endpoint.url = told.url"
            " AND failing_since IS NOT NULL",
            *columns(list(taken), 2),
        )


def note_failing(tx: Tx, endpoint_ids: Collection[UUID]) -> None:
    """Stage that these began to fail."""
    if endpoint_ids:
        tx.stage(
            "UPDATE webhook_endpoint SET failing_since = $2"
            " WHERE id = ANY($1) AND failing_since IS NULL",
            sorted(endpoint_ids),
            tx.now,
        )


def end_secrets(tx: Tx, ends: Sequence[tuple[UUID, datetime]]) -> None:
    """Stage until when secrets sign."""
    if ends:
        tx.stage(
            "UPDATE webhook_secret SET ends_at = told.ends_at"
            " FROM unnest($1::uuid[], $2::timestamptz[]) AS told (id, ends_at)"
            " WHERE webhook_secret.id = told.id",
            *columns(ends, 2),
        )


def forget_ended(tx: Tx) -> None:
    """Stage that secrets which sign no more are not kept either."""
    tx.stage("DELETE FROM webhook_secret WHERE ends_at <= $1", tx.now)


def seal_again(tx: Tx, sealed: Sequence[tuple[UUID, bytes]]) -> None:
    """Stage secrets under another seal."""
    if sealed:
        tx.stage(
            "UPDATE webhook_secret SET sealed = told.sealed"
            " FROM unnest($1::uuid[], $2::bytea[]) AS told (id, sealed)"
            " WHERE webhook_secret.id = told.id",
            *columns(sealed, 2),
        )
