"""What is read about sessions and penalties."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.customers.queries import ACCESS_IS_VALID
from app.kit.access import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page
from app.technicians.service import locked

_SESSION = f"""
SELECT * FROM (
    SELECT session.id, session.customer_id, server_id, status, version, category, starts_at,
           ends_at, estimated_minutes, reserved_minutes, terms, remote_tool, join_url, language,
           organizer, override_reason, top_up_by, holds,
           releases, session.moves AS move_count, booked_at, started_at, ended_at,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id ORDER BY position) AS technician_ids,
           ARRAY(SELECT (number, asked_by, old_starts_at, new_starts_at, reason, penalty_id,
                         moved_at)
                 FROM session_move WHERE session_id = session.id ORDER BY number) AS moves,
           {ACCESS_IS_VALID.format(server="session.server_id", instant="{now}")} AS access_valid
    FROM session
) AS session
"""
_PENALTY = """
SELECT * FROM (
    SELECT penalty.id, penalty.customer_id, session_id, kind, minutes, charged_at, waived_at,
           waive_reason, entry_id, session.terms
    FROM penalty JOIN session ON session.id = session_id
) AS penalty
"""


_FILTERS = {
    "customer_id": "customer_id = {}",
    "technician_id": "EXISTS (SELECT 1 FROM session_technician AS held"
    " WHERE held.session_id = session.id AND held.technician_id = {})",
    "status": "status = {}",
    "starts_from": "starts_at >= {}",
    "starts_before": "starts_at < {}",
}

owner = customer_of("session")
owner_of_penalty = customer_of("penalty")


async def session(db: Reader, session_id: UUID, now: datetime) -> Row | None:
    """One session, with its technicians and moves, and whether access is valid at ``now``."""
    return await db.fetchrow(f"{_SESSION.format(now='$2')} WHERE id = $1", session_id, now)


async def session_with_locks(
    db: Reader, session_id: UUID, now: datetime, technician_ids: Sequence[UUID] = ()
) -> Row | None:
    """The same, with its technicians and those named locked in the order of their ids.

    ``known_technician_ids`` are those of the named ones that exist.
    """
    return await db.fetchrow(
        "WITH ordered AS MATERIALIZED (SELECT id FROM (SELECT technician_id AS id"
        " FROM session_technician WHERE session_id = $1 UNION SELECT unnest($3::uuid[])) AS either"
        f" ORDER BY id), {locked('ordered')}"
        " SELECT session.*, (SELECT count(*) FROM locked) AS locks,"
        " ARRAY(SELECT id FROM technician WHERE id = ANY($3)) AS known_technician_ids"
        f" FROM ({_SESSION.format(now='$2')}) AS session WHERE id = $1",
        session_id,
        now,
        technician_ids,
    )


async def sessions(db: Reader, page: Page, now: datetime, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of sessions in the order they were booked.

    ``narrowed`` may name customer_id, technician_id, status, starts_from and starts_before.
    """
    # The instant is ours and typed, so it can stand in the text; parameters belong to the filters.
    select = _SESSION.format(now=f"'{now.isoformat()}'::timestamptz")
    return await page.rows(
        db, select, {condition: narrowed.get(name) for name, condition in _FILTERS.items()}
    )


async def booking_facts(
    db: Reader,
    technician_ids: Sequence[UUID],
    server_id: UUID | None,
    customer_id: UUID,
    now: datetime,
) -> Row:
    """What a booking needs to know, with the technicians locked in the given order."""
    row = await db.fetchrow(
        f"WITH {locked('unnest($1::uuid[]) AS named (id)')} SELECT (SELECT count(*) FROM locked) AS locks,"
        " ARRAY(SELECT id FROM technician WHERE id = ANY($1)) AS technician_ids,"
        " EXISTS (SELECT 1 FROM server WHERE id = $2 AND customer_id = $3) AS server_known,"
        f" {ACCESS_IS_VALID.format(server='$2', instant='$4')} AS access_valid",
        technician_ids,
        server_id,
        customer_id,
        now,
    )
    assert row is not None
    return row


async def penalty(db: Reader, penalty_id: UUID) -> Row | None:
    """One penalty."""
    return await db.fetchrow(f"{_PENALTY} WHERE id = $1", penalty_id)


async def penalties(
    db: Reader, page: Page, *, customer_id: UUID | None, session_id: UUID | None
) -> list[Row]:
    """A page of penalties in the order they were charged."""
    return await page.rows(
        db, _PENALTY, {"customer_id = {}": customer_id, "session_id = {}": session_id}
    )
