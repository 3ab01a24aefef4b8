"""What is read of endpoints, their secrets, and the events they are told of."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.webhooks.rows import EndpointRecord, PastEvent, SecretRecord
from app.webhooks.rules import BEGINNINGS, TESTED, EndpointStatus

_ENDPOINT = (
    "SELECT webhook_endpoint.*, (SELECT max(ends_at) FROM webhook_secret"
    " WHERE endpoint_id = webhook_endpoint.id) AS older_secret_ends_at FROM webhook_endpoint"
)
_SECRET = "SELECT id, endpoint_id, sealed, created_at, ends_at FROM webhook_secret"  # noqa: S105  a statement


async def endpoint(db: Reader, endpoint_id: UUID) -> EndpointRecord | None:
    """One endpoint."""
    row = await db.fetchrow(f"{_ENDPOINT} WHERE id = $1", endpoint_id)
    return None if row is None else read_row(EndpointRecord, row)


async def endpoints(
    db: Reader, page: Page, status: EndpointStatus | None, customer_id: UUID | None
) -> list[EndpointRecord]:
    """A page of endpoints in the order they were made."""
    filters = {"status = {}": status, "customer_id = {}": customer_id}
    return [read_row(EndpointRecord, row) for row in await page.rows(db, _ENDPOINT, filters)]


async def endpoints_by_id(db: Reader, endpoint_ids: Collection[UUID]) -> dict[UUID, EndpointRecord]:
    """These endpoints."""
    rows = await db.fetch(f"{_ENDPOINT} WHERE id = ANY($1)", sorted(endpoint_ids))
    found = [read_row(EndpointRecord, row) for row in rows]
    return {one.id: one for one in found}


async def disabled_since(db: Reader) -> dict[UUID, datetime]:
    """Endpoints that are told of nothing, each with since when."""
    rows = await db.fetch(
        "SELECT id, disabled_at FROM webhook_endpoint WHERE status = 'disabled' ORDER BY id"
    )
    return {row["id"]: row["disabled_at"] for row in rows}


async def lock_enabled(db: Reader, endpoint_ids: Collection[UUID]) -> list[EndpointRecord]:
    """Those of these endpoints that are enabled, locked in the order of their ids."""
    rows = await db.fetch(
        f"{_ENDPOINT} WHERE id = ANY($1) AND status = 'enabled' ORDER BY id"
        " FOR UPDATE OF webhook_endpoint",
        sorted(endpoint_ids),
    )
    return [read_row(EndpointRecord, row) for row in rows]


async def who_listens(
    db: Reader, customer_ids: Collection[UUID], tested_ids: Collection[UUID]
) -> list[EndpointRecord]:
    """Endpoints that may want events of these customers, or of none, and those that are tested."""
    rows = await db.fetch(
        f"{_ENDPOINT} WHERE status = 'enabled' AND (customer_id IS NULL OR customer_id = ANY($1))"
        " OR id = ANY($2) ORDER BY id",
        sorted(customer_ids),
        sorted(tested_ids),
    )
    return [read_row(EndpointRecord, row) for row in rows]


async def beginnings(db: Reader, endpoint_ids: Collection[UUID]) -> dict[UUID, int]:
    """Where in the feed these endpoints were made or last enabled; without those that have no place yet."""
    rows = await db.fetch(
        "SELECT DISTINCT ON (subject_id) subject_id, position FROM event"
        " WHERE subject_id = ANY($1) AND type = ANY($2) ORDER BY subject_id, event_no DESC",
        sorted(endpoint_ids),
        BEGINNINGS,
    )
    return {row["subject_id"]: row["position"] for row in rows if row["position"] is not None}


async def secrets(
    db: Reader, endpoint_ids: Collection[UUID], now: datetime
) -> dict[UUID, list[SecretRecord]]:
    """The secrets that sign now, by endpoint, the newest first."""
    rows = await db.fetch(
        f"{_SECRET} WHERE endpoint_id = ANY($1) AND (ends_at IS NULL OR ends_at > $2)"
        " ORDER BY endpoint_id, ends_at DESC NULLS FIRST, id DESC",
        sorted(endpoint_ids),
        now,
    )
    found: dict[UUID, list[SecretRecord]] = {}
    for row in rows:
        found.setdefault(row["endpoint_id"], []).append(read_row(SecretRecord, row))
    return found


async def secrets_after(db: Reader, after: UUID, limit: int) -> list[SecretRecord]:
    """Secrets of all endpoints by their ids, locked, from the one behind ``after``."""
    rows = await db.fetch(f"{_SECRET} WHERE id > $1 ORDER BY id LIMIT $2 FOR UPDATE", after, limit)
    return [read_row(SecretRecord, row) for row in rows]


async def every_secret(db: Reader) -> list[SecretRecord]:
    """All secrets, for the command line."""
    return [read_row(SecretRecord, row) for row in await db.fetch(f"{_SECRET} ORDER BY id")]


_PAST = "SELECT id, position, type, subject_id, customer_id FROM event"


async def past_event(db: Reader, event_id: UUID) -> PastEvent | None:
    """One event of the feed."""
    row = await db.fetchrow(f"{_PAST} WHERE id = $1 AND position IS NOT NULL", event_id)
    return None if row is None else read_row(PastEvent, row)


async def past_events(
    db: Reader,
    endpoint: EndpointRecord,
    times: tuple[datetime, datetime],
    after: int,
    limit: int,
) -> Sequence[PastEvent]:
    """What an endpoint wants of the events of a time, tests left out, by position behind ``after``."""
    rows = await db.fetch(
        f"{_PAST} WHERE occurred_at >= $1 AND occurred_at < $2 AND position > $3"
        " AND ($4::uuid IS NULL OR customer_id = $4)"
        " AND (cardinality($5::text[]) = 0 OR type = ANY($5)) AND type <> $6"
        " ORDER BY position LIMIT $7",
        *times,
        after,
        endpoint.customer_id,
        endpoint.event_types,
        TESTED,
        limit,
    )
    return [read_row(PastEvent, row) for row in rows]
