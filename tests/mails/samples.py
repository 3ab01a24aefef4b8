"""Facts of each kind of mail, as a provider would have them, and the cases in which the words differ."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from app.mails import house_kinds, session_kinds, staff_kinds, ticket_kinds, work_kinds
from app.mails.kinds import Cost, Facts, MailTopic, Money, Sender, Session, Ticket, Work
from app.plans.rules import SEVERITIES, SessionCategory
from app.sessions.rules import Party, PenaltyKind, SessionWarning
from app.tickets.rules import TECHNICAL_DATA

START = datetime(2031, 3, 7, 13, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SESSION = Session(
    category=SessionCategory.INSTALLATION_UPGRADE_MIGRATION,
    starts_at=START,
    estimated_minutes=130,
    technicians=("Petra Nováková", "Jean-Luc Éluard"),
    server="erp-prod-1",
    remote_tool="TeamViewer",
    join_url="https://meet.example.com/j/4711-0815",
)
OF_STAFF = replace(SESSION, customer="Müller & Söhne GmbH")
TICKET = Ticket(number=1042, subject="Invoices are printed twice since the upgrade", severity=2)
TICKET_OF_STAFF = replace(TICKET, customer="Müller & Söhne GmbH")
COMMON: dict[str, Any] = {
    "recipient_name": "Ana Dvořáková",
    "time_zone": "Europe/Prague",
    "provider": Sender(
        name="Personday Support", phone="+420 555 010 010", email="support@example.com"
    ),
    "link": "https://support.example.com/s/0198c1f2-7a31-7e5b-9d1c-2f1f6a0c9b77",
    "preferences_link": "https://support.example.com/preferences/mYq3v0",
}
TEXT = (
    "Good morning,\n\nthe print service ran twice on erp-prod-1. We have stopped the second one:\n\n"
    "    systemctl disable --now print-spooler@2\n\nPlease print one invoice and tell us."
)
SUMMARY = "Upgraded the ERP to 14.2 and moved its database.\nThe nightly backup runs again."
WORK = (
    Work(technician="Petra Nováková", started_at=START, ended_at=START + timedelta(minutes=72),
         done="Database moved, indexes made anew"),
    Work(technician="Jean-Luc Éluard", started_at=START + timedelta(minutes=20),
         ended_at=START + timedelta(minutes=65, seconds=30)),
)  # fmt: skip
CHARGED = Cost(penalty_minutes=120, free_until=START - DAY, available_minutes=360)
MISSING = session_kinds.TopUp(
    shortfall_minutes=160, minimum_top_up_minutes=480, top_up_by=START - DAY
)
FREE = Cost(penalty_minutes=0, free_until=START - DAY, available_minutes=480)

SAMPLES: tuple[Facts, ...] = (
    session_kinds.SessionAgreed(
        **COMMON, session=SESSION, reserved_minutes=260, available_minutes=220,
        changes_free_until=START - DAY, move_penalty_minutes=120,
        cancellation_penalty_minutes=120, no_show_penalty_minutes=120,
        warnings=(SessionWarning.SERVER_ACCESS_MISSING,),
    ),
    session_kinds.SessionMoved(
        **COMMON, session=SESSION, moved_from=START - DAY, asked_by=Party.CUSTOMER, cost=CHARGED
    ),
    session_kinds.SessionChanged(
        **COMMON, session=SESSION, minutes_before=90, joined=("Jean-Luc Éluard",),
        left=("Luc Martin",), reserved_minutes=260,
    ),
    session_kinds.SessionCancelled(
        **COMMON, session=SESSION, asked_by=Party.PROVIDER, cost=FREE,
        reason="Petra Nováková is ill.",
    ),
    session_kinds.SessionReminder(**COMMON, session=SESSION, hours_ahead=24),
    session_kinds.ServerAccess(**COMMON, session=SESSION, access_until=None),
    session_kinds.TopUpNeeded(
        **COMMON, session=SESSION, required_minutes=260, available_minutes=100,
        shortfall_minutes=160, debt_minutes=30, minimum_top_up_minutes=480,
        top_up_by=START - DAY, price=Money(amount=Decimal("12400.00"), currency="CZK"),
    ),
    session_kinds.SessionLapsed(**COMMON, session=SESSION, top_up_by=START - DAY),
    work_kinds.WorksheetToConfirm(
        **COMMON, session=SESSION, work=WORK, summary=SUMMARY, revision=1, worked_seconds=7050,
        billed_minutes=120, credit_before_minutes=480, credit_after_minutes=360,
        auto_confirm_after_working_days=10,
        confirm_link="https://support.example.com/confirm/9f3kQ2mXw",
    ),
    work_kinds.ConfirmationReminder(
        **COMMON, session=SESSION, submitted_at=START + DAY, working_days=2, billed_minutes=120,
        summary=SUMMARY,
    ),
    work_kinds.DisputeAnswered(
        **COMMON, session=SESSION, disputed="Nobody was there before 15:00.",
        answer="You are right: we have taken the first half hour off.",
        billed_before_minutes=120, billed_minutes=90,
    ),
    work_kinds.PenaltyCharged(
        **COMMON, session=SESSION, penalty=PenaltyKind.LATE_MOVE, planned_at=START - DAY, penalty_minutes=120,
        changed_at=START - DAY - timedelta(hours=3), available_minutes=0, debt_minutes=20,
    ),
    work_kinds.PenaltyWaived(
        **COMMON, session=SESSION, penalty=PenaltyKind.NO_SHOW, planned_at=START, penalty_minutes=120,
        reason="The line was down on our side.", available_minutes=480,
    ),
    work_kinds.CreditLow(**COMMON, available_minutes=110, threshold_minutes=240, days_left=5),
    work_kinds.CreditExpiring(
        **COMMON, expiring_minutes=370, expires_on=date(2031, 4, 30), days_ahead=30,
        available_minutes=850,
    ),
    work_kinds.CreditExpired(
        **COMMON, expired_minutes=370, expires_on=date(2031, 4, 30), available_minutes=480
    ),
    ticket_kinds.TicketReceived(
        **COMMON, ticket=TICKET, due_at=START, call_recommended=True,
        call_number="+420 555 010 112", missing=TECHNICAL_DATA,
    ),
    ticket_kinds.TicketReply(**COMMON, ticket=TICKET, author="Petra Nováková", text=TEXT),
    ticket_kinds.TicketResolved(**COMMON, ticket=TICKET, text=TEXT),
    ticket_kinds.TicketMerged(
        **COMMON, ticket=TICKET, into=replace(TICKET, number=1038, subject="Print spooler")
    ),
    staff_kinds.TicketAssigned(
        **COMMON, ticket=TICKET_OF_STAFF, due_at=START, assigned_by="Luc Martin"
    ),
    staff_kinds.SessionAssigned(**COMMON, session=OF_STAFF, assigned_by="Luc Martin"),
    staff_kinds.SessionTakenOff(**COMMON, session=OF_STAFF, taken_off_by="Luc Martin"),
    staff_kinds.CustomerReplied(
        **COMMON, ticket=TICKET_OF_STAFF, author="Ana Dvořáková", text=TEXT, due_at=START
    ),
    staff_kinds.TicketDueSoon(**COMMON, ticket=TICKET_OF_STAFF, due_at=START, assignee="Luc Martin"),
    staff_kinds.WorksheetDisputed(
        **COMMON, session=OF_STAFF, billed_minutes=120, disputed_by="Ana Dvořáková",
        reason="Nobody was there before 15:00.",
    ),
    staff_kinds.InvitationDeclined(
        **COMMON, session=OF_STAFF, attendee="Ana Dvořáková", answered_at=START - DAY,
        comment="I am on leave.",
    ),
    staff_kinds.EndpointDisabled(
        **COMMON, endpoint_id="0198c1f2-7a31-7e5b-9d1c-2f1f6a0c9b77", host="hooks.example.com",
        disabled_at=START, failing_since=START - 5 * DAY, error="timeout", failed_deliveries=2,
    ),
    staff_kinds.ContactUnreachable(
        **COMMON, customer="Müller & Söhne GmbH", contact="Ana Dvořáková",
        address="ana@example.com", bounced_at=START,
        diagnostic="550 5.1.1 <ana@example.com>: no such user",
    ),
    staff_kinds.ReporterUnreachable(
        **COMMON, ticket=TICKET_OF_STAFF, address="ana@example.com", bounced_at=START,
        diagnostic="550 5.1.1 <ana@example.com>: no such user",
    ),
    house_kinds.SignIn(
        **COMMON, works_until=START + timedelta(minutes=15), customer="Müller & Söhne GmbH"
    ),
)  # fmt: skip
OF_KIND: dict[MailTopic, Facts] = {one.kind: one for one in SAMPLES}


# What is too long, or runs the other way: nothing of it may push a page sideways.
EXTREMES = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "https://support.example.com/" + "0198c1f27a317e5b" * 20 + "?a=" + "b" * 200,
    "شركة الأمل للتجارة والصناعة المحدودة (ש. כהן ובניו, 1042)",
    "A name that does not end, " * 12,
)
_NOT_WRITTEN = frozenset({"time_zone", "link", "preferences_link", "confirm_link"})


def with_text(facts: Any, text: str, name: str = "") -> Any:
    """The same facts, with this text wherever somebody writes one."""
    if isinstance(facts, str) and type(facts) is str and name not in _NOT_WRITTEN:
        return text
    if isinstance(facts, tuple) and name != "missing":
        return tuple(with_text(one, text, name) for one in facts)
    if isinstance(facts, Struct) and not isinstance(facts, Money):
        values = {key: with_text(value, text, key) for key, value in asdict(facts).items()}
        return replace(facts, **values)
    return facts


def extremes() -> Iterator[Facts]:
    """Every kind with a text that is hard to show, each of them in turn."""
    for number, one in enumerate(SAMPLES):
        yield with_text(one, EXTREMES[number % len(EXTREMES)])


def variants() -> Iterator[Facts]:
    """Those in which templates take another way."""
    yield from SAMPLES
    for one in SAMPLES:
        yield replace(one, link=None, preferences_link=None)
        yield replace(one, recipient_name="", provider=replace(one.provider, phone=None))
        for field in (
            "reason",
            "summary",
            "comment",
            "diagnostic",
            "assigned_by",
            "taken_off_by",
            "days_left",
        ):
            if hasattr(one, field) and one.kind is not MailTopic.WORKSHEET_DISPUTED:
                without: dict[str, Any] = {field: None}
                yield replace(one, **without)
    yield _of(MailTopic.SIGN_IN, customer=None)
    yield from _of_sessions()
    yield from _of_tickets()


def _of_sessions() -> Iterator[Facts]:
    bare = Session(
        category=SessionCategory.TRAINING, starts_at=START, estimated_minutes=60, technicians=()
    )
    free = {f"{one}_penalty_minutes": 0 for one in ("move", "cancellation", "no_show")}
    yield _of(MailTopic.SESSION_AGREED, session=bare, warnings=(), **free)
    yield _of(MailTopic.SESSION_AGREED, move_penalty_minutes=0, scope_note="As agreed.")
    yield _of(MailTopic.SESSION_AGREED, warnings=tuple(SessionWarning))
    for kind in (MailTopic.SESSION_MOVED, MailTopic.SESSION_CANCELLED):
        for party in Party:
            for cost in (CHARGED, FREE, None, replace(CHARGED, free_until=None)):
                yield _of(kind, asked_by=party, cost=cost, reason=None)
                yield _of(kind, asked_by=party, cost=cost, session=OF_STAFF)
    for hours in (0, 1, 2, 5, 24):
        yield _of(MailTopic.SESSION_REMINDER, hours_ahead=hours, session=OF_STAFF)
        yield _of(MailTopic.SESSION_REMINDER, hours_ahead=hours, warnings=tuple(SessionWarning))
    waiting = replace(SESSION, waits_until=START - DAY)
    yield _of(MailTopic.SESSION_MOVED, session=waiting, top_up=MISSING)
    yield _of(MailTopic.SESSION_CHANGED, session=waiting, top_up=MISSING, reserved_minutes=None)
    held = replace(OF_STAFF, waits_until=START - DAY)
    yield _of(MailTopic.SESSION_MOVED, session=held, cost=None)
    yield _of(
        MailTopic.SESSION_CHANGED, session=held, minutes_before=None, joined=(), left=(),
        reserved_minutes=None,
    )  # fmt: skip
    yield _of(MailTopic.SESSION_ASSIGNED, session=held)
    yield _of(MailTopic.SERVER_ACCESS, access_until=START + DAY / 24)
    yield _of(MailTopic.TOP_UP_NEEDED, price=None, debt_minutes=0)
    yield _of(MailTopic.WORKSHEET_TO_CONFIRM, revision=2, auto_confirm_after_working_days=None)
    yield _of(
        MailTopic.WORKSHEET_TO_CONFIRM, work=(), worked_seconds=0, billed_minutes=0,
        confirm_link=None,
    )  # fmt: skip
    for days in (0, 1, 2, 5):
        yield _of(MailTopic.WORKSHEET_TO_CONFIRM, auto_confirm_after_working_days=days)
        yield _of(MailTopic.CONFIRMATION_REMINDER, working_days=days)
        yield _of(MailTopic.CREDIT_LOW, days_left=days)
        yield _of(MailTopic.CREDIT_EXPIRING, days_ahead=days)
        yield _of(MailTopic.ENDPOINT_DISABLED, failed_deliveries=days, failing_since=None)
    for penalty in PenaltyKind:
        yield _of(MailTopic.PENALTY_CHARGED, penalty=penalty, changed_at=None, debt_minutes=0)
        yield _of(MailTopic.PENALTY_WAIVED, penalty=penalty)


def _of_tickets() -> Iterator[Facts]:
    yield _of(MailTopic.TICKET_RECEIVED, call_recommended=False, missing=())
    yield _of(MailTopic.TICKET_RECEIVED, call_number=None)
    yield _of(MailTopic.TICKET_RESOLVED, text=None)
    yield _of(MailTopic.TICKET_DUE_SOON, overdue=True, assignee=None)
    for severity in SEVERITIES:
        yield _of(MailTopic.TICKET_ASSIGNED, ticket=replace(TICKET, severity=severity))


def _of(kind: MailTopic, **changes: Any) -> Facts:
    return replace(OF_KIND[kind], **changes)
