"""A small demonstration customer with a key per role, for an empty database and the examples."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from msgspec.structs import replace
from uuid_utils.compat import uuid7

from app import examples
from app.access import service as keys
from app.access.schemas import NewKey, NewPerson
from app.approvals import service as approvals
from app.approvals.schemas import SetMoneyThreshold, SetThresholds
from app.availability import service as availability
from app.availability.schemas import NewTimeOff, NewWorkingException, NewWorkingHours
from app.calendar import holidays
from app.calendar.schemas import ImportHolidays, NewClosure
from app.customers import service as customers
from app.customers.schemas import NewAccess, NewContact, NewCustomer, NewServer
from app.demo import desk, queries, reach
from app.demo.steps import do
from app.departures import service as departures
from app.departures.schemas import Deactivate
from app.invitations import service as invitations
from app.invitations.schemas import NewCalendarFeed
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Connection, Tx
from app.kit.postgres.locks import Lock, lock_all
from app.payments import service as payments
from app.payments.lines import BankFile, BankLine
from app.periods import service as periods
from app.plans import service as plans
from app.plans.rules import Channel, SessionCategory, TargetKind
from app.plans.schemas import NewPlanVersion, NewSubscription, Target
from app.prices import service as prices
from app.prices.schemas import NewPriceList, NewPriceStep
from app.purchases import adjustments
from app.purchases import service as purchases
from app.purchases.schemas import NewAdjustment, NewPayment, NewPurchase, Refund
from app.refunds import service as refunds
from app.sessions import booking, changes
from app.sessions import service as sessions
from app.sessions.rules import Party
from app.sessions.schemas import BookSession, MoveSession
from app.settings import Settings
from app.signing_in.service import DEMONSTRATION_KEYS
from app.technicians import service as technicians
from app.technicians.schemas import NewTechnician
from app.worksheets import service as worksheets
from app.worksheets.schemas import Dispute, NewTimeEntry, NewWorksheet

# Whose keys they are: above the thresholds one approves what the other asks for.
_PEOPLE = {
    Role.ADMIN: (examples.PERSON, "Hana Cerna"),
    Role.LEAD: (examples.OTHER_PERSON, "Jan Maly"),
    Role.FINANCE: (examples.THIRD_PERSON, "Lucie Kralova"),
}
# Who starts at the same time waits until the other has made it, which takes seconds.
_PATIENTLY = "SET LOCAL lock_timeout = '20s'"
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


async def seed(connection: Connection, now: datetime, settings: Settings) -> dict[Role, str]:
    """Fill an empty database, all or nothing; returns a fresh key per role.

    One session is still to come, four to five weeks after ``now``, on a Wednesday; one ticket was
    opened two hours before it. A database with any customer or key is left alone, and nothing is
    returned.
    """
    tx = Tx(connection, Actor(examples.KEY, Role.ADMIN), MONDAY)
    try:
        await tx.begin(f"{_PATIENTLY}; {lock_all(Lock.DEMONSTRATION)}")
        return {} if await queries.is_in_use(connection) else await _everything(tx, now, settings)
    finally:
        await tx.rollback()


async def _everything(tx: Tx, now: datetime, settings: Settings) -> dict[Role, str]:
    keys_by_role = await _parties(tx)
    with TemporaryDirectory() as folder:  # of a key that signs once
        key_file = Path(folder) / "key.pem"
        await do(tx, lambda t: periods.close(t, examples.CLOSED_MONTH, key_file))
    await _credit(tx)
    await desk.open_old_tickets(tx)
    await _sessions(tx)
    tx.now = now
    ahead = now + timedelta(days=28)
    wednesday = ahead + timedelta(days=(2 - ahead.weekday()) % 7)
    await _book(tx, examples.SESSION, wednesday.replace(hour=9, minute=0, second=0, microsecond=0))
    await _let_customers_book(tx)
    await _working_time(tx)
    await desk.write_articles(tx)
    await desk.open_tickets(tx)
    await desk.receive_emails(tx)
    await _approvals(tx)
    await reach.seed(tx, settings)
    await tx.commit()
    return keys_by_role


async def _parties(tx: Tx) -> dict[Role, str]:
    """A customer with its things, two technicians, and a key per role, which are returned."""
    customer = NewCustomer(name="Demonstration Ltd", deployment="on_premise")
    await do(tx, lambda t: customers.create(t, customer), examples.CUSTOMER, examples.EVENT)
    contact = NewContact(name="Eva Novak", email="eva@example.com", phone="+420 222 333 444")
    await do(tx, lambda t: customers.add_contact(t, examples.CUSTOMER, contact), examples.CONTACT)
    watcher = NewContact(name="Petr Havel", email="petr@example.com")
    await do(tx, lambda t: customers.add_contact(t, examples.CUSTOMER, watcher), examples.WATCHER)
    await _left(tx)
    server = NewServer(
        name="production", recommended_procedure=True, recommended_configuration=True
    )
    await do(tx, lambda t: customers.add_server(t, examples.CUSTOMER, server), examples.SERVER)
    access = NewAccess(kind="vpn_ssh", checked_at=MONDAY - timedelta(hours=1))
    await do(tx, lambda t: customers.record_access(t, examples.SERVER, access), examples.ACCESS)
    technician = NewTechnician(
        name="Tomas Dvorak",
        email="tomas@example.com",
        languages=["cs", "en"],
        categories=list(SessionCategory),
    )
    await do(tx, lambda t: technicians.create(t, technician), examples.TECHNICIAN)
    colleague = technician.model_copy(
        update={"name": "Jana Svobodova", "email": "jana@example.com"}
    )
    await do(tx, lambda t: technicians.create(t, colleague), examples.COLLEAGUE)
    for person_id, name in _PEOPLE.values():
        person = NewPerson(name=name, email=f"{name.split()[0].lower()}@example.net")
        await do(tx, partial(keys.enter_person, body=person), person_id)
    keys_by_role: dict[Role, str] = {}
    for role in Role:
        body = NewKey(
            role=role,
            customer_id=examples.CUSTOMER if role is Role.CUSTOMER else None,
            contact_id=examples.CONTACT if role is Role.CUSTOMER else None,
            technician_id=examples.TECHNICIAN if role is Role.TECHNICIAN else None,
            person_id=_PEOPLE[role][0] if role in _PEOPLE else None,
            name="demonstration",
        )
        # That of a mail server signs nobody in.
        ids = [DEMONSTRATION_KEYS[role]] if role in DEMONSTRATION_KEYS else []
        keys_by_role[role] = (await do(tx, partial(keys.make, body=body), *ids)).key
    return keys_by_role


async def _left(tx: Tx) -> None:
    """Who was here once: a customer, and somebody of another, to be erased."""
    former = NewCustomer(name="Former Customer Ltd", deployment="cloud")
    await do(tx, lambda t: customers.create(t, former), examples.FORMER_CUSTOMER)
    contact = NewContact(name="Jan Dvorak", email="jan@example.com")
    add = partial(customers.add_contact, customer_id=examples.CUSTOMER, body=contact)
    await do(tx, add, examples.FORMER_CONTACT)
    leave = Deactivate(reason="left the company")
    await do(tx, lambda t: departures.deactivate_customer(t, examples.FORMER_CUSTOMER, leave))
    await do(tx, lambda t: departures.deactivate_contact(t, examples.FORMER_CONTACT, leave))


async def _approvals(tx: Tx) -> None:
    """What one person may do alone, and two corrections above it, which each wait for another person."""
    alone = SetThresholds(minutes=480, money=[SetMoneyThreshold(currency="EUR", amount="1000.00")])
    await do(tx, partial(approvals.set_thresholds, body=alone))
    admin = tx.actor
    goodwill = NewAdjustment(minutes=600, reason="goodwill for the failed backup")
    ordered = NewAdjustment(minutes=960, reason="two person-days of the trial period")
    for role, body, approval_id in (
        (Role.LEAD, goodwill, examples.APPROVAL),
        (Role.ADMIN, ordered, examples.OWN_REQUEST),
    ):
        tx.actor = replace(admin, role=role, person_id=_PEOPLE[role][0])
        verb = partial(adjustments.adjust, customer_id=examples.CUSTOMER, body=body)
        await do(tx, verb, uuid7(), approval_id)
    tx.actor = admin


async def _credit(tx: Tx) -> None:
    priority = NewSubscription(plan="priority", starts_on=date(2026, 1, 12))
    await do(
        tx,
        lambda t: plans.subscribe(t, examples.CUSTOMER, priority),
        examples.SUBSCRIPTION,
    )
    listed = NewPriceList(
        name="Prices until 2030",
        currency="EUR",
        valid_from=date(2026, 1, 1),
        valid_to=date(2030, 12, 31),
        steps=[
            NewPriceStep(from_person_days=Decimal(0), price_per_person_day=Decimal(960)),
            NewPriceStep(from_person_days=Decimal(5), price_per_person_day=Decimal(900)),
        ],
    )
    await do(tx, lambda t: prices.make(t, listed), examples.PRICE_LIST)
    paid = NewPurchase(person_days="2", price_per_person_day="960.00", currency="EUR", paid=True)
    await do(
        tx,
        lambda t: purchases.buy(t, examples.CUSTOMER, paid),
        *(examples.PURCHASE, examples.ENTRY, uuid7(), examples.PAYMENT),  # the third of an event
    )
    pending = NewPurchase(minutes=480, price_per_person_day="960.00", currency="EUR")
    await do(tx, lambda t: purchases.buy(t, examples.CUSTOMER, pending), examples.PENDING_PURCHASE)
    returned = paid.model_copy(update={"person_days": Decimal(1)})
    await do(
        tx,
        lambda t: purchases.buy(t, examples.CUSTOMER, returned),
        examples.REFUNDED_PURCHASE,
    )
    whole = Refund(reason="ordered twice")
    await do(
        tx,
        lambda t: refunds.refund(t, examples.CUSTOMER, examples.REFUNDED_PURCHASE, whole),
        *(uuid7(), uuid7()),  # of the entry and its event
        examples.REFUND,
    )
    twice = NewPayment(amount=Decimal("960.00"), reference="entered twice")
    await do(
        tx,
        lambda t: payments.receive(t, examples.CUSTOMER, examples.REFUNDED_PURCHASE, twice),
        examples.EXCESS_PAYMENT,
    )
    nobodys = BankLine(
        number=1,
        bank_reference="T1",
        booked_on=date(2026, 1, 12),
        amount=Decimal("960.00"),
        currency="EUR",
        message="thank you",
    )
    file = BankFile("0" * 64, "csv", "utf-8", (nobodys,))
    # The file and its event come first.
    await do(tx, lambda t: payments.record(t, file), uuid7(), uuid7(), examples.OPEN_LINE)
    mistake = NewAdjustment(minutes=-30, reason="entered by mistake")
    await do(
        tx,
        lambda t: adjustments.adjust(t, examples.CUSTOMER, mistake),
        examples.ADJUSTMENT,
    )


async def _let_customers_book(tx: Tx) -> None:
    """Priority as it is, but for this: whoever looks around as the customer can book a session."""
    promises = NewPlanVersion(
        channels=list(Channel),
        queue_rank=1,
        target=Target(kind=TargetKind.END_OF_NTH_BUSINESS_DAY, value=1),
        call_after_replies=1,
        terms={"customers_may_book": True},
    )
    await do(tx, lambda t: plans.revise(t, examples.PLAN, promises))


async def _working_time(tx: Tx) -> None:
    """Weekdays from 8 to 20 for both technicians, and one of each thing that is an exception."""
    year = ImportHolidays(country="CZ", year=2027)
    await do(
        tx,
        lambda t: holidays.import_year(t, year),
        examples.HOLIDAY,
        examples.OFF_HOLIDAY,
    )
    await do(tx, lambda t: holidays.switch(t, examples.OFF_HOLIDAY, active=False))
    ids = [examples.WORKING_HOURS]
    for technician_id in (examples.TECHNICIAN, examples.COLLEAGUE):
        for weekday in range(5):
            hours = NewWorkingHours(weekday=weekday, from_="08:00", to="20:00")
            verb = partial(availability.add_hours, technician_id=technician_id, body=hours)
            await do(tx, verb, *ids)
            ids = []
    exception = NewWorkingException(exception_on=date(2027, 12, 23), periods=[])
    await do(
        tx,
        lambda t: availability.add_exception(t, examples.TECHNICIAN, exception),
        examples.WORKING_EXCEPTION,
    )
    time_off = NewTimeOff(from_="2027-06-07", to="2027-06-11")
    await do(
        tx,
        lambda t: availability.take_time_off(t, examples.TECHNICIAN, time_off),
        examples.TIME_OFF,
    )
    closure = NewClosure(from_="2027-12-24", to="2027-12-26", name="Christmas")
    await do(tx, lambda t: availability.close(t, closure), examples.CLOSURE)


async def _sessions(tx: Tx) -> None:
    await _book(tx, examples.DONE_SESSION, MONDAY + timedelta(hours=2))
    await _book(tx, examples.DISPUTED_SESSION, MONDAY + timedelta(hours=4))
    await _book(tx, examples.STARTED_SESSION, MONDAY + timedelta(days=1))
    await _book(tx, examples.DUE_SESSION, MONDAY + timedelta(days=2), examples.COLLEAGUE)
    move = MoveSession(
        starts_at=MONDAY + timedelta(hours=6), asked_by=Party.CUSTOMER, reason="a meeting"
    )
    await do(
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
    await do(
        tx,
        lambda t: worksheets.dispute(t, examples.CUSTOMER, examples.DISPUTED_WORKSHEET, objection),
    )
    tx.now = MONDAY + timedelta(days=1)
    await do(tx, lambda t: sessions.start(t, examples.CUSTOMER, examples.STARTED_SESSION))
    calendar = NewCalendarFeed(customer_id=examples.CUSTOMER)
    await do(tx, lambda t: invitations.make(t, calendar), examples.CALENDAR_FEED)


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
    await do(tx, lambda t: booking.book(t, body), session_id)


async def _work(tx: Tx, session_id: UUID, worksheet_id: UUID, starts_at: datetime) -> None:
    """Start a session and hand in its worksheet of 47 min 10 s."""
    tx.now = starts_at
    await do(tx, lambda t: sessions.start(t, examples.CUSTOMER, session_id))
    tx.now = starts_at + timedelta(minutes=47, seconds=10)
    worked = NewTimeEntry(
        technician_id=examples.TECHNICIAN, started_at=starts_at, ended_at=tx.now, note="upgrade"
    )
    body = NewWorksheet(time_entries=[worked], summary="upgraded to 5.2")
    await do(
        tx,
        lambda t: worksheets.hand_in(t, examples.CUSTOMER, session_id, body),
        worksheet_id,
    )
