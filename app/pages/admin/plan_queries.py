"""What the office's pages show of who is on which plan, and what keeps its old promise."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.sessions.rules import LIVE
from app.tickets.rules import UNRESOLVED

# So many customers are named; who has more looks for them in the list.
MOST_NAMED = 20

# The plan of each customer who is here, on the day ``$1``: that of a subscription, else the basic one.
_ON_PLANS = """
SELECT customer.id AS customer_id, customer.name, coalesce(held.plan_id, basic.id) AS plan_id,
       held.starts_on, held.ends_on
FROM customer
CROSS JOIN (SELECT id FROM plan WHERE code = 'basic') AS basic
LEFT JOIN subscription AS held ON held.customer_id = customer.id
    AND daterange(held.starts_on, held.ends_on, '[]') @> $1::date
WHERE customer.deactivated_at IS NULL
"""


class OnPlan(Struct, frozen=True):
    """A customer who is on a plan; without days it is the basic one, which needs no subscription."""

    customer_id: UUID
    name: str
    starts_on: date | None
    ends_on: date | None


class PlanUse(Struct, frozen=True, kw_only=True):
    """Who is on a plan, and what was agreed or asked under it.

    Attributes:
        customers: how many are on it.
        named: the first of them.
        live_sessions: how many sessions are agreed with them: each keeps its terms.
        open_tickets: how many tickets are not resolved that were opened under any of its versions.
    """

    customers: int
    named: tuple[OnPlan, ...]
    live_sessions: int
    open_tickets: int


_USE = f"""
WITH on_it AS MATERIALIZED (SELECT * FROM ({_ON_PLANS}) AS present WHERE plan_id = $2)
SELECT (SELECT count(*) FROM on_it) AS customers,
       ARRAY(SELECT {packed(OnPlan)} FROM on_it ORDER BY name, customer_id LIMIT {MOST_NAMED}) AS named,
       (SELECT count(*) FROM session
        WHERE customer_id IN (SELECT customer_id FROM on_it) AND status = ANY($3)) AS live_sessions,
       (SELECT count(*) FROM ticket
        WHERE plan_version_id IN (SELECT id FROM plan_version WHERE plan_id = $2)
          AND status = ANY($4)) AS open_tickets
"""


async def use(db: Reader, plan_id: UUID, day: date) -> PlanUse:
    """Who is on a plan on a day, and what was agreed or asked under it."""
    row = await db.fetchrow(_USE, day, plan_id, sorted(LIVE), sorted(UNRESOLVED))
    assert row is not None
    return read_row(PlanUse, row)


async def customers_by_plan(db: Reader, day: date) -> dict[UUID, int]:
    """How many customers are on each plan on a day."""
    rows = await db.fetch(
        f"SELECT plan_id, count(*) AS customers FROM ({_ON_PLANS}) AS present GROUP BY plan_id", day
    )
    return {row["plan_id"]: row["customers"] for row in rows}
