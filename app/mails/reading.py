"""What was read for mails that are due, by ids: facts are made of it, and read nothing themselves."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Self
from uuid import UUID

from msgspec import Struct, field

from app.calendar.rows import CompanyRecord
from app.customers.rows import ContactRecord, CustomerRecord, ServerRecord
from app.inbound.rows import Correspondence
from app.languages.official import OfficialLanguage
from app.ledger.rows import CreditRecord
from app.mails import kinds
from app.mails.due_queries import Failures, Release
from app.mails.rows import CameAs, ContactMailRecord, Expired, Opening, ReporterMailRecord
from app.mails.rules import MailGroup, RecipientKind, person_of
from app.sessions.rows import PenaltyRecord, SessionRecord
from app.sessions.rules import SessionStatus
from app.tickets.messages import MessageRecord
from app.tickets.rows import TicketRecord
from app.warnings.rows import WarningRecord
from app.webhooks.rows import EndpointRecord
from app.worksheets.rows import WorksheetRecord


class Recipient(Struct, frozen=True, kw_only=True):
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
        return self.kind not in (RecipientKind.CONTACT, RecipientKind.REPORTER)


class Figures(Struct, frozen=True):
    """What a customer has; ``remaining_minutes`` are available or reserved."""

    available_minutes: int
    remaining_minutes: int
    debt_minutes: int

    @classmethod
    def of(cls, credit: CreditRecord, at: datetime) -> Self:
        """Those of credit as of an instant; what has expired by then is not there."""
        expired = sum(lot.free_minutes for lot in credit.lots if not lot.usable(at))
        available = credit.available_minutes - expired
        return cls(available, available + credit.held_minutes, credit.debt_minutes)


class Reading(Struct, kw_only=True):
    """What was read for some mails, at an instant; what is not there is not in it.

    Attributes:
        charges: what changes cost, by the session and the instant.
        correspondences: by the message that answers.
        openings: the messages that tickets were opened by, by the ticket.
        came: how messages came that came by e-mail.
        names: those of technicians.
        people: the names of who acted, whoever that is.
        releases: why the reserves of sessions were last given back.
        credits: as they are now, by the customer.
        before, after: what was there before and after what an event books, by the event.
    """

    now: datetime
    company: CompanyRecord
    sessions: Mapping[UUID, SessionRecord] = field(default_factory=dict)
    charges: Mapping[tuple[UUID, datetime], int] = field(default_factory=dict)
    penalties: Mapping[UUID, PenaltyRecord] = field(default_factory=dict)
    worksheets: Mapping[UUID, WorksheetRecord] = field(default_factory=dict)
    tickets: Mapping[UUID, TicketRecord] = field(default_factory=dict)
    messages: Mapping[UUID, MessageRecord] = field(default_factory=dict)
    correspondences: Mapping[UUID, Correspondence] = field(default_factory=dict)
    came: Mapping[UUID, CameAs] = field(default_factory=dict)
    reporter_mails: Mapping[UUID, ReporterMailRecord] = field(default_factory=dict)
    openings: Mapping[UUID, Opening] = field(default_factory=dict)
    warnings: Mapping[UUID, WarningRecord] = field(default_factory=dict)
    expired: Mapping[UUID, Expired] = field(default_factory=dict)
    contacts: Mapping[UUID, ContactRecord] = field(default_factory=dict)
    contact_mails: Mapping[UUID, ContactMailRecord] = field(default_factory=dict)
    endpoints: Mapping[UUID, EndpointRecord] = field(default_factory=dict)
    failures: Mapping[UUID, Failures] = field(default_factory=dict)
    customers: Mapping[UUID, CustomerRecord] = field(default_factory=dict)
    servers: Mapping[UUID, ServerRecord] = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)
    people: Mapping[UUID, str] = field(default_factory=dict)
    releases: Mapping[UUID, Release] = field(default_factory=dict)
    credits: Mapping[UUID, CreditRecord] = field(default_factory=dict)
    before: Mapping[UUID, Figures] = field(default_factory=dict)
    after: Mapping[UUID, Figures] = field(default_factory=dict)

    @property
    def provider(self) -> kinds.Sender:
        """The provider, as mails sign."""
        company = self.company
        return kinds.Sender(
            name=company.name, phone=company.support_phone, email=company.support_email
        )

    def names_of(self, technician_ids: Collection[UUID]) -> tuple[str, ...]:
        """The names of technicians, in the order given."""
        return tuple(self.names[one] for one in technician_ids)

    def name_of(self, actor: str) -> str | None:
        """What who acted is called; None where that is nobody, or a key that names nobody."""
        person_id = person_of(actor)
        return self.people.get(person_id) if person_id else None

    def credit(self, customer_id: UUID) -> Figures:
        """What a customer has now."""
        return Figures.of(self.credits[customer_id], self.now)

    def told_session(self, session: SessionRecord, *, staff: bool) -> kinds.Session:
        """A session as a mail tells of it."""
        server_id = session.server_id
        waits = session.status is SessionStatus.AWAITING_CREDIT
        return kinds.Session(
            category=session.category,
            starts_at=session.starts_at,
            estimated_minutes=session.estimated_minutes,
            technicians=self.names_of(session.technician_ids),
            server=self.servers[server_id].name if server_id else None,
            remote_tool=session.remote_tool,
            join_url=session.join_url,
            waits_until=session.top_up_by if waits else None,
            customer=self.customers[session.customer_id].name if staff else None,
        )

    def told_ticket(self, ticket: TicketRecord, *, staff: bool) -> kinds.Ticket:
        """A ticket as a mail tells of it."""
        return kinds.Ticket(
            number=ticket.number,
            subject=ticket.subject,
            severity=ticket.severity,
            customer=self.customers[ticket.customer_id].name if staff else None,
        )
