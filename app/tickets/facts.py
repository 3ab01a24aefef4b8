"""What is read to decide about tickets: who asks, what the server is, and what is billed. Records."""

from uuid import UUID

from msgspec import Struct

from app.customers.rules import Deployment
from app.tickets.rules import Legitimacy, TicketKind, TicketStatus


class Requester(Struct, frozen=True, kw_only=True):
    """The customer that opens a ticket, its contact if known, and the number the ticket gets."""

    number: int
    deployment: Deployment
    language: str
    contact_language: str | None
    contact_name: str | None
    contact_email: str | None
    contact_phone: str | None
    support_phone: str | None
    customer_inactive: bool
    contact_inactive: bool


class Installation(Struct, frozen=True):
    """What is known of the server that a ticket is about (rule T7); None: unknown, or no server."""

    recommended_procedure: bool | None = None
    recommended_configuration: bool | None = None


class TicketBilling(Struct, frozen=True, kw_only=True):
    """What decides whether a session for a ticket is billed from credit (rules C6, T7)."""

    customer_id: UUID
    server_id: UUID | None
    status: TicketStatus
    kind: TicketKind
    legitimacy: Legitimacy | None
