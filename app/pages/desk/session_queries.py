"""A session as its page at the desk shows it, with all that can be chosen there: one statement."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.sessions.queries import SESSION, session_of
from app.sessions.rows import SessionRecord
from app.sessions.rules import PenaltyKind
from app.worksheets.rules import WorksheetStatus


class Charged(Struct, frozen=True, kw_only=True):
    """What a late change cost the customer, and whether it was given back."""

    id: UUID
    kind: PenaltyKind
    minutes: int
    charged_at: datetime
    waived_at: datetime | None
    waive_reason: str | None


class SessionAtDesk(Struct, frozen=True, kw_only=True):
    """A session, with whose it is and who can hold it.

    Attributes:
        names: of its technicians, also of those who left it on its day, by their ids.
        servers: of its customer, those that are there.
        able: who can be named for it.
    """

    session: SessionRecord
    customer_name: str
    server_name: str | None
    ticket_number: int | None
    worksheet_id: UUID | None
    worksheet_status: WorksheetStatus | None
    names: Mapping[str, str]
    charges: tuple[Charged, ...]
    servers: tuple[Named, ...]
    able: tuple[Named, ...]

    @property
    def technicians(self) -> list[Named]:
        """Who holds it."""
        return [Named(one, self.names[str(one)]) for one in self.session.technician_ids]

    @property
    def former_technicians(self) -> list[str]:
        """Who left it on its day, by name."""
        return [self.names[str(one)] for one in self.session.former_technician_ids]

    def charged(self, penalty_id: UUID | None) -> Charged | None:
        """What a move cost, by its penalty."""
        return next((one for one in self.charges if one.id == penalty_id), None)


_ONE = f"""
SELECT found.*, customer.name AS customer_name, server.name AS server_name,
       ticket.number AS ticket_number, worksheet.id AS worksheet_id,
       worksheet.status AS worksheet_status,
       (SELECT coalesce(jsonb_object_agg(id, name), '{{}}') FROM technician
        WHERE id = ANY(found.technician_ids || found.former_technician_ids)) AS names,
       ARRAY(SELECT {packed(Charged)} FROM penalty
             WHERE session_id = found.id ORDER BY charged_at, id) AS charges,
       ARRAY(SELECT {packed(Named, "other")} FROM server AS other
             WHERE other.customer_id = found.customer_id AND other.deactivated_at IS NULL
             ORDER BY other.name, other.id LIMIT 50) AS servers,
       ARRAY(SELECT {packed(Named, "free")} FROM technician AS free
             WHERE free.deactivated_at IS NULL ORDER BY free.name, free.id LIMIT 200) AS able
FROM ({SESSION} WHERE id = $2) AS found
JOIN customer ON customer.id = found.customer_id
LEFT JOIN server ON server.id = found.server_id
LEFT JOIN ticket ON ticket.id = found.ticket_id
LEFT JOIN worksheet ON worksheet.session_id = found.id
"""


async def session(db: Reader, session_id: UUID, now: datetime) -> SessionAtDesk | None:
    """One session, as it is at an instant."""
    row = await db.fetchrow(_ONE, now, session_id)
    return None if row is None else read_row(SessionAtDesk, row, session=session_of(row))


async def session_of_penalty(db: Reader, penalty_id: UUID) -> UUID | None:
    """The session whose late change a penalty is for."""
    found: UUID | None = await db.fetchval(
        "SELECT session_id FROM penalty WHERE id = $1", penalty_id
    )
    return found
