"""What mails that are due tell of is read: for all of a batch at once, whatever its size."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct

from app.calendar import queries as calendar
from app.customers import queries as customers
from app.inbound import queries as inbound
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Reader
from app.ledger import credit
from app.ledger.credit import AsOf
from app.ledger.rows import CreditRecord
from app.mails import due_queries, queries
from app.mails.due_queries import Booking
from app.mails.kinds import MailTopic
from app.mails.reading import Figures, Reading
from app.mails.rules import leaving, person_of
from app.sessions import queries as sessions
from app.sessions.rows import PenaltyRecord
from app.tickets import messages
from app.tickets import queries as tickets
from app.webhooks import queries as webhooks
from app.worksheets import queries as worksheets
from app.worksheets.rows import WorksheetRecord

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Subject(StrEnum):
    """What a mail is about: in which table its subject stands."""

    SESSION = "session"
    WORKSHEET = "worksheet"
    PENALTY = "penalty"
    WARNING = "credit_warning"
    ENTRY = "ledger_entry"
    TICKET = "ticket"
    CONTACT = "contact"
    ENDPOINT = "webhook_endpoint"


# Which tell figures of credit: after what happened, before that too, and as it is.
_CREDIT_THEN = frozenset(
    {
        MailTopic.SESSION_AGREED,
        MailTopic.SESSION_MOVED,
        MailTopic.SESSION_CANCELLED,
        MailTopic.WORKSHEET_TO_CONFIRM,
        MailTopic.PENALTY_CHARGED,
        MailTopic.PENALTY_WAIVED,
        MailTopic.CREDIT_EXPIRED,
    }
)
# Which tell who did it.
_BY_WHOM = frozenset(
    {
        MailTopic.SESSION_ASSIGNED,
        MailTopic.SESSION_TAKEN_OFF,
        MailTopic.TICKET_ASSIGNED,
        MailTopic.WORKSHEET_DISPUTED,
    }
)
_CREDIT_BEFORE = frozenset({MailTopic.WORKSHEET_TO_CONFIRM})
_CREDIT_NOW = frozenset(
    {
        MailTopic.SESSION_MOVED,
        MailTopic.SESSION_CHANGED,
        MailTopic.TOP_UP_NEEDED,
        MailTopic.CREDIT_LOW,
        MailTopic.CREDIT_EXPIRING,
    }
)
# Just before what happened.
_MOMENT = timedelta(microseconds=1)


class Cause(Struct, frozen=True, kw_only=True):
    """Why a mail is due.

    Attributes:
        subject_id: the row that it is about.
        content: what was planned beside.
        event: what it tells of; None where time made it due.
    """

    kind: MailTopic
    about: Subject
    subject_id: UUID
    content: dict[str, Any]
    event: EventRecord | None


async def gather(db: Reader, causes: Sequence[Cause], now: datetime) -> Reading:
    """All that mails of these causes tell of, as it is now."""
    of: dict[Subject, set[UUID]] = {subject: set() for subject in Subject}
    for cause in causes:
        of[cause.about].add(cause.subject_id)
    reading = Reading(now=now, company=await calendar.company(db))
    await _of_sessions(db, reading, of)
    await _of_tickets(db, reading, of[Subject.TICKET], causes)
    await _of_others(db, reading, of)
    await _of_actors(db, reading, causes)
    await _of_credit(db, reading, causes)
    await _beside(db, reading, causes)
    return reading


async def _all(
    db: Reader, read: Callable[[Reader, Collection[Key]], Awaitable[Thing]], wanted: Collection[Key]
) -> Thing | dict[Any, Any]:
    """What there is of those that are wanted; nothing wanted is no trip."""
    return await read(db, wanted) if wanted else {}


async def _of_sessions(db: Reader, reading: Reading, of: dict[Subject, set[UUID]]) -> None:
    """Sessions, with those of worksheets and penalties."""
    reading.worksheets = await _all(db, worksheets.worksheets_by_id, of[Subject.WORKSHEET])
    reading.penalties = await _all(db, sessions.penalties_by_id, of[Subject.PENALTY])
    wanted = {
        *of[Subject.SESSION],
        *(one.session_id for one in reading.worksheets.values()),
        *(one.session_id for one in reading.penalties.values()),
    }
    if wanted:
        reading.sessions = await sessions.sessions_by_id(db, wanted, reading.now)
    reading.charges = await _all(db, due_queries.charges, of[Subject.SESSION])


async def _of_tickets(
    db: Reader, reading: Reading, ids: Collection[UUID], causes: Sequence[Cause]
) -> None:
    """Tickets, with those that they go on in, and what was written on them."""
    found = await _all(db, tickets.tickets_by_id, ids)
    into = {one.merged_into for one in found.values() if one.merged_into} - found.keys()
    reading.tickets = found | await _all(db, tickets.tickets_by_id, into)
    told = {UUID(one.content["message_id"]) for one in causes if "message_id" in one.content}
    reading.messages = await _all(db, messages.messages_by_id, told)
    reading.correspondences = await _all(db, inbound.correspondences, told)
    reading.came = await _all(db, due_queries.came, told)
    lost = {one.subject_id for one in causes if one.kind is MailTopic.REPORTER_UNREACHABLE}
    reading.reporter_mails = await _all(db, due_queries.reporter_mails, lost)
    received = {one.subject_id for one in causes if one.kind is MailTopic.TICKET_RECEIVED}
    reading.openings = await _all(db, due_queries.openings, received)


async def _of_actors(db: Reader, reading: Reading, causes: Sequence[Cause]) -> None:
    """Who did what is told, and why."""
    actors = {
        *(one.event.actor for one in causes if one.event and one.kind in _BY_WHOM),
        *(one.actor for one in reading.messages.values()),
    }
    acted = {found for one in actors if (found := person_of(one))}
    reading.people = await _all(db, due_queries.people, acted)
    cancelled = {one.subject_id for one in causes if one.kind is MailTopic.SESSION_CANCELLED}
    reading.releases = await _all(db, due_queries.releases, cancelled)


async def _of_others(db: Reader, reading: Reading, of: dict[Subject, set[UUID]]) -> None:
    reading.warnings = await _all(db, due_queries.warnings, of[Subject.WARNING])
    reading.expired = await _all(db, due_queries.expired, of[Subject.ENTRY])
    reading.contacts = await _all(db, customers.contacts_by_id, of[Subject.CONTACT])
    reading.contact_mails = await _all(db, queries.contact_mails, of[Subject.CONTACT])
    reading.endpoints = await _all(db, webhooks.endpoints_by_id, of[Subject.ENDPOINT])
    reading.failures = await _all(db, due_queries.failures, of[Subject.ENDPOINT])


async def _of_credit(db: Reader, reading: Reading, causes: Sequence[Cause]) -> None:
    """The figures of credit that are told: by the entries of what happened, where it made any."""
    told = [(one, one.event, one.event.customer_id) for one in causes if one.event]
    owned = [(one, event, owner) for one, event, owner in told if owner]
    asked = {
        Booking(event.id, owner, event.occurred_at, reference)
        for cause, event, owner in owned
        for reference in _references(cause, event, reading)
    }
    booked = await _all(db, due_queries.booked, asked)
    current: dict[UUID, AsOf] = {}
    before: dict[UUID, AsOf] = {}
    after: dict[UUID, AsOf] = {}
    for cause, event, owner in owned:
        entry, at = booked.get(event.id), event.occurred_at
        if cause.kind in _CREDIT_NOW:
            current[owner] = AsOf(owner, reading.now)
        if cause.kind in _CREDIT_BEFORE:
            before[event.id] = (
                AsOf(owner, entry.booked_at, entry.seq_before)
                if entry
                else AsOf(owner, at - _MOMENT)
            )
        if cause.kind in _CREDIT_THEN:
            after[event.id] = (
                AsOf(owner, entry.booked_at, entry.seq_after) if entry else AsOf(owner, at)
            )
    wanted = {*current.values(), *before.values(), *after.values()}
    found = await _all(db, credit.credits_as_of, wanted)
    reading.credits = {one: found[as_of] for one, as_of in current.items()}
    reading.before = _figures(found, before)
    reading.after = _figures(found, after)


def _figures(
    found: Mapping[AsOf, CreditRecord], wanted: Mapping[UUID, AsOf]
) -> dict[UUID, Figures]:
    return {one: Figures.of(found[as_of], as_of.instant) for one, as_of in wanted.items()}


def _references(cause: Cause, event: EventRecord, reading: Reading) -> tuple[str, ...]:
    """How the references begin of the entries that an event made, with figures that are told."""
    if cause.kind not in _CREDIT_THEN:
        return ()
    if cause.about is Subject.WORKSHEET:
        return _of_revision(reading.worksheets.get(cause.subject_id), event.data["revision"])
    if cause.about is Subject.ENTRY:
        return (f"{event.data['reference']}:",)
    if cause.about is Subject.SESSION:
        return (f"session:{cause.subject_id}:",)
    return _of_penalty(reading.penalties.get(cause.subject_id), cause.kind)


def _of_penalty(penalty: PenaltyRecord | None, kind: MailTopic) -> tuple[str, ...]:
    if penalty is None:
        return ()
    if kind is MailTopic.PENALTY_WAIVED:
        return (f"reversal:{penalty.entry_id}:",)
    return (f"session:{penalty.session_id}:",)


def _of_revision(worksheet: WorksheetRecord | None, revision: int) -> tuple[str, ...]:
    if worksheet is None:
        return ()
    if revision > 1:
        return (f"worksheet:{worksheet.id}:correction:{revision}:",)
    # One that costs nothing only gives the reserve back.
    return f"worksheet:{worksheet.id}:deduction:", f"session:{worksheet.session_id}:release:"


async def _beside(db: Reader, reading: Reading, causes: Sequence[Cause]) -> None:
    """What is named of others by what was read."""
    told, opened = reading.sessions.values(), reading.tickets.values()
    owners = {
        *(one.customer_id for one in told),
        *(one.customer_id for one in opened),
        *(one.customer_id for one in reading.contacts.values()),
    }
    reading.customers = await _all(db, customers.customers_by_id, owners)
    servers = {one.server_id for one in told if one.server_id}
    reading.servers = await _all(db, customers.servers_by_id, servers)
    changes = [one.event for one in causes if one.kind is MailTopic.SESSION_CHANGED and one.event]
    people = {
        *(one for event in changes for one in leaving(event.data)),
        *(one for session in told for one in session.technician_ids),
        *(one.technician_id for sheet in reading.worksheets.values() for one in sheet.time_entries),
        *(one.technician_id for one in opened if one.technician_id),
    }
    reading.names = await _all(db, due_queries.technician_names, people)
