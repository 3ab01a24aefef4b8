"""What is found, as records."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus
from app.tickets.rules import TicketStatus


class FoundCustomer(Struct, frozen=True):
    """A customer."""

    id: UUID
    name: str
    active: bool


class FoundContact(Struct, frozen=True):
    """A person at a customer."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    email: str
    active: bool


class FoundServer(Struct, frozen=True):
    """A customer's installation."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    active: bool


class FoundTicket(Struct, frozen=True):
    """A ticket."""

    id: UUID
    customer_id: UUID
    customer_name: str
    number: int
    subject: str
    status: TicketStatus
    created_at: datetime


class FoundSession(Struct, frozen=True):
    """A session; ``server_name`` and ``ticket_number`` where it is for one."""

    id: UUID
    customer_id: UUID
    customer_name: str
    category: SessionCategory
    status: SessionStatus
    starts_at: datetime
    server_name: str | None
    ticket_number: int | None


class FoundRecord(Struct, frozen=True):
    """What one search found, of each kind the best first."""

    customers: tuple[FoundCustomer, ...]
    contacts: tuple[FoundContact, ...]
    servers: tuple[FoundServer, ...]
    tickets: tuple[FoundTicket, ...]
    sessions: tuple[FoundSession, ...]
