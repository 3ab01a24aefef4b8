"""What is read of the audit."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.audit.rules import AuditOutcome
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page, Window

_RECORD = """
SELECT id, audit_record.at, outcome, times, action, request_id, actor, key_id, role, object_id, customer_id,
       status, code, address
FROM audit_record
LEFT JOIN audit_address ON record_id = id
"""


class Recorded(Struct, frozen=True, kw_only=True):
    """A record, with where it came from as long as that is known."""

    id: UUID
    at: datetime
    outcome: AuditOutcome
    times: int
    action: str | None
    request_id: str | None
    actor: str | None
    key_id: UUID | None
    role: str | None
    object_id: UUID | None
    customer_id: UUID | None
    status: int | None
    code: str | None
    address: str | None


class Sought(Struct, frozen=True):
    """What records are narrowed to; None does not narrow."""

    actor: str | None = None
    customer_id: UUID | None = None
    object_id: UUID | None = None
    outcomes: Sequence[AuditOutcome] | None = None
    action: str | None = None


async def records(
    db: Reader, page: Page, sought: Sought, within: Window, *, newest_first: bool = False
) -> list[Recorded]:
    """A page of records, in the order in which they were made, or the other way."""
    filters = {
        "actor = {}": sought.actor,
        "customer_id = {}": sought.customer_id,
        "object_id = {}": sought.object_id,
        "outcome = ANY({})": sought.outcomes,
        "action = {}": sought.action,
        "audit_record.at >= {}": within.from_at,
        "audit_record.at < {}": within.to_at,
    }
    rows = await page.rows(db, _RECORD, filters, newest_first=newest_first)
    return [read_row(Recorded, row) for row in rows]


async def record(db: Reader, record_id: UUID) -> Recorded | None:
    """One record."""
    row = await db.fetchrow(f"{_RECORD} WHERE id = $1", record_id)
    return None if row is None else read_row(Recorded, row)


async def lost_since(db: Reader, instant: datetime) -> int:
    """How many attempts could not be recorded since then."""
    lost: int = await db.fetchval(
        "SELECT coalesce(sum(times), 0)::bigint FROM audit_record WHERE outcome = 'lost' AND at >= $1",
        instant,
    )
    return lost
