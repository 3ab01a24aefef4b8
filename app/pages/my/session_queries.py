"""A customer's sessions with what their pages show beside them: one statement each."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.sessions.queries import SESSION, session_of
from app.sessions.rows import SessionRecord
from app.sessions.rules import LIVE, PenaltyKind
from app.worksheets.rules import WorksheetStatus

MAX_COMING = 50
PAST_AT_ONCE = 25


class Charge(Struct, frozen=True, kw_only=True):
    """What a late change of a session cost."""

    id: UUID
    kind: PenaltyKind
    minutes: int
    waived_at: datetime | None


class OwnSession(Struct, frozen=True, kw_only=True):
    """A session of a customer.

    Attributes:
        names: of its technicians, also of those who left it on its day, by their ids.
        worksheet_id: of what was handed in for it; None before.
    """

    session: SessionRecord
    server_name: str | None
    names: Mapping[str, str]
    worksheet_id: UUID | None
    worksheet_status: WorksheetStatus | None
    charges: tuple[Charge, ...]

    @property
    def technicians(self) -> list[str]:
        """Who holds it, by name."""
        return [self.names[str(one)] for one in self.session.technician_ids]

    def charged(self, penalty_id: UUID | None) -> Charge | None:
        """What a move cost, by its penalty."""
        return next((one for one in self.charges if one.id == penalty_id), None)


_BESIDE = f"""
SELECT found.*, server.name AS server_name, worksheet.id AS worksheet_id,
       worksheet.status AS worksheet_status,
       (SELECT coalesce(jsonb_object_agg(id, name), '{{}}') FROM technician
        WHERE id = ANY(found.technician_ids || found.former_technician_ids)) AS names,
       ARRAY(SELECT {packed(Charge)} FROM penalty
             WHERE session_id = found.id ORDER BY charged_at, id) AS charges
"""
_JOINED = """
LEFT JOIN server ON server.id = found.server_id
LEFT JOIN worksheet ON worksheet.session_id = found.id
"""
_ONE = f"{_BESIDE} FROM ({SESSION} WHERE customer_id = $2 AND id = $3) AS found {_JOINED}"
_COMING = f"""
{_BESIDE} FROM ({SESSION} WHERE customer_id = $2 AND status = ANY($3)
    ORDER BY starts_at, id LIMIT {MAX_COMING}) AS found {_JOINED}
ORDER BY starts_at, found.id
"""
_PAST = f"""
{_BESIDE} FROM ({SESSION} WHERE customer_id = $2 AND status <> ALL($3)
    AND ($4::uuid IS NULL OR (starts_at, id) < (SELECT last.starts_at, last.id FROM session AS last
                                                WHERE last.id = $4 AND last.customer_id = $2))
    ORDER BY starts_at DESC, id DESC LIMIT {PAST_AT_ONCE + 1}) AS found {_JOINED}
ORDER BY starts_at DESC, found.id DESC
"""


async def one(db: Reader, customer_id: UUID, session_id: UUID, now: datetime) -> OwnSession | None:
    """One of a customer's sessions, as it is at an instant."""
    row = await db.fetchrow(_ONE, now, customer_id, session_id)
    return None if row is None else _own(row)


async def coming(db: Reader, customer_id: UUID, now: datetime) -> list[OwnSession]:
    """What is to come, or goes on: the next ones first."""
    rows = await db.fetch(_COMING, now, customer_id, sorted(LIVE))
    return [_own(row) for row in rows]


async def past(
    db: Reader, customer_id: UUID, now: datetime, before: UUID | None
) -> list[OwnSession]:
    """What was, or will not be: the last first, one more than a page; behind the session ``before``."""
    rows = await db.fetch(_PAST, now, customer_id, sorted(LIVE), before)
    return [_own(row) for row in rows]


async def names(db: Reader, technician_ids: Collection[UUID]) -> list[str]:
    """The names of technicians, in the order of their ids here."""
    rows = await db.fetch(
        "SELECT name FROM technician JOIN unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)"
        " USING (id) ORDER BY place",
        list(technician_ids),
    )
    return [row["name"] for row in rows]


def _own(row: Row) -> OwnSession:
    return read_row(OwnSession, row, session=session_of(row))
