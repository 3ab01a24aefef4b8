"""Answers of the search."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import Field

from app.kit.web.schema import UtcInstant, View
from app.plans.rules import SessionCategory
from app.search.rows import FoundRecord
from app.sessions.rules import SessionStatus
from app.tickets.rules import TicketStatus

Item = TypeVar("Item", bound=View)


class FoundCustomer(View):
    """A customer that was found by its name."""

    id: UUID
    name: str
    active: bool = Field(description="Whether it is here; who has left stands behind.")


class FoundContact(View):
    """A person at a customer, found by name or address."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    email: str
    active: bool = Field(description="Whether they are here; who has left stands behind.")


class FoundServer(View):
    """A customer's installation, found by its name."""

    id: UUID
    customer_id: UUID
    customer_name: str
    name: str
    active: bool = Field(description="Whether it is here; what has left stands behind.")


class FoundTicket(View):
    """A ticket that was found by its number or its words."""

    id: UUID
    customer_id: UUID
    customer_name: str
    number: int
    subject: str
    status: TicketStatus
    created_at: UtcInstant


class FoundSession(View):
    """A session of what was found by its name or number."""

    id: UUID
    customer_id: UUID
    customer_name: str
    category: SessionCategory
    status: SessionStatus
    starts_at: UtcInstant
    server_name: str | None = Field(description="Of the server that it is on.")
    ticket_number: int | None = Field(description="Of the ticket that it is for.")


class FoundOf(View, Generic[Item]):
    """What of one kind was found, the best first."""

    items: list[Item]
    more: bool = Field(description="Whether there are others, which a longer text tells apart.")


class FoundView(View):
    """What a text finds, by kind."""

    customers: FoundOf[FoundCustomer] = Field(description="By their names.")
    contacts: FoundOf[FoundContact] = Field(description="By names and addresses.")
    servers: FoundOf[FoundServer] = Field(description="By their names.")
    tickets: FoundOf[FoundTicket] = Field(description="By number and words, the newest first.")
    sessions: FoundOf[FoundSession] = Field(description="Of what was found, the latest first.")

    @property
    def nothing(self) -> bool:
        """Whether nothing was found at all."""
        kinds = (self.customers, self.contacts, self.servers, self.tickets, self.sessions)
        return not any(one.items for one in kinds)


def found_view(found: FoundRecord, limit: int) -> FoundView:
    """What was found, of each kind no more than the limit; one more tells that there are others."""

    def of(view: type[Item], records: Sequence[Any]) -> FoundOf[Item]:
        items = [view.model_validate(one, from_attributes=True) for one in records[:limit]]
        return FoundOf(items=items, more=len(records) > limit)

    return FoundView(
        customers=of(FoundCustomer, found.customers),
        contacts=of(FoundContact, found.contacts),
        servers=of(FoundServer, found.servers),
        tickets=of(FoundTicket, found.tickets),
        sessions=of(FoundSession, found.sessions),
    )
