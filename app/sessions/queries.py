"""What is read about sessions and penalties."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.routes import customer_of
from app.availability.queries import NAMED, STALE, plan_text
from app.customers.queries import ACCESS_UNTIL
from app.kit.database import Reader, Row
from app.kit.pagination import Page
from app.plans.queries import TERMS_OF
from app.technicians.service import locked

# That a session's wait for credit is over (rule C5): it lasts up to and including ``top_up_by``.
OVERDUE = "status = 'awaiting_credit' AND top_up_by < {now}"
# A session that has waited for credit too long has lapsed, whether or not a sweep has booked it.
_SESSION = f"""
SELECT * FROM (
    SELECT session.id, session.customer_id, server_id, ticket_id,
           CASE WHEN {OVERDUE} THEN 'lapsed'
                ELSE status END AS status,
           version, category, starts_at,
           ends_at, estimated_minutes, reserved_minutes, terms, remote_tool, join_url, language,
           organizer, override_reason, top_up_by, holds,
           releases, session.moves AS move_count, booked_at, started_at, ended_at,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id ORDER BY position) AS technician_ids,
           ARRAY(SELECT (number, asked_by, old_starts_at, new_starts_at, reason, penalty_id,
                         moved_at)
                 FROM session_move WHERE session_id = session.id ORDER BY number) AS moves,
           {ACCESS_UNTIL.format(server="session.server_id", instant="{now}")} AS access_until
    FROM session
) AS session
"""
_OTHERS_WAIT = (
    "EXISTS (SELECT 1 FROM session AS other WHERE other.customer_id = session.customer_id"
    " AND other.status = 'awaiting_credit') AS others_wait"
)
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
    "ticket_id": "ticket_id = {}",
    "status": "status = {}",
    "starts_from": "starts_at >= {}",
    "starts_before": "starts_at < {}",
}

owner = customer_of("session")
owner_of_penalty = customer_of("penalty")


async def session(db: Reader, session_id: UUID, now: datetime) -> Row | None:
    """One session, with its technicians and moves, and until when its server can be reached.

    ``others_wait`` tells whether a session of its customer waits for credit.
    """
    return await db.fetchrow(
        f"SELECT session.*, {_OTHERS_WAIT} FROM ({_SESSION.format(now='$2')} WHERE id = $1)"
        " AS session",
        session_id,
        now,
    )


_LOCKED_IN_ORDER = f"""
WITH ordered AS MATERIALIZED (
    SELECT id FROM (
        SELECT technician_id AS id FROM session_technician WHERE session_id = $1
        UNION SELECT unnest($3::uuid[])
    ) AS either ORDER BY id
), {locked("ordered")}
"""
_WITH_LOCKS = (
    f"{_LOCKED_IN_ORDER} SELECT session.*, {_OTHERS_WAIT},"
    " (SELECT count(*) FROM locked) AS locks"
    f" FROM ({_SESSION.format(now='$2')} WHERE id = $1) AS session"
)


async def session_with_locks(db: Reader, session_id: UUID, now: datetime) -> Row | None:
    """The same, with its technicians locked in the order of their ids."""
    return await db.fetchrow(_WITH_LOCKS, session_id, now, ())


# What a change needs to know: the plans of its technicians and those named, around the new start.
_START = "coalesce($4::timestamptz, session.starts_at)"
_AROUND = {
    "from_at": f"({_START} - interval '1 day')",
    "to_at": f"({_START} + interval '2 days')",
    "booked_from": f"{_START} - interval '1 day'",
    "booked_to": f"{_START} + interval '2 days'",
    "now": "$2",
    "but": "session.id",
}
_STALE = STALE.format(
    who="technician_id IN (SELECT id FROM ordered)",
    now="$2",
    booked_from=_AROUND["booked_from"],
    booked_to=_AROUND["booked_to"],
)
_WITH_PLANS = f"""
{_LOCKED_IN_ORDER}
SELECT session.*, {_OTHERS_WAIT}, plan.*, (SELECT count(*) FROM locked) AS locks,
    EXISTS (SELECT 1 FROM server WHERE id = $5 AND customer_id = session.customer_id)
        AS server_known,
    {ACCESS_UNTIL.format(server="$5", instant="$2")} AS server_access_until,
    {_STALE}
FROM ({_SESSION.format(now="$2")} WHERE id = $1) AS session
CROSS JOIN LATERAL (
    {plan_text("technician.id IN (SELECT id FROM ordered)", **_AROUND)}
) AS plan
"""


async def session_with_plans(
    db: Reader,
    session_id: UUID,
    now: datetime,
    *,
    technician_ids: Sequence[UUID] = (),
    starts_at: datetime | None = None,
    server_id: UUID | None = None,
) -> Row | None:
    """One session to be changed, with its technicians and those named locked in order.

    It carries their ``plans`` around the new start, whether the server is the customer's, and the
    sessions in that time that have waited for credit too long (``stale_session_ids``).
    """
    return await db.fetchrow(_WITH_PLANS, session_id, now, technician_ids, starts_at, server_id)


async def sessions(db: Reader, page: Page, now: datetime, narrowed: Mapping[str, Any]) -> list[Row]:
    """A page of sessions in the order they were booked.

    ``narrowed`` may name customer_id, technician_id, status, starts_from and starts_before.
    """
    # The instant is ours and typed, so it can stand in the text; parameters belong to the filters.
    select = _SESSION.format(now=f"'{now.isoformat()}'::timestamptz")
    return await page.rows(
        db, select, {condition: narrowed.get(name) for name, condition in _FILTERS.items()}
    )


_BOOKING_FACTS = f"""
WITH {locked("unnest($1::uuid[]) AS named (id)")}
SELECT plan.*, (SELECT count(*) FROM locked) AS locks,
    EXISTS (SELECT 1 FROM server WHERE id = $2 AND customer_id = $3) AS server_known,
    {TERMS_OF.format(customer="$3", now="$4")} AS terms,
    {ACCESS_UNTIL.format(server="$2", instant="$4")} AS access_until,
    {
    STALE.format(
        who="technician_id = ANY($1)",
        now="$4",
        booked_from="$5",
        booked_to="$6::timestamptz + interval '4 hours'",
    )
}
FROM (
    {
    plan_text(
        NAMED.format(ids="$1"),
        from_at="$5::timestamptz",
        to_at="$6::timestamptz",
        booked_from="$5::timestamptz - interval '1 day'",
        booked_to="$6::timestamptz + interval '1 day'",
        now="$4",
        but="NULL",
    )
}
) AS plan
"""


async def booking_facts(
    db: Reader,
    technician_ids: Sequence[UUID],
    server_id: UUID | None,
    customer_id: UUID,
    now: datetime,
    period: tuple[datetime, datetime],
) -> Row:
    """What a booking needs to know, with the technicians locked in the given order.

    It carries the ``terms`` of the customer's plan, the technicians' ``plans`` around the period, and
    the sessions in that time that have waited for credit too long (``stale_session_ids``).
    """
    row = await db.fetchrow(_BOOKING_FACTS, technician_ids, server_id, customer_id, now, *period)
    assert row is not None
    return row


async def lock_waiting(db: Reader, session_id: UUID) -> bool:
    """Lock a session's row; whether it waits for credit still.

    All that wait of its customer are locked with it, in order: the verb may schedule others.
    """
    found: bool = await db.fetchval(
        "WITH locked AS MATERIALIZED (SELECT id FROM session WHERE status = 'awaiting_credit'"
        " AND customer_id = (SELECT customer_id FROM session WHERE id = $1)"
        " ORDER BY id FOR UPDATE) SELECT $1 IN (SELECT id FROM locked)",
        session_id,
    )
    return found


async def waiting(db: Reader, customer_id: UUID, now: datetime) -> list[Row]:
    """A customer's sessions that wait for credit, locked, earliest start first."""
    return await db.fetch(
        "WITH locked AS MATERIALIZED (SELECT id FROM session WHERE customer_id = $1"
        " AND status = 'awaiting_credit' AND top_up_by >= $2 ORDER BY id FOR UPDATE)"
        f" SELECT session.* FROM ({_SESSION.format(now='$2')}) AS session JOIN locked USING (id)"
        " ORDER BY starts_at, id",
        customer_id,
        now,
    )


async def penalty(db: Reader, penalty_id: UUID) -> Row | None:
    """One penalty; ``others_wait`` tells whether a session of its customer waits for credit."""
    return await db.fetchrow(
        f"SELECT session.*, {_OTHERS_WAIT} FROM ({_PENALTY} WHERE id = $1) AS session", penalty_id
    )


async def penalties(
    db: Reader, page: Page, *, customer_id: UUID | None, session_id: UUID | None
) -> list[Row]:
    """A page of penalties in the order they were charged."""
    return await page.rows(
        db, _PENALTY, {"customer_id = {}": customer_id, "session_id = {}": session_id}
    )
