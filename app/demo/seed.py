"""A small demonstration customer with a key per role, for an empty database and the examples."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from app import examples
from app.access import service as keys
from app.access.schemas import NewKey
from app.attachments import service as attachments
from app.availability import service as availability
from app.availability.schemas import NewTimeOff, NewWorkingException, NewWorkingHours
from app.calendar import holidays
from app.calendar.schemas import ImportHolidays, NewClosure
from app.customers import service as customers
from app.customers.schemas import NewAccess, NewContact, NewCustomer, NewServer
from app.demo import queries
from app.inbound import service as inbound
from app.invitations import service as invitations
from app.invitations.schemas import NewCalendarFeed
from app.kit import pagination
from app.kit.actor import Actor, Role
from app.kit.database import Connection, Tx
from app.kit.locks import Lock, lock_all
from app.knowledge import service as knowledge
from app.knowledge.schemas import NewArticle
from app.mime.reading import read
from app.periods import service as periods
from app.plans import service as plans
from app.plans.rules import Channel, SessionCategory
from app.plans.schemas import NewSubscription
from app.purchases import adjustments
from app.purchases import service as purchases
from app.purchases.schemas import NewAdjustment, NewPurchase, Refund
from app.sessions import booking, changes
from app.sessions import service as sessions
from app.sessions.rules import Party
from app.sessions.schemas import BookSession, MoveSession
from app.technicians import service as technicians
from app.technicians.schemas import NewTechnician
from app.tickets import calls, opening, replies, watchers
from app.tickets import service as tickets
from app.tickets.rules import CallDirection, TicketKind
from app.tickets.schemas import ContactDetails, NewCall, NewReply, NewTicket, SetSeverity
from app.worksheets import service as worksheets
from app.worksheets.schemas import Dispute, NewTimeEntry, NewWorksheet

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


async def seed(connection: Connection, now: datetime) -> dict[Role, str]:
    """Fill an empty database, all or nothing; returns a fresh key per role.

    One session is still to come, four to five weeks after ``now``, on a Wednesday; one ticket was
    opened two hours before it. A database with any customer or key is left alone, and nothing is
    returned.
    """
    tx = Tx(connection, Actor(examples.KEY, Role.ADMIN), MONDAY)
    try:
        await tx.begin(lock_all(Lock.DEMONSTRATION))
        return {} if await queries.is_in_use(connection) else await _everything(tx, now)
    finally:
        await tx.rollback()


async def _everything(tx: Tx, now: datetime) -> dict[Role, str]:
    keys_by_role = await _parties(tx)
    with TemporaryDirectory() as folder:  # of a key that signs once
        key_file = Path(folder) / "key.pem"
        await _do(tx, lambda t: periods.close(t, examples.CLOSED_MONTH, key_file))
    await _credit(tx)
    await _old_tickets(tx)
    await _sessions(tx)
    tx.now = now
    ahead = now + timedelta(days=28)
    wednesday = ahead + timedelta(days=(2 - ahead.weekday()) % 7)
    await _book(tx, examples.SESSION, wednesday.replace(hour=9, minute=0, second=0, microsecond=0))
    await _working_time(tx)
    await _knowledge(tx)
    await _tickets(tx)
    await _emails(tx)
    await tx.commit()
    return keys_by_role


async def _do(tx: Tx, verb: Callable[[Tx], Awaitable[Any]], *ids: UUID) -> Any:
    """Run one verb and write it, with these ids for the first rows it makes."""
    next_ids = list(ids)
    tx.new_id = lambda: next_ids.pop(0) if next_ids else uuid7()
    view = await verb(tx)
    await tx.flush()
    return view


async def _parties(tx: Tx) -> dict[Role, str]:
    """A customer with its things, two technicians, and a key per role, which are returned."""
    customer = NewCustomer(name="Demonstration Ltd", deployment="on_premise")
    await _do(tx, lambda t: customers.create(t, customer), examples.CUSTOMER, examples.EVENT)
    contact = NewContact(name="Eva Novak", email="eva@example.com", phone="+420 222 333 444")
    await _do(tx, lambda t: customers.add_contact(t, examples.CUSTOMER, contact), examples.CONTACT)
    watcher = NewContact(name="Petr Havel", email="petr@example.com")
    await _do(tx, lambda t: customers.add_contact(t, examples.CUSTOMER, watcher), examples.WATCHER)
    server = NewServer(
        name="production", recommended_procedure=True, recommended_configuration=True
    )
    await _do(tx, lambda t: customers.add_server(t, examples.CUSTOMER, server), examples.SERVER)
    access = NewAccess(kind="vpn_ssh", checked_at=MONDAY - timedelta(hours=1))
    await _do(tx, lambda t: customers.record_access(t, examples.SERVER, access), examples.ACCESS)
    technician = NewTechnician(
        name="Tomas Dvorak",
        email="tomas@example.com",
        languages=["cs", "en"],
        categories=list(SessionCategory),
    )
    await _do(tx, lambda t: technicians.create(t, technician), examples.TECHNICIAN)
    colleague = technician.model_copy(
        update={"name": "Jana Svobodova", "email": "jana@example.com"}
    )
    await _do(tx, lambda t: technicians.create(t, colleague), examples.COLLEAGUE)
    keys_by_role: dict[Role, str] = {}
    for role in Role:
        body = NewKey(
            role=role,
            customer_id=examples.CUSTOMER if role is Role.CUSTOMER else None,
            contact_id=examples.CONTACT if role is Role.CUSTOMER else None,
            technician_id=examples.TECHNICIAN if role is Role.TECHNICIAN else None,
            name="demonstration",
        )
        ids = [examples.KEY] if role is Role.ADMIN else []
        keys_by_role[role] = (await _do(tx, partial(keys.make, body=body), *ids)).key
    return keys_by_role


async def _credit(tx: Tx) -> None:
    priority = NewSubscription(plan="priority", starts_on=date(2026, 1, 12))
    await _do(
        tx,
        lambda t: plans.subscribe(t, examples.CUSTOMER, priority),
        examples.SUBSCRIPTION,
    )
    paid = NewPurchase(person_days="2", price_per_person_day="960.00", currency="EUR", paid=True)
    await _do(
        tx,
        lambda t: purchases.buy(t, examples.CUSTOMER, paid),
        examples.PURCHASE,
        examples.ENTRY,
        uuid7(),  # of its event
        examples.PAYMENT,
    )
    pending = NewPurchase(minutes=480, price_per_person_day="960.00", currency="EUR")
    await _do(tx, lambda t: purchases.buy(t, examples.CUSTOMER, pending), examples.PENDING_PURCHASE)
    returned = paid.model_copy(update={"person_days": Decimal(1)})
    await _do(
        tx,
        lambda t: purchases.buy(t, examples.CUSTOMER, returned),
        examples.REFUNDED_PURCHASE,
    )
    whole = Refund(reason="ordered twice")
    await _do(
        tx,
        lambda t: purchases.refund(t, examples.CUSTOMER, examples.REFUNDED_PURCHASE, whole),
        *(uuid7(), uuid7()),  # of the entry and its event
        examples.REFUND,
    )
    mistake = NewAdjustment(minutes=-30, reason="entered by mistake")
    await _do(
        tx,
        lambda t: adjustments.adjust(t, examples.CUSTOMER, mistake),
        examples.ADJUSTMENT,
    )


async def _working_time(tx: Tx) -> None:
    """Weekdays from 8 to 20 for both technicians, and one of each thing that is an exception."""
    year = ImportHolidays(country="CZ", year=2027)
    await _do(
        tx,
        lambda t: holidays.import_year(t, year),
        examples.HOLIDAY,
        examples.OFF_HOLIDAY,
    )
    await _do(tx, lambda t: holidays.switch(t, examples.OFF_HOLIDAY, active=False))
    ids = [examples.WORKING_HOURS]
    for technician_id in (examples.TECHNICIAN, examples.COLLEAGUE):
        for weekday in range(5):
            hours = NewWorkingHours(weekday=weekday, from_="08:00", to="20:00")
            verb = partial(availability.add_hours, technician_id=technician_id, body=hours)
            await _do(tx, verb, *ids)
            ids = []
    exception = NewWorkingException(exception_on=date(2027, 12, 23), periods=[])
    await _do(
        tx,
        lambda t: availability.add_exception(t, examples.TECHNICIAN, exception),
        examples.WORKING_EXCEPTION,
    )
    time_off = NewTimeOff(from_="2027-06-07", to="2027-06-11")
    await _do(
        tx,
        lambda t: availability.take_time_off(t, examples.TECHNICIAN, time_off),
        examples.TIME_OFF,
    )
    closure = NewClosure(from_="2027-12-24", to="2027-12-26", name="Christmas")
    await _do(tx, lambda t: availability.close(t, closure), examples.CLOSURE)


async def _knowledge(tx: Tx) -> None:
    """An article in two languages, and a draft."""
    english = NewArticle(
        language="en",
        title="Sign in with a new password",
        body="Choose *Forgotten password* on the first page. The link in the e-mail is good for an hour.",
        keywords=["login", "locked account"],
    )
    czech = NewArticle(
        article_group_id=examples.ARTICLE,
        language="cs",
        title="Problém s přihlášením",
        body="Na první stránce zvolte *Zapomenuté heslo*. Odkaz v e-mailu platí hodinu.",
        keywords=["heslo", "zablokovaný účet"],
    )
    draft = NewArticle(
        language="en",
        title="Free disk space after an upgrade",
        body="Old packages stay until they are removed.",
        audience="provider",
    )
    for body, article_id in (
        (english, examples.ARTICLE),
        (czech, examples.CZECH_ARTICLE),
        (draft, examples.DRAFT_ARTICLE),
    ):
        await _do(tx, partial(knowledge.write, body=body), article_id)
    for article_id in (examples.ARTICLE, examples.CZECH_ARTICLE):
        await _do(tx, partial(knowledge.publish, article_id=article_id))


async def _old_tickets(tx: Tx) -> None:
    """Of the customer's first week, when it was on Basic: one resolved, one that waits for its answer."""
    question = _ticket(
        TicketKind.QUESTION,
        4,
        "Where is the log of sent e-mails?",
        "We cannot find who got our report.",
    )
    request = _ticket(
        TicketKind.REQUEST,
        3,
        "One more report",
        "Please add the turnover by region to the reports.",
    )
    for body, ticket_id, answer in (
        (question, examples.RESOLVED_TICKET, {"body": "Under Administration.", "resolves": True}),
        (
            request,
            examples.WAITING_TICKET,
            {"body": "By which regions shall it be?", "waiting_for_customer": True},
        ),
    ):
        await _do(tx, partial(opening.open_ticket, body=body), ticket_id)
        reply = NewReply(**answer, language="en")
        await _do(tx, partial(replies.reply, ticket_id=ticket_id, body=reply))


async def _tickets(tx: Tx) -> None:
    """One that is worked on, with everything: answers, a file, a call made and one to make."""
    now = tx.now
    tx.now = now - timedelta(hours=2)
    bug = _ticket(
        TicketKind.BUG,
        3,
        "The nightly backup fails",
        "Since the upgrade the backup ends with an error every night.",
        error_messages="ERROR: no space left on device",
    )
    await _do(tx, lambda t: opening.open_ticket(t, bug), examples.TICKET, examples.MESSAGE)
    await _do(tx, lambda t: watchers.add(t, examples.TICKET, examples.WATCHER))
    log = b"01:00:03 ERROR: no space left on device"
    await _do(
        tx,
        lambda t: attachments.attach(
            t, examples.TICKET, name="backup.log", declared="text/plain", content=log
        ),
        examples.ATTACHMENT,
    )
    call = NewCall(direction=CallDirection.INBOUND, note="They have no other backup.")
    await _do(tx, lambda t: calls.record(t, examples.TICKET, call))
    urgent = SetSeverity(severity=2, reason="there is no other backup")
    await _do(tx, lambda t: tickets.set_severity(t, examples.TICKET, urgent))
    tx.now = now - timedelta(hours=1)
    answer = NewReply(body="We are looking at the disks of the server.", language="en")
    await _do(tx, lambda t: replies.reply(t, examples.TICKET, answer), uuid7(), examples.CALL_TASK)


_EMAIL = """From: {sender}
To: support@example.com
Subject: {subject}
Message-ID: <{subject}@mail.example.com>
Authentication-Results: mx.example.com; dmarc=pass header.from=example.com

{text}
"""


async def _emails(tx: Tx) -> None:
    """One from the contact, which is a ticket, and one from an address that nobody has."""
    secret = await pagination.load_secret(tx.connection)
    known = _EMAIL.format(
        sender="eva@example.com", subject="Licences", text="How many licences do we have?"
    )
    unknown = _EMAIL.format(
        sender="eva.at.home@example.com", subject="Backup", text="The backup works again."
    )
    for raw, email_id in ((known, examples.EMAIL), (unknown, examples.HELD_EMAIL)):
        receive = partial(
            inbound.receive, mail=read(raw.encode()), raw=raw.encode(), secret=secret,
            authserv_id=None,
        )  # fmt: skip
        await _do(tx, receive, email_id)


def _ticket(kind: TicketKind, severity: int, subject: str, body: str, **facts: str) -> NewTicket:
    return NewTicket(
        customer_id=examples.CUSTOMER,
        server_id=examples.SERVER,
        channel=Channel.CLIENT_ZONE,
        kind=kind,
        severity=severity,
        subject=subject,
        body=body,
        contact=ContactDetails(name="Eva Novak", email="eva@example.com"),
        language="en",
        **facts,
    )


async def _sessions(tx: Tx) -> None:
    await _book(tx, examples.DONE_SESSION, MONDAY + timedelta(hours=2))
    await _book(tx, examples.DISPUTED_SESSION, MONDAY + timedelta(hours=4))
    await _book(tx, examples.STARTED_SESSION, MONDAY + timedelta(days=1))
    await _book(tx, examples.DUE_SESSION, MONDAY + timedelta(days=2), examples.COLLEAGUE)
    move = MoveSession(
        starts_at=MONDAY + timedelta(hours=6), asked_by=Party.CUSTOMER, reason="a meeting"
    )
    await _do(
        tx,
        lambda t: changes.move(t, examples.CUSTOMER, examples.DISPUTED_SESSION, move),
        uuid7(),
        examples.PENALTY,
    )
    await _work(tx, examples.DONE_SESSION, examples.WORKSHEET, MONDAY + timedelta(hours=2))
    await _work(
        tx, examples.DISPUTED_SESSION, examples.DISPUTED_WORKSHEET, MONDAY + timedelta(hours=6)
    )
    objection = Dispute(reason="it took less time", proposed_minutes=30)
    await _do(
        tx,
        lambda t: worksheets.dispute(t, examples.CUSTOMER, examples.DISPUTED_WORKSHEET, objection),
    )
    tx.now = MONDAY + timedelta(days=1)
    await _do(tx, lambda t: sessions.start(t, examples.CUSTOMER, examples.STARTED_SESSION))
    calendar = NewCalendarFeed(customer_id=examples.CUSTOMER)
    await _do(tx, lambda t: invitations.make(t, calendar), examples.CALENDAR_FEED)


async def _book(
    tx: Tx, session_id: UUID, starts_at: datetime, technician_id: UUID = examples.TECHNICIAN
) -> None:
    body = BookSession(
        customer_id=examples.CUSTOMER,
        server_id=examples.SERVER,
        category=SessionCategory.INSTALLATION_UPGRADE_MIGRATION,
        starts_at=starts_at,
        estimated_minutes=60,
        technician_ids=[technician_id],
    )
    await _do(tx, lambda t: booking.book(t, body), session_id)


async def _work(tx: Tx, session_id: UUID, worksheet_id: UUID, starts_at: datetime) -> None:
    """Start a session and hand in its worksheet of 47 min 10 s."""
    tx.now = starts_at
    await _do(tx, lambda t: sessions.start(t, examples.CUSTOMER, session_id))
    tx.now = starts_at + timedelta(minutes=47, seconds=10)
    worked = NewTimeEntry(
        technician_id=examples.TECHNICIAN, started_at=starts_at, ended_at=tx.now, note="upgrade"
    )
    body = NewWorksheet(time_entries=[worked], summary="upgraded to 5.2")
    await _do(
        tx,
        lambda t: worksheets.hand_in(t, examples.CUSTOMER, session_id, body),
        worksheet_id,
    )
