"""What is found, as records."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus
from app.tickets.rules import TicketStatus


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer."""

    id: UUID
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A person at a customer."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    email: str
    active: bool


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A customer's installation."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class FoundTicket:
    """A ticket."""

    id: UUID
    customer_id: UUID
    customer_name: str
    number: int
    subject: str
    status: TicketStatus
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FoundSession:
    """A session; ``server_name`` and ``ticket_number`` where it is for one."""

    id: UUID
    customer_id: UUID
    customer_name: str
    category: SessionCategory
    status: SessionStatus
    starts_at: datetime
    server_name: str | None
    ticket_number: int | None


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What one search found, of each kind the best first."""

    customers: tuple[FoundCustomer, ...]
    contacts: tuple[FoundContact, ...]
    servers: tuple[FoundServer, ...]
    tickets: tuple[FoundTicket, ...]
    sessions: tuple[FoundSession, ...]
