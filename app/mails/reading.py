"""What mails tell of, read anew when they are due; what several of them need is read once."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from app.calendar import queries as calendar
from app.calendar.rows import CompanyRecord
from app.customers import queries as customers
from app.customers.rows import CustomerRecord
from app.inbound import queries as inbound
from app.invitations import queries as invitations
from app.invitations.ics import PlannedSession, Provider
from app.kit.database import Reader
from app.languages.official import OfficialLanguage
from app.ledger import queries as ledger
from app.mails import kinds, queries
from app.mails.rules import MailGroup, RecipientKind
from app.plans import queries as plans
from app.plans.rules import Terms
from app.sessions import queries as sessions
from app.sessions.rows import PenaltyRecord, SessionRecord
from app.tickets import messages
from app.tickets import queries as tickets
from app.tickets.messages import MessageRecord
from app.tickets.rows import TicketRecord
from app.worksheets import queries as worksheets
from app.worksheets.rows import WorksheetRecord

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who is written to, as it is now.

    Attributes:
        contact_id: whose preferences count; None of who is no contact.
        unreachable: mail to this address came back for good.
    """

    kind: RecipientKind
    id: UUID
    contact_id: UUID | None
    name: str
    address: str
    language: OfficialLanguage
    time_zone: str
    stopped: tuple[MailGroup, ...] = ()
    unreachable: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether it is one of the provider's."""
        return self.kind in (RecipientKind.TECHNICIAN, RecipientKind.DESK)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a customer has at an instant; ``remaining_minutes`` are available or reserved."""

    available_minutes: int
    remaining_minutes: int
    debt_minutes: int


class Reading:
    """What is read for some mails, at an instant."""

    def __init__(self, db: Reader, now: datetime) -> None:
        self.db = db
        self.now = now
        self._known: dict[tuple[Any, ...], Any] = {}

    async def _once(self, read: Callable[..., Awaitable[Thing]], *args: Any) -> Thing:
        key = (read, *args)
        if key not in self._known:
            self._known[key] = await read(self.db, *args)
        found: Thing = self._known[key]
        return found

    async def company(self) -> CompanyRecord:
        """The provider."""
        return await self._once(calendar.company)

    async def provider(self) -> kinds.Sender:
        """The provider, as mails sign."""
        company = await self.company()
        return kinds.Sender(
            name=company.name, phone=company.support_phone, email=company.support_email
        )

    async def customer(self, customer_id: UUID) -> CustomerRecord:
        """A customer."""
        found = await self._once(customers.customer, customer_id)
        assert found is not None
        return found

    async def session(self, session_id: UUID) -> SessionRecord | None:
        """A session as it is now."""
        return await self._once(sessions.session, session_id, self.now)

    async def invited(self, session_id: UUID) -> PlannedSession | None:
        """A session as its invitation tells of it."""
        return await self._once(invitations.invited_session, session_id, self.now)

    async def organiser(self) -> Provider:
        """The provider, as invitations name it."""
        return await self._once(invitations.company)

    async def penalty(self, penalty_id: UUID) -> PenaltyRecord | None:
        """A penalty."""
        return await self._once(sessions.penalty, penalty_id)

    async def worksheet(self, worksheet_id: UUID) -> WorksheetRecord | None:
        """A worksheet."""
        return await self._once(worksheets.worksheet, worksheet_id)

    async def ticket(self, ticket_id: UUID) -> TicketRecord | None:
        """A ticket."""
        return await self._once(tickets.ticket, ticket_id)

    async def message(self, message_id: UUID) -> MessageRecord | None:
        """A message of a ticket."""
        return await self._once(messages.message, message_id)

    async def answered(self, message_id: UUID) -> Sequence[str]:
        """What a customer wrote to a ticket by e-mail before a message, the newest first."""
        found = await self._once(inbound.correspondence, message_id)
        return found.answered if found else ()

    async def terms(self, customer_id: UUID) -> Terms:
        """What is agreed with a customer."""
        return await self._once(plans.terms_of, customer_id, self.now)

    async def names(self, technician_ids: Collection[UUID]) -> tuple[str, ...]:
        """The names of technicians, in the order given."""
        return await self._once(queries.technician_names, tuple(technician_ids))

    async def credit(self, customer_id: UUID, at: datetime) -> Figures:
        """What a customer has at an instant; what has expired by then is not there."""
        found = await self._once(ledger.credit_as_of, customer_id, at)
        if found is None:
            return Figures(0, 0, 0)
        expired = sum(lot.free_minutes for lot in found.lots if not lot.usable(at))
        available = found.available_minutes - expired
        return Figures(available, available + found.held_minutes, found.debt_minutes)

    async def told_session(self, session: SessionRecord, *, staff: bool) -> kinds.Session:
        """A session as a mail tells of it."""
        server = None
        if session.server_id is not None:
            server = await self._once(customers.server, session.server_id)
        customer = (await self.customer(session.customer_id)).name if staff else None
        return kinds.Session(
            category=session.category,
            starts_at=session.starts_at,
            estimated_minutes=session.estimated_minutes,
            technicians=await self.names(session.technician_ids),
            server=server.name if server else None,
            remote_tool=session.remote_tool,
            join_url=session.join_url,
            customer=customer,
        )

    async def told_ticket(self, ticket: TicketRecord, *, staff: bool) -> kinds.Ticket:
        """A ticket as a mail tells of it."""
        customer = (await self.customer(ticket.customer_id)).name if staff else None
        return kinds.Ticket(
            number=ticket.number,
            subject=ticket.subject,
            severity=ticket.severity,
            customer=customer,
        )
