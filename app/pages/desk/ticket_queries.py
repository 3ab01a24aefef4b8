"""What the desk's pages of tickets show beside what the slices read: one statement each."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from app.attachments.rows import AttachmentRecord
from app.customers.rules import Deployment
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.pages.ticket_queries import FILES, NAMES_INSIDE, NUMBER_MERGED_INTO
from app.tickets.clocks import ClockEvent, Turn
from app.tickets.rows import PhoneCallRecord, TicketChangeRecord
from app.tickets.rules import TicketStatus

# So many of each are shown or chosen from.
_MOST_CALLS, _MOST_CHOICES, _MOST_OTHERS = 20, 200, 30


class OtherTicket(Struct, frozen=True):
    """Another ticket of the same customer."""

    id: UUID
    number: int
    subject: str
    status: TicketStatus


class InstalledServer(Struct, frozen=True):
    """A server, and how it was installed (rule T7); None where nobody knows."""

    id: UUID
    name: str
    recommended_procedure: bool | None
    recommended_configuration: bool | None

    @property
    def pair(self) -> tuple[UUID, str]:
        """What is sent and what is shown where it is chosen."""
        return self.id, self.name


class TicketBeside(Struct, frozen=True, kw_only=True):
    """What a ticket's page shows beside it.

    Attributes:
        number_merged_into: of the ticket in which it goes on.
        technicians: who can be given it.
        contacts, servers: of its customer.
        names: by actor who wrote, called, decided and sent files; who is nobody in particular has none.
        calls, changes, files: the newest first.
        others: the customer's tickets beside this one that are not closed, the newest first.
    """

    customer_name: str
    deployment: Deployment
    server_name: str | None
    technician_name: str | None
    number_merged_into: int | None
    technicians: tuple[Named, ...]
    contacts: tuple[Named, ...]
    servers: tuple[InstalledServer, ...]
    names: Mapping[str, str]
    calls: tuple[PhoneCallRecord, ...]
    changes: tuple[TicketChangeRecord, ...]
    files: tuple[AttachmentRecord, ...]
    others: tuple[OtherTicket, ...]


class Caller(Struct, frozen=True, kw_only=True):
    """The customer for whom a ticket is opened, and what is known of it."""

    id: UUID
    name: str
    deployment: Deployment
    servers: tuple[InstalledServer, ...]
    contacts: tuple[Named, ...]


class Queue(Struct, frozen=True, kw_only=True):
    """What the queue shows beside its tickets: names by id, and the codes and people to choose from.

    Attributes:
        turns: of the clocks that were asked for, by the tickets' ids.
    """

    names: Mapping[str, str]
    plans: tuple[str, ...]
    technicians: tuple[Named, ...]
    turns: Mapping[UUID, Sequence[ClockEvent]]

    @property
    def plan_pairs(self) -> list[tuple[str, str]]:
        """What is sent and what is shown where a plan is chosen."""
        return [(code, code) for code in self.plans]


_SERVERS = f"""
ARRAY(SELECT {packed(InstalledServer, "own")} FROM server AS own
      WHERE own.customer_id = customer.id AND own.deactivated_at IS NULL
      ORDER BY own.name, own.id LIMIT {_MOST_CHOICES})
"""
_CONTACTS = f"""
ARRAY(SELECT {packed(Named, "known")} FROM contact AS known
      WHERE known.customer_id = customer.id AND known.deactivated_at IS NULL
      ORDER BY known.name, known.id LIMIT {_MOST_CHOICES})
"""
_BESIDE = f"""
SELECT customer.name AS customer_name, customer.deployment, server.name AS server_name,
       worker.name AS technician_name, {NUMBER_MERGED_INTO} AS number_merged_into,
       ARRAY(SELECT {packed(Named, "free")} FROM technician AS free
             WHERE free.deactivated_at IS NULL ORDER BY free.name, free.id
             LIMIT {_MOST_CHOICES}) AS technicians,
       {_CONTACTS} AS contacts, {_SERVERS} AS servers, ({NAMES_INSIDE}) AS names, {FILES} AS files,
       ARRAY(SELECT {packed(PhoneCallRecord, "called")} FROM phone_call AS called
             WHERE called.ticket_id = ticket.id ORDER BY called.id DESC
             LIMIT {_MOST_CALLS}) AS calls,
       ARRAY(SELECT {packed(TicketChangeRecord, "change")} FROM ticket_change AS change
             WHERE change.ticket_id = ticket.id ORDER BY change.id DESC
             LIMIT {_MOST_CALLS}) AS changes,
       ARRAY(SELECT {packed(OtherTicket, "other")} FROM ticket AS other
             WHERE other.customer_id = ticket.customer_id AND other.id <> ticket.id
               AND other.stage < 3
             ORDER BY other.created_at DESC, other.id DESC LIMIT {_MOST_OTHERS}) AS others
FROM ticket JOIN customer ON customer.id = ticket.customer_id
LEFT JOIN server ON server.id = ticket.server_id
LEFT JOIN technician AS worker ON worker.id = ticket.technician_id
WHERE ticket.id = $1
"""
_CALLER = f"""
SELECT customer.id, name, deployment, {_SERVERS} AS servers, {_CONTACTS} AS contacts
FROM customer WHERE id = $1
"""
_QUEUE = f"""
SELECT (SELECT coalesce(jsonb_object_agg(id, name), '{{}}') FROM (
            SELECT id, name FROM customer WHERE id = ANY($1)
            UNION ALL SELECT id, name FROM technician WHERE id = ANY($2)) AS named) AS names,
       ARRAY(SELECT code FROM plan ORDER BY customer_id IS NOT NULL, code LIMIT 200) AS plans,
       ARRAY(SELECT {packed(Named)} FROM technician WHERE deactivated_at IS NULL
             ORDER BY name, id LIMIT {_MOST_CHOICES}) AS technicians,
       ARRAY(SELECT (ticket_id, turn, at) FROM clock_turn WHERE ticket_id = ANY($3)
             ORDER BY ticket_id, number) AS turns
"""


async def beside(db: Reader, ticket_id: UUID) -> TicketBeside:
    """What a ticket's page shows beside it; the ticket is there."""
    row = await db.fetchrow(_BESIDE, ticket_id)
    assert row is not None
    return read_row(TicketBeside, row)


async def caller(db: Reader, customer_id: UUID) -> Caller | None:
    """A customer for whom a ticket is opened."""
    row = await db.fetchrow(_CALLER, customer_id)
    return None if row is None else read_row(Caller, row)


async def queue(
    db: Reader, customer_ids: set[UUID], technician_ids: set[UUID], ticket_ids: Sequence[UUID]
) -> Queue:
    """What these customers and technicians are called, the plans there are, and these tickets' clocks."""
    row = await db.fetchrow(_QUEUE, sorted(customer_ids), sorted(technician_ids), list(ticket_ids))
    assert row is not None
    turns: dict[UUID, list[ClockEvent]] = {one: [] for one in ticket_ids}
    for ticket_id, turn, at in row["turns"]:
        turns[ticket_id].append(ClockEvent(Turn(turn), at))
    return read_row(Queue, row, turns=turns)
