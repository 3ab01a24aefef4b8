"""What the calendar of the desk shows: technicians, and what they hold in a week."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.calendar.intervals import Period
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus

# So many can be chosen from: of more, those behind are found by what they know.
MOST_TECHNICIANS = 200


class Able(Struct, frozen=True, kw_only=True):
    """Somebody who can hold sessions, and what they know."""

    id: UUID
    name: str
    languages: tuple[str, ...]
    categories: tuple[SessionCategory, ...]

    @property
    def pair(self) -> tuple[UUID, str]:
        """What is sent and what is shown where somebody is chosen."""
        return self.id, self.name


class Held(Struct, frozen=True, kw_only=True):
    """A session as it stands in the calendar of one who holds it.

    Attributes:
        starts_at: from when on this technician has it; who joined on its day has the rest.
    """

    technician_id: UUID
    id: UUID
    customer_name: str
    status: SessionStatus
    starts_at: datetime
    ends_at: datetime


# What starts two days before cannot reach into a window: the index finds it by its start.
_HELD = """
SELECT technician_id, session.id, customer.name AS customer_name,
       session_status(session.status, top_up_by, $4) AS status,
       lower(during) AS starts_at, upper(during) AS ends_at
FROM session_technician AS held JOIN session ON session.id = held.session_id
JOIN customer ON customer.id = session.customer_id
WHERE technician_id = ANY($1) AND left_at IS NULL
  AND lower(during) >= $2::timestamptz - interval '2 days' AND lower(during) < $3
  AND upper(during) > $2
  AND session_status(session.status, top_up_by, $4)
      IN ('awaiting_credit', 'scheduled', 'in_progress', 'done')
ORDER BY lower(during), session.id
"""


async def able(db: Reader, category: SessionCategory | None = None) -> list[Able]:
    """Who is here and knows a category, by name."""
    rows = await db.fetch(
        "SELECT id, name, languages, categories FROM technician WHERE deactivated_at IS NULL"
        " AND ($1::text IS NULL OR $1 = ANY(categories))"
        f" ORDER BY name, id LIMIT {MOST_TECHNICIANS}",
        category,
    )
    return [read_row(Able, row) for row in rows]


async def held(
    db: Reader, technician_ids: Sequence[UUID], window: Period, now: datetime
) -> list[Held]:
    """What these technicians hold, or held, in a window, by its start."""
    rows = await db.fetch(_HELD, list(technician_ids), window.starts_at, window.ends_at, now)
    return [read_row(Held, row) for row in rows]
