"""What follows from events: which mails to whom, as deliveries without a name or a word of others."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.calendar.tables import COMPANY
from app.deliveries.rows import Planned
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Reader
from app.mails import queries, rules
from app.mails.queries import Addressee
from app.mails.rules import Audience, RecipientKind, Told

CHANNEL = "mail"
# Not a person: the address of support.
DESK = Addressee(RecipientKind.DESK, COMPANY, COMPANY)
_OF_SESSIONS = frozenset(
    {Audience.TECHNICIANS, Audience.STAYING, Audience.JOINING},
)
_OF_TICKETS = frozenset({Audience.REPORTER, Audience.TICKET, Audience.READERS})


async def plan(db: Reader, events: Sequence[EventRecord], now: datetime) -> list[Planned]:
    """The mails that follow from these events, read for all of them at once."""
    agreeing = _agreeing(events)
    wanted = [
        (one, told)
        for one in events
        for told in rules.told(one.type, one.data)
        if one.position not in agreeing or not rules.is_told_beside(one.type, told)
    ]
    if not wanted:
        return []
    found = await _audiences(db, wanted, now)
    written = await queries.replies_of(
        db, [one.position for one, _ in wanted if one.type == "ticket.replied"]
    )
    return [
        planned(
            told,
            event.id if not told.once else event.subject_id,
            addressee,
            now,
            subject_id=event.subject_id,
            event=event,
            message_id=written.get(event.position),
        )
        for event, told in wanted
        for addressee in _of(found, event, told)
    ]


def _agreeing(events: Sequence[EventRecord]) -> set[int]:
    """The positions of changes by which sessions were agreed, and of what was told beside each."""
    changes: dict[tuple[UUID, datetime], int] = {}
    found: set[int] = set()
    for one in events:
        about = one.subject_id, one.occurred_at
        if one.type == "session.changed":
            changes[about] = one.position
        elif one.type == "session.scheduled" and about in changes:
            found |= {changes[about], one.position}
    return found


def planned(
    told: Told,
    cause: object,
    addressee: Addressee,
    now: datetime,
    *,
    subject_id: UUID,
    customer_id: UUID | None = None,
    event: EventRecord | None = None,
    **beside: Any,
) -> Planned:
    """One mail to be written when it is due: ids alone, and which kind it is."""
    content = {
        "kind": told.kind,
        "to": addressee.kind,
        "to_id": str(addressee.id),
        "subject_id": str(subject_id),
    }
    given = {
        name: str(value) if isinstance(value, UUID) else value
        for name, value in beside.items()
        if value is not None
    }
    return Planned(
        natural_key=rules.natural_key(told.kind, cause, addressee.person_id),
        target_id=addressee.person_id,
        event_id=event.id if event else None,
        customer_id=event.customer_id if event else customer_id,
        position=event.position if event else None,
        due_at=now,
        content=content | given,
    )


class _Found:
    """Who was found for the events of one page, by what they are about."""

    def __init__(self) -> None:
        self.contacts: dict[UUID, list[Addressee]] = {}
        self.technicians: dict[UUID, list[Addressee]] = {}
        self.reporters: dict[UUID, list[Addressee]] = {}
        self.watchers: dict[UUID, list[Addressee]] = {}
        self.holders: dict[UUID, list[Addressee]] = {}
        self.admins: list[Addressee] = []


async def _audiences(
    db: Reader, wanted: Sequence[tuple[EventRecord, Told]], now: datetime
) -> _Found:
    ids: dict[Audience, set[UUID]] = {audience: set() for audience in Audience}
    for event, told in wanted:
        of = event.customer_id if told.audience is Audience.CONTACTS else event.subject_id
        if of is not None:
            ids[told.audience].add(of)
    found = _Found()
    if customers := ids[Audience.CONTACTS]:
        found.contacts = await queries.contacts_of(db, customers)
    if sessions := set().union(*(ids[one] for one in _OF_SESSIONS)):
        found.technicians = await queries.technicians_of(db, sessions)
    if tickets := set().union(*(ids[one] for one in _OF_TICKETS)):
        found.reporters = await queries.reporters_of(db, tickets)
        found.watchers = await queries.watchers_of(db, tickets)
    if held := ids[Audience.HOLDER]:
        found.holders = await queries.holders_of(db, held)
    if ids[Audience.ADMINS]:
        found.admins = await queries.admins(db, now)
    return found


def _of(found: _Found, event: EventRecord, told: Told) -> list[Addressee]:
    """Whom one event concerns, each once."""
    audience, subject = told.audience, event.subject_id
    if audience in (Audience.DESK, Audience.ADMINS):
        return (found.admins if audience is Audience.ADMINS else []) or [DESK]
    if audience is Audience.CONTACTS:
        return found.contacts.get(event.customer_id, []) if event.customer_id else []
    if audience is Audience.ASSIGNEE:
        technician_id = UUID(event.data["technician_id"])
        # Who takes a ticket knows it.
        taken = event.actor == f"technician:{technician_id}"
        return [] if taken else [_technician(technician_id)]
    if audience is Audience.HOLDER:
        return found.holders.get(subject, [DESK])
    if audience in _OF_TICKETS:
        return _of_ticket(found, event, audience)
    return _of_session(found, event, audience)


def _of_session(found: _Found, event: EventRecord, audience: Audience) -> list[Addressee]:
    if audience is Audience.LEAVING:
        return list(map(_technician, rules.leaving(event.data)))
    holding = found.technicians.get(event.subject_id, [])
    return [one for one in holding if rules.concerned(audience, one.id, event.data)]


def _technician(technician_id: UUID) -> Addressee:
    return Addressee(RecipientKind.TECHNICIAN, technician_id, technician_id)


def _of_ticket(found: _Found, event: EventRecord, audience: Audience) -> list[Addressee]:
    people = found.reporters.get(event.subject_id, [])
    if audience is not Audience.REPORTER:
        people = [*people, *found.watchers.get(event.subject_id, [])]
    if audience is Audience.READERS:
        author = rules.contact_of(event.actor)
        # A key that names nobody writes for who reported the ticket.
        people = [
            one
            for one in people
            if (one.person_id != author if author else one.kind is not RecipientKind.REPORTER)
        ]
    # Of a reporter who watches the ticket, too, the address that the ticket names counts.
    return list({one.person_id: one for one in reversed(people)}.values())[::-1]
