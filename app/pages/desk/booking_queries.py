"""What is read to book a session: customers by name, and one with its servers."""

from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.tickets.rules import TicketStatus

# So many are offered by a name: who means another types more of it.
MOST_FOUND, MOST_SERVERS = 20, 50


class Booker(Struct, frozen=True, kw_only=True):
    """The customer that a session is booked for."""

    id: UUID
    name: str
    servers: tuple[Named, ...]


class TicketBooker(Struct, frozen=True, kw_only=True):
    """A ticket that becomes a session, and its customer."""

    customer: Booker
    number: int
    subject: str
    status: TicketStatus
    server_id: UUID | None
    language: str


_BOOKER = f"""
SELECT customer.id, customer.name,
       ARRAY(SELECT {packed(Named, "server")} FROM server
             WHERE server.customer_id = customer.id AND server.deactivated_at IS NULL
             ORDER BY server.name, server.id LIMIT {MOST_SERVERS}) AS servers
"""


async def customers_named(db: Reader, text: str) -> list[Named]:
    """Customers with a text in their names, those that begin with it first; none of who has left."""
    rows = await db.fetch(
        "SELECT id, name FROM customer WHERE deactivated_at IS NULL"
        " AND strpos(lower(name), lower($1)) > 0"
        f" ORDER BY strpos(lower(name), lower($1)), name, id LIMIT {MOST_FOUND + 1}",
        text,
    )
    return [read_row(Named, row) for row in rows]


async def booker(db: Reader, customer_id: UUID) -> Booker | None:
    """A customer with its servers."""
    row = await db.fetchrow(f"{_BOOKER} FROM customer WHERE id = $1", customer_id)
    return None if row is None else read_row(Booker, row)


async def ticket_booker(db: Reader, ticket_id: UUID) -> TicketBooker | None:
    """A ticket with its customer and that one's servers."""
    row = await db.fetchrow(
        f"{_BOOKER}, ticket.number, ticket.subject, ticket.status, ticket.server_id, ticket.language"
        " FROM ticket JOIN customer ON customer.id = ticket.customer_id WHERE ticket.id = $1",
        ticket_id,
    )
    return None if row is None else read_row(TicketBooker, row, customer=read_row(Booker, row))
