"""Every route for everyone: who may do what, and who does not even see what there is.

``MATRIX`` is the role table of the design written out by route, by hand. A route that is not in it
fails a test, and so does a route of the service that declares no role.
"""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from app.access.permissions import PERMISSIONS
from app.exports.rules import ExportKind
from app.kit.actor import Role
from app.main import create_app
from app.pages.router import router as pages
from app.pages.routing import PageRoute
from app.settings import Settings
from tests.api.mail import deliver, message, written
from tests.api.streams import streams_of
from tests.api.ticketing import ticket_body
from tests.api.world import (
    DAY,
    PROMISES,
    Side,
    World,
    nothing_changes,
    read_problem,
    worksheet_body,
    z,
)
from tests.deliveries.tried import set_aside
from tests.roots.signed import a_root
from tests.support import NOON, Json
from tests.worker.verified import ended

# C, T, L, F and A: customer, technician, lead, finance, admin. "own" is the customer of the object,
# "other" another customer; the latter sees no object (404), but has a list of its own.
EVERYONE = "CTLFA"
PROVIDER = "TLFA"
OFFICE = "LA"  # customers, contacts, servers, technicians, hours, closures, mails
MINE = "CLA"  # contacts: a customer's people their language and time zone
FIELD = "TLA"  # server access, book, change, start, no-show, hand in a worksheet
MOVE = "CTLA"  # book, move or cancel, calendar feeds, tickets and replies, which mails are wanted
CUSTOMER_ONLY = "C"  # confirm, dispute
LEAD = "LA"  # amend, answer, waive
MONEY = "FA"  # purchases, payments, refunds
CORRECT = "LFA"  # adjustments
ENTRY_FEED = "CLFA"
EVENT_FEED = "LFA"
REPORTS = "LFA"  # of money
ADMIN = "A"  # keys, company settings, webhooks
HOOK = "https://hooks.example.com/personday"


@dataclass(frozen=True)
class Route:
    """Who may call it, how it is called, and what a customer is told who may not.

    Attributes:
        allowed: the roles, by their letters.
        body: a body that is right for the caller's side.
        technicians_body: the same, where a technician's key can only speak for itself.
        hidden: the path names a thing of the provider's, which no customer sees.
        query: the parameters that it cannot do without.
        content: a text that it takes instead of a body.
    """

    allowed: str
    body: Callable[[Side], Json] | None = None
    hidden: bool = False
    technicians_body: Callable[[Side], Json] | None = None
    query: str = ""
    content: bytes | None = None


def fixed(**body: Any) -> Callable[[Side], Json]:
    return lambda _: body


def fresh_code() -> str:
    """A code that no plan has."""
    return f"plan_{uuid.uuid4().hex}"


def fresh_address() -> str:
    """An address that nobody has."""
    return f"{uuid.uuid4()}@example.com"


def renamed(_: Side) -> Json:
    """Another name each time."""
    return {"name": fresh_code()}


def later_day(side: Side) -> Json:
    """A subscription behind every other one."""
    later_day.number += 1  # type: ignore[attr-defined]
    day = date(2041, 1, 1) + timedelta(days=later_day.number)  # type: ignore[attr-defined]
    return {"plan": "basic", "starts_on": day.isoformat()}


later_day.number = 0  # type: ignore[attr-defined]


def day_ahead(_: Side) -> Json:
    """An earning policy of a day of its own."""
    day_ahead.number += 1  # type: ignore[attr-defined]
    day = date(2051, 1, 1) + timedelta(days=day_ahead.number)  # type: ignore[attr-defined]
    return {"from_on": day.isoformat(), "policy": "billed"}


day_ahead.number = 0  # type: ignore[attr-defined]


def price_list(_: Side) -> Json:
    """Prices of a year that no other list is of."""
    price_list.year += 1  # type: ignore[attr-defined]
    year = price_list.year  # type: ignore[attr-defined]
    steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
    days = {"valid_from": f"{year}-01-01", "valid_to": f"{year}-12-31"}
    return {"name": "Prices", "currency": "EUR", "steps": steps, **days}


price_list.year = 2100  # type: ignore[attr-defined]


def booking(own: Side) -> Json:
    # At an instant of its own each time, so that no booking is in another's way.
    booking.number += 1  # type: ignore[attr-defined]
    return {
        "customer_id": own.id,
        "category": "training",
        "starts_at": z(NOON + (50 + booking.number) * DAY),  # type: ignore[attr-defined]
        "estimated_minutes": 10,
        "technician_ids": [own.technician["id"]],
    }


booking.number = 0  # type: ignore[attr-defined]


def booking_for_ticket(own: Side) -> Json:
    return {name: value for name, value in booking(own).items() if name != "customer_id"}


# Let through, and refused for what it lacks: who leaves is missed by the others.
UNREASONED = fixed(force=True)
DAY_OFF: Json = {"from": "2039-03-05", "to": "2039-03-05"}
WEEKLY: Json = {"weekday": 6, "from": "09:00", "to": "10:00"}
PRICE = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR"}
LATER = z(NOON + 9 * DAY)

MATRIX: dict[tuple[str, str], Route] = {
    ("GET", "/v1/customers"): Route(EVERYONE),
    ("POST", "/v1/customers"): Route(OFFICE, fixed(name="Acme", deployment="cloud")),
    ("GET", "/v1/customers/{customer_id}"): Route(EVERYONE),
    ("PATCH", "/v1/customers/{customer_id}"): Route(OFFICE, renamed),
    ("POST", "/v1/customers/{customer_id}/deactivate"): Route(OFFICE, UNREASONED),
    ("POST", "/v1/customers/{customer_id}/reactivate"): Route(OFFICE),
    ("GET", "/v1/customers/{customer_id}/contacts"): Route(EVERYONE),
    ("POST", "/v1/customers/{customer_id}/contacts"): Route(
        OFFICE, fixed(name="Eva", email="eva@example.com")
    ),
    ("GET", "/v1/contacts/{contact_id}"): Route(EVERYONE),
    ("PATCH", "/v1/contacts/{contact_id}"): Route(MINE, fixed(language="de")),
    ("POST", "/v1/contacts/{contact_id}/deactivate"): Route(OFFICE, UNREASONED),
    ("POST", "/v1/contacts/{contact_id}/reactivate"): Route(OFFICE),
    ("GET", "/v1/contacts/{contact_id}/mail-preferences"): Route(MOVE),
    ("PUT", "/v1/contacts/{contact_id}/mail-preferences"): Route(
        MOVE, fixed(stopped=["credit_warnings"])
    ),
    ("GET", "/v1/customers/{customer_id}/servers"): Route(EVERYONE),
    ("POST", "/v1/customers/{customer_id}/servers"): Route(OFFICE, fixed(name="test")),
    ("GET", "/v1/servers/{server_id}"): Route(EVERYONE),
    ("PATCH", "/v1/servers/{server_id}"): Route(OFFICE, renamed),
    ("POST", "/v1/servers/{server_id}/deactivate"): Route(OFFICE, UNREASONED),
    ("POST", "/v1/servers/{server_id}/reactivate"): Route(OFFICE),
    ("GET", "/v1/servers/{server_id}/access"): Route(EVERYONE),
    ("POST", "/v1/servers/{server_id}/access"): Route(FIELD, fixed(kind="rdp", checked_at=z(NOON))),
    ("GET", "/v1/access/{access_id}"): Route(EVERYONE),
    ("POST", "/v1/access/{access_id}/revoke"): Route(FIELD),
    ("GET", "/v1/technicians"): Route(PROVIDER),
    ("POST", "/v1/technicians"): Route(OFFICE, fixed(name="Ann", email="ann@example.com")),
    ("GET", "/v1/technicians/{technician_id}"): Route(PROVIDER, hidden=True),
    ("PATCH", "/v1/technicians/{technician_id}"): Route(FIELD, fixed(language="de"), hidden=True),
    ("POST", "/v1/technicians/{technician_id}/deactivate"): Route(OFFICE, UNREASONED, hidden=True),
    ("POST", "/v1/technicians/{technician_id}/reactivate"): Route(OFFICE, hidden=True),
    ("GET", "/v1/customers/{customer_id}/credit"): Route(EVERYONE),
    ("GET", "/v1/customers/{customer_id}/entries"): Route(EVERYONE),
    ("GET", "/v1/customers/{customer_id}/lots"): Route(EVERYONE),
    ("GET", "/v1/entries/{entry_id}"): Route(EVERYONE),
    ("GET", "/v1/entries"): Route(ENTRY_FEED),
    ("GET", "/v1/events"): Route(EVENT_FEED),
    ("GET", "/v1/events/stream"): Route(EVENT_FEED),
    ("GET", "/v1/events/{event_id}"): Route(EVENT_FEED, hidden=True),
    ("GET", "/v1/purchases"): Route(EVERYONE),
    ("GET", "/v1/customers/{customer_id}/purchases"): Route(EVERYONE),
    ("POST", "/v1/customers/{customer_id}/purchases"): Route(MONEY, fixed(**PRICE)),
    ("GET", "/v1/purchases/{purchase_id}"): Route(EVERYONE),
    ("PATCH", "/v1/purchases/{purchase_id}"): Route(MONEY, fixed(expires_on="2041-12-31")),
    ("GET", "/v1/purchases/{purchase_id}/refunds"): Route(EVERYONE),
    ("GET", "/v1/refunds"): Route(EVERYONE),
    ("GET", "/v1/refunds/{refund_id}"): Route(EVERYONE),
    ("GET", "/v1/price-lists"): Route(PROVIDER),
    ("POST", "/v1/price-lists"): Route(MONEY, price_list),
    ("GET", "/v1/price-lists/{price_list_id}"): Route(PROVIDER, hidden=True),
    ("PATCH", "/v1/price-lists/{price_list_id}"): Route(
        MONEY, fixed(valid_to="2040-06-30"), hidden=True
    ),
    ("POST", "/v1/payments/import"): Route(
        MONEY, content=b"Date;Amount;Currency\n2031-03-05;1.00;EUR\n"
    ),
    ("GET", "/v1/bank-lines"): Route(CORRECT),
    ("GET", "/v1/bank-lines/{bank_line_id}"): Route(CORRECT, hidden=True),
    ("POST", "/v1/bank-lines/{bank_line_id}/assign"): Route(
        MONEY, lambda side: {"purchase_id": side.purchases["paid"]["id"]}, hidden=True
    ),
    ("POST", "/v1/bank-lines/{bank_line_id}/dismiss"): Route(
        MONEY, fixed(reason="it is the rent"), hidden=True
    ),
    ("GET", "/v1/payments"): Route(EVERYONE),
    ("GET", "/v1/payments/{payment_id}"): Route(EVERYONE),
    ("PATCH", "/v1/payments/{payment_id}"): Route(MONEY, fixed(reference="2031-117")),
    ("POST", "/v1/payments/{payment_id}/withdraw"): Route(MONEY, fixed(reason="entered twice")),
    ("POST", "/v1/purchases/{purchase_id}/payments"): Route(MONEY, fixed(amount="1.00")),
    ("POST", "/v1/purchases/{purchase_id}/pay"): Route(MONEY),
    ("POST", "/v1/purchases/{purchase_id}/void"): Route(MONEY),
    ("POST", "/v1/purchases/{purchase_id}/refund"): Route(MONEY, fixed(minutes=10)),
    ("GET", "/v1/customers/{customer_id}/adjustments"): Route(EVERYONE),
    ("POST", "/v1/customers/{customer_id}/adjustments"): Route(
        CORRECT, fixed(minutes=10, reason="goodwill")
    ),
    ("GET", "/v1/adjustments/{adjustment_id}"): Route(EVERYONE),
    ("POST", "/v1/adjustments/{adjustment_id}/reverse"): Route(CORRECT, fixed(reason="right")),
    ("GET", "/v1/customers/{customer_id}/ledger/proof"): Route(EVERYONE),
    ("GET", "/v1/ledger/root"): Route(CORRECT),
    ("GET", "/v1/ledger/roots"): Route(CORRECT),
    ("GET", "/v1/ledger/roots/{root_id}"): Route(CORRECT, hidden=True),
    ("GET", "/v1/periods"): Route(CORRECT),
    ("GET", "/v1/periods/signing-key"): Route(EVERYONE),
    ("GET", "/v1/periods/{month}"): Route(CORRECT, hidden=True),
    ("POST", "/v1/periods/{month}/close"): Route(MONEY, hidden=True),
    ("POST", "/v1/periods/{month}/reopen"): Route(ADMIN, fixed(reason="wrong"), hidden=True),
    **{
        ("GET", f"/v1/exports/{kind}"): Route(ADMIN if kind is ExportKind.AUDIT else EVENT_FEED)
        for kind in ExportKind
    },
    ("GET", "/v1/customers/{customer_id}/statements/{month}"): Route(EVERYONE),
    ("GET", "/v1/statements/{month}"): Route(EVENT_FEED, hidden=True),
    ("GET", "/v1/approvals"): Route(CORRECT),
    ("GET", "/v1/approvals/{approval_id}"): Route(CORRECT, hidden=True),
    ("POST", "/v1/approvals/{approval_id}/approve"): Route(CORRECT, hidden=True),
    ("POST", "/v1/approvals/{approval_id}/reject"): Route(CORRECT, fixed(reason="no"), hidden=True),
    ("POST", "/v1/approvals/{approval_id}/withdraw"): Route(CORRECT, hidden=True),
    ("GET", "/v1/approval-thresholds"): Route(CORRECT),
    ("PUT", "/v1/approval-thresholds"): Route(ADMIN, fixed()),
    ("GET", "/v1/deliveries"): Route(ADMIN),
    ("GET", "/v1/deliveries/{delivery_id}"): Route(ADMIN, hidden=True),
    ("GET", "/v1/deliveries/{delivery_id}/attempts"): Route(ADMIN, hidden=True),
    ("POST", "/v1/deliveries/{delivery_id}/retry"): Route(ADMIN, hidden=True),
    ("GET", "/v1/people"): Route(PROVIDER),
    ("POST", "/v1/people"): Route(ADMIN, lambda _: {"name": "Hana", "email": fresh_address()}),
    ("GET", "/v1/people/{person_id}"): Route(PROVIDER, hidden=True),
    ("GET", "/v1/sessions"): Route(EVERYONE),
    ("POST", "/v1/sessions"): Route(MOVE, booking),
    ("GET", "/v1/sessions/{session_id}"): Route(EVERYONE),
    ("PATCH", "/v1/sessions/{session_id}"): Route(FIELD, fixed(estimated_minutes=60)),
    ("POST", "/v1/sessions/{session_id}/reschedule"): Route(
        MOVE, fixed(starts_at=LATER, asked_by="customer")
    ),
    ("POST", "/v1/sessions/{session_id}/reassign"): Route(FIELD, fixed()),
    ("POST", "/v1/sessions/{session_id}/cancel"): Route(MOVE, fixed(asked_by="customer")),
    ("POST", "/v1/sessions/{session_id}/start"): Route(FIELD),
    ("POST", "/v1/sessions/{session_id}/undo-start"): Route(LEAD, fixed(reason="by accident")),
    ("POST", "/v1/sessions/{session_id}/no-show"): Route(FIELD, fixed(party="provider")),
    ("POST", "/v1/sessions/{session_id}/worksheet"): Route(FIELD, fixed(**worksheet_body())),
    ("GET", "/v1/sessions/{session_id}/worksheet-draft"): Route(FIELD),
    ("PATCH", "/v1/sessions/{session_id}/worksheet-draft"): Route(FIELD, fixed(summary="so far")),
    ("GET", "/v1/sessions/{session_id}/invitation.ics"): Route(EVERYONE),
    ("GET", "/v1/calendar-feeds"): Route(EVERYONE),
    ("POST", "/v1/calendar-feeds"): Route(
        MOVE,
        lambda side: {"customer_id": side.id},
        technicians_body=lambda side: {"technician_id": side.technician["id"]},
    ),
    ("GET", "/v1/calendar-feeds/{feed_id}"): Route(EVERYONE, hidden=True),
    ("POST", "/v1/calendar-feeds/{feed_id}/revoke"): Route(MOVE, hidden=True),
    ("GET", "/v1/penalties"): Route(EVERYONE),
    ("GET", "/v1/penalties/{penalty_id}"): Route(EVERYONE),
    ("POST", "/v1/penalties/{penalty_id}/waive"): Route(LEAD, fixed(reason="illness")),
    ("GET", "/v1/worksheets"): Route(EVERYONE),
    ("GET", "/v1/worksheets/{worksheet_id}"): Route(EVERYONE),
    ("POST", "/v1/worksheets/{worksheet_id}/confirm"): Route(CUSTOMER_ONLY, fixed(revision=1)),
    ("POST", "/v1/worksheets/{worksheet_id}/dispute"): Route(CUSTOMER_ONLY, fixed(reason="no")),
    ("POST", "/v1/worksheets/{worksheet_id}/answer"): Route(LEAD, fixed(message="yes")),
    ("POST", "/v1/worksheets/{worksheet_id}/amend"): Route(
        LEAD, fixed(time_entries=[], reason="again")
    ),
    ("GET", "/v1/slots"): Route(
        EVERYONE, query=f"?from={z(NOON)}&to={z(NOON + DAY)}&duration_minutes=60"
    ),
    ("GET", "/v1/plans"): Route(EVERYONE),
    ("POST", "/v1/plans"): Route(OFFICE, lambda _: {**PROMISES, "code": fresh_code(), "name": "x"}),
    ("GET", "/v1/plans/{plan_id}"): Route(PROVIDER, hidden=True),
    ("POST", "/v1/plans/{plan_id}/revise"): Route(OFFICE, fixed(**PROMISES), hidden=True),
    ("GET", "/v1/customers/{customer_id}/plan"): Route(EVERYONE),
    ("GET", "/v1/customers/{customer_id}/subscriptions"): Route(EVERYONE),
    ("POST", "/v1/customers/{customer_id}/subscriptions"): Route(OFFICE, later_day),
    ("GET", "/v1/subscriptions/{subscription_id}"): Route(EVERYONE),
    ("POST", "/v1/subscriptions/{subscription_id}/end"): Route(OFFICE, fixed(ends_on="2031-12-31")),
    ("GET", "/v1/reports/revenue"): Route(REPORTS),
    ("GET", "/v1/reports/deferred"): Route(REPORTS),
    ("GET", "/v1/reports/aging"): Route(REPORTS),
    ("GET", "/v1/reports/trial-balance"): Route(REPORTS),
    ("GET", "/v1/earning-policies"): Route(REPORTS),
    ("POST", "/v1/earning-policies"): Route(MONEY, day_ahead),
    ("GET", "/v1/earning-policies/{policy_id}"): Route(REPORTS, hidden=True),
    ("GET", "/v1/company"): Route(EVERYONE),
    ("PUT", "/v1/company"): Route(ADMIN, fixed(name="Acme")),
    ("GET", "/v1/business-calendar"): Route(EVERYONE),
    ("PUT", "/v1/business-calendar"): Route(OFFICE, fixed(holiday_country="CZ")),
    ("GET", "/v1/holidays"): Route(PROVIDER),
    ("POST", "/v1/holidays/import"): Route(OFFICE, fixed(country="CZ", year=2031)),
    ("GET", "/v1/holidays/{holiday_id}"): Route(PROVIDER, hidden=True),
    ("POST", "/v1/holidays/{holiday_id}/switch-off"): Route(OFFICE, hidden=True),
    ("POST", "/v1/holidays/{holiday_id}/switch-on"): Route(OFFICE, hidden=True),
    ("GET", "/v1/technicians/{technician_id}/working-hours"): Route(PROVIDER, hidden=True),
    ("POST", "/v1/technicians/{technician_id}/working-hours"): Route(
        OFFICE, fixed(**WEEKLY), hidden=True
    ),
    ("GET", "/v1/working-hours/{hours_id}"): Route(PROVIDER, hidden=True),
    ("DELETE", "/v1/working-hours/{hours_id}"): Route(OFFICE, hidden=True),
    ("GET", "/v1/technicians/{technician_id}/working-exceptions"): Route(PROVIDER, hidden=True),
    ("POST", "/v1/technicians/{technician_id}/working-exceptions"): Route(
        OFFICE, fixed(exception_on="2039-03-05", periods=[]), hidden=True
    ),
    ("GET", "/v1/working-exceptions/{exception_id}"): Route(PROVIDER, hidden=True),
    ("DELETE", "/v1/working-exceptions/{exception_id}"): Route(OFFICE, hidden=True),
    ("GET", "/v1/technicians/{technician_id}/time-off"): Route(PROVIDER, hidden=True),
    ("POST", "/v1/technicians/{technician_id}/time-off"): Route(
        OFFICE, fixed(**DAY_OFF), hidden=True
    ),
    ("GET", "/v1/time-off/{time_off_id}"): Route(PROVIDER, hidden=True),
    ("DELETE", "/v1/time-off/{time_off_id}"): Route(OFFICE, hidden=True),
    ("GET", "/v1/closures"): Route(PROVIDER),
    ("POST", "/v1/closures"): Route(OFFICE, fixed(**DAY_OFF, name="inventory")),
    ("GET", "/v1/closures/{closure_id}"): Route(PROVIDER, hidden=True),
    ("DELETE", "/v1/closures/{closure_id}"): Route(OFFICE, hidden=True),
    ("GET", "/v1/search"): Route(EVERYONE, query="?q=a"),
    ("GET", "/v1/articles"): Route(EVERYONE),
    ("POST", "/v1/articles"): Route(FIELD, fixed(language="en", title="Disk", body="Full.")),
    ("POST", "/v1/articles/suggest"): Route(EVERYONE, fixed(subject="disk")),
    ("GET", "/v1/articles/{article_id}"): Route(EVERYONE, hidden=True),
    ("PATCH", "/v1/articles/{article_id}"): Route(FIELD, fixed(title="Disk space"), hidden=True),
    ("POST", "/v1/articles/{article_id}/publish"): Route(FIELD, hidden=True),
    ("POST", "/v1/articles/{article_id}/withdraw"): Route(FIELD, hidden=True),
    ("GET", "/v1/tickets"): Route(EVERYONE),
    ("POST", "/v1/tickets"): Route(MOVE, lambda side: ticket_body(side.id)),
    ("POST", "/v1/tickets/next"): Route(
        FIELD,
        lambda side: {"technician_id": side.technician["id"]},
        technicians_body=lambda _: {},
    ),
    ("GET", "/v1/tickets/{ticket_id}"): Route(EVERYONE),
    ("PATCH", "/v1/tickets/{ticket_id}"): Route(MOVE, fixed(environment="Debian 12")),
    ("GET", "/v1/tickets/{ticket_id}/explain"): Route(EVERYONE),
    ("GET", "/v1/tickets/{ticket_id}/messages"): Route(EVERYONE),
    ("GET", "/v1/messages/{message_id}"): Route(EVERYONE),
    ("PATCH", "/v1/messages/{message_id}"): Route(FIELD, fixed(language="de")),
    ("POST", "/v1/tickets/{ticket_id}/replies"): Route(MOVE, fixed(body="It is still so.")),
    # Into itself, which is refused: the ticket is needed by the others.
    ("POST", "/v1/tickets/{ticket_id}/merge"): Route(
        FIELD, lambda side: {"into": side.tickets.by_status["open"]["id"]}
    ),
    ("GET", "/v1/tickets/{ticket_id}/watchers"): Route(EVERYONE),
    ("POST", "/v1/tickets/{ticket_id}/watchers"): Route(
        MOVE, lambda side: {"contact_id": side.contact["id"]}
    ),
    ("DELETE", "/v1/tickets/{ticket_id}/watchers/{contact_id}"): Route(MOVE),
    ("GET", "/v1/tickets/{ticket_id}/attachments"): Route(EVERYONE),
    ("POST", "/v1/tickets/{ticket_id}/attachments"): Route(
        MOVE, query="?name=app.log", content=b"ERROR"
    ),
    ("GET", "/v1/attachments/{attachment_id}"): Route(EVERYONE),
    ("GET", "/v1/attachments/{attachment_id}/content"): Route(EVERYONE),
    ("GET", "/v1/tickets/{ticket_id}/changes"): Route(EVERYONE),
    ("GET", "/v1/tickets/{ticket_id}/calls"): Route(PROVIDER),
    ("POST", "/v1/tickets/{ticket_id}/calls"): Route(FIELD, fixed(direction="inbound")),
    ("GET", "/v1/call-tasks"): Route(EVERYONE),
    ("GET", "/v1/call-tasks/{call_task_id}"): Route(EVERYONE),
    ("POST", "/v1/tickets/{ticket_id}/assign"): Route(
        FIELD, lambda side: {"technician_id": side.technician["id"]}
    ),
    ("POST", "/v1/tickets/{ticket_id}/severity"): Route(FIELD, fixed(severity=2, reason="worse")),
    ("POST", "/v1/tickets/{ticket_id}/assess"): Route(FIELD, fixed(legitimacy="not_reproduced")),
    ("POST", "/v1/tickets/{ticket_id}/move-to-plan"): Route(LEAD),
    ("POST", "/v1/tickets/{ticket_id}/sessions"): Route(FIELD, booking_for_ticket),
    ("POST", "/v1/tickets/{ticket_id}/resolve"): Route(MOVE),
    ("POST", "/v1/tickets/{ticket_id}/reopen"): Route(MOVE),
    ("POST", "/v1/tickets/{ticket_id}/close"): Route(MOVE),
    ("POST", "/v1/inbound/email"): Route("MA", content=message()),
    ("GET", "/v1/inbound/emails"): Route(FIELD),
    ("GET", "/v1/inbound/emails/{email_id}"): Route(FIELD, hidden=True),
    ("GET", "/v1/inbound/emails/{email_id}/raw"): Route(FIELD, hidden=True),
    ("POST", "/v1/inbound/emails/{email_id}/release"): Route(
        FIELD, lambda side: {"contact_id": side.contact["id"]}, hidden=True
    ),
    ("POST", "/v1/inbound/emails/{email_id}/discard"): Route(
        FIELD, fixed(reason="advertising"), hidden=True
    ),
    ("GET", "/v1/messages/{message_id}/email"): Route(FIELD),
    ("GET", "/v1/mails"): Route(OFFICE),
    ("GET", "/v1/mails/{mail_id}"): Route(OFFICE, hidden=True),
    ("GET", "/mails/{mail_id}"): Route(ADMIN, hidden=True),
    ("GET", "/v1/keys"): Route(ADMIN),
    ("POST", "/v1/keys"): Route(ADMIN, fixed(role="lead")),
    ("GET", "/v1/keys/{key_id}"): Route(ADMIN, hidden=True),
    ("POST", "/v1/keys/{key_id}/revoke"): Route(ADMIN, hidden=True),
    ("POST", "/v1/contacts/{contact_id}/erase"): Route(OFFICE, fixed(reason="asked for")),
    ("POST", "/v1/customers/{customer_id}/erase"): Route(OFFICE, fixed(reason="asked for")),
    ("GET", "/v1/contacts/{contact_id}/personal-data"): Route(OFFICE),
    ("GET", "/v1/retention"): Route(ADMIN),
    ("PUT", "/v1/retention"): Route(ADMIN, fixed()),
    ("GET", "/v1/audit"): Route(ADMIN),
    ("GET", "/v1/audit/{record_id}"): Route(ADMIN, hidden=True),
    ("POST", "/v1/keys/{key_id}/rotate"): Route(ADMIN, hidden=True),
    ("GET", "/v1/verifications"): Route(ADMIN),
    ("POST", "/v1/verifications"): Route(ADMIN),
    ("GET", "/v1/verifications/{verification_id}"): Route(ADMIN, hidden=True),
    ("GET", "/v1/webhook-endpoints"): Route(ADMIN),
    ("POST", "/v1/webhook-endpoints"): Route(ADMIN, fixed(url=HOOK)),
    ("GET", "/v1/webhook-endpoints/{endpoint_id}"): Route(ADMIN, hidden=True),
    ("PATCH", "/v1/webhook-endpoints/{endpoint_id}"): Route(
        ADMIN, lambda _: {"description": fresh_code()}, hidden=True
    ),
    ("POST", "/v1/webhook-endpoints/{endpoint_id}/disable"): Route(ADMIN, hidden=True),
    ("POST", "/v1/webhook-endpoints/{endpoint_id}/enable"): Route(ADMIN, hidden=True),
    ("POST", "/v1/webhook-endpoints/{endpoint_id}/rotate-secret"): Route(
        ADMIN, fixed(), hidden=True
    ),
    ("POST", "/v1/webhook-endpoints/{endpoint_id}/test"): Route(ADMIN, hidden=True),
    ("POST", "/v1/webhook-endpoints/{endpoint_id}/redeliver"): Route(
        ADMIN, fixed(**{"from": "2031-03-01T00:00:00Z"}), hidden=True
    ),
}
# Beside the addresses of the API: pages that are for some alone.
PAGES_BY_KEY = {"/mails/{mail_id}"}
CALLERS = {
    "own": "C",
    "other": "C",
    "technician": "T",
    "lead": "L",
    "finance": "F",
    "admin": "A",
    "mail": "M",
}


# --- what the service has -----------------------------------------------------------------------


def walked(routes: Iterable[Any], prefix: str = "") -> dict[tuple[str, str], Any]:
    """Every route with its methods, as the contract names it, through whatever routers are nested in.

    A router that was included is found by the attribute of its own that holds routes.
    """
    found: dict[tuple[str, str], Any] = {}
    for route in routes:
        if getattr(route, "endpoint", None) is not None:
            methods = set(route.methods or ()) - {"HEAD"}
            path = re.sub(r":\w+}", "}", prefix + route.path)
            found |= {(method, path): route for method in methods}
            continue
        for inner in (getattr(route, "original_router", None), getattr(route, "app", None)):
            if inner is not None:
                found |= walked(getattr(inner, "routes", ()), prefix + getattr(route, "path", ""))
    return found


def declared(dependant: Any) -> list[Any]:
    """What the dependencies of a route declare about who may call it."""
    own = [getattr(dependant.call, "access", None)]
    inner = [one for dependency in dependant.dependencies for one in declared(dependency)]
    return [access for access in (*own, *inner) if access is not None]


@pytest.fixture(scope="module")
def service() -> Any:
    return create_app(Settings(database_url="postgresql://nowhere"))


def routes_of_the_api(service: Any) -> dict[tuple[str, str], Any]:
    return {
        key: route
        for key, route in walked(service.routes).items()
        if key[1].startswith("/v1") or key[1] in PAGES_BY_KEY
    }


def test_the_walk_finds_every_route_of_the_contract(service: Any) -> None:
    published = {
        (method.upper(), path)
        for path, operations in service.openapi()["paths"].items()
        for method in operations
    }
    assert len(published) > 50
    assert published <= set(walked(service.routes))
    # Nothing under /v1 is left out of the contract, where nobody would look for it.
    unpublished = set(routes_of_the_api(service)) - published
    assert {path for _, path in unpublished} == PAGES_BY_KEY


def test_every_route_declares_its_roles_once(service: Any) -> None:
    for key, route in routes_of_the_api(service).items():
        assert len(declared(route.dependant)) == 1, f"{key} declares no role, or two"
        assert PERMISSIONS[declared(route.dependant)[0].capability], key


def test_every_route_is_in_the_table_and_declares_what_the_table_says(service: Any) -> None:
    routes = routes_of_the_api(service)
    assert set(routes) == set(MATRIX)
    letters = {role: role.value[0].upper() for role in Role}
    for key, route in routes.items():
        (access,) = declared(route.dependant)
        roles = {letters[role] for role in PERMISSIONS[access.capability]}
        assert roles == set(MATRIX[key].allowed), key


def test_only_these_paths_outside_of_v1_answer(service: Any) -> None:
    others = {path for _, path in walked(service.routes) if not path.startswith("/v1")}
    others -= PAGES_BY_KEY
    # Their own matrix is in tests/pages.
    others -= {
        path
        for (_, path), page in walked(pages.routes).items()
        if isinstance(page, PageRoute) and declared(page.dependant)
    }
    open_to_all = {
        "/",
        "/calendars/{secret}.ics",
        "/mails/unsubscribe/{token}",
        "/assets/{version}/{name}",
        "/links/{token}",
        "/sign-in",
        "/sign-in/link",
        "/sign-in/back",
        "/sign-in/elsewhere",
        "/sign-in/sent",
        "/demonstration",
        "/styleguide",
        "/livez",
        "/readyz",
        "/version",
        "/docs",
        "/docs/problems",
        "/openapi.json",
        "/redoc",
    }
    assert {path for path in others if "static" not in path and "oauth2" not in path} == open_to_all


# --- what it does -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
async def ids(world: World) -> dict[str, str]:
    """What the paths name: one object of each kind, all of the own side."""
    api, own = world.api, world.own
    streams_of(api).longest_seconds = 0
    key = await api.post("/v1/keys", {"role": "lead"})
    api.keys["mail"] = (await api.post("/v1/keys", {"role": "mail"}))["key"]
    feed = await api.post("/v1/calendar-feeds", {"technician_id": own.technician["id"]})
    events = await api.get("/v1/events?limit=1")
    holidays = await api.post("/v1/holidays/import", {"country": "SK", "year": 2031})
    watched = f"/v1/tickets/{own.tickets.by_status['open']['id']}/watchers"
    await api.post(watched, {"contact_id": own.contact["id"]})
    # The own technician has no hours before the rows that record them: it is booked at any hour.
    other = f"/v1/technicians/{world.other.technician['id']}"
    hours = await api.post(f"{other}/working-hours", WEEKLY)
    exception = {"exception_on": "2039-03-04", "periods": []}
    exception = await api.post(f"{other}/working-exceptions", exception)
    time_off = await api.post(f"{other}/time-off", DAY_OFF)
    closure = await api.post("/v1/closures", {**DAY_OFF, "name": "inventory"})
    plan = await api.post("/v1/plans", {**PROMISES, "code": "matrix", "name": "Matrix"})
    subscription = await api.post(
        f"/v1/customers/{own.id}/subscriptions", {"plan": "matrix", "starts_on": "2031-04-01"}
    )
    refunds = await api.get(f"/v1/purchases/{own.purchases['refunded']['id']}/refunds")
    # No customer sees what is written for the provider's people.
    article = {"language": "en", "title": "Disk", "body": "Full.", "audience": "provider"}
    return {
        "article_id": (await api.post("/v1/articles", article))["id"],
        "customer_id": own.id,
        "contact_id": own.contact["id"],
        "server_id": own.server["id"],
        "access_id": own.access["id"],
        "technician_id": own.technician["id"],
        "entry_id": own.entry["id"],
        "event_id": events["items"][0]["id"],
        "purchase_id": own.purchases["pending_payment"]["id"],
        "refund_id": refunds["items"][0]["id"],
        "payment_id": own.payment["id"],
        "bank_line_id": world.line["id"],
        "price_list_id": own.price_list["id"],
        "adjustment_id": own.negative["id"],
        # Decided: what its people may do about one that waits has tests of its own.
        "approval_id": world.approvals["rejected"]["id"],
        "person_id": world.approvals["rejected"]["requested_by"],
        "session_id": own.sessions["scheduled"]["id"],
        "penalty_id": own.penalty["id"],
        "worksheet_id": own.worksheets["awaiting_confirmation"]["id"],
        "holiday_id": holidays["added"][0]["id"],
        "hours_id": hours["id"],
        "exception_id": exception["id"],
        "time_off_id": time_off["id"],
        "closure_id": closure["id"],
        "key_id": key["id"],
        "feed_id": feed["id"],
        "plan_id": plan["id"],
        "policy_id": (await api.get("/v1/earning-policies"))["items"][0]["id"],
        "subscription_id": subscription["id"],
        "ticket_id": own.tickets.by_status["open"]["id"],
        "message_id": own.tickets.message["id"],
        "attachment_id": own.tickets.attachment["id"],
        "call_task_id": own.tickets.call_task["id"],
        "email_id": (await deliver(api))["id"],
        "delivery_id": await set_aside(api.db),
        "endpoint_id": (await api.post("/v1/webhook-endpoints", {"url": HOOK}))["id"],
        "verification_id": await ended(api.db),
        "record_id": (await api.get("/v1/audit?limit=1"))["items"][0]["id"],
        "root_id": await a_root(api.dsn),
        "mail_id": await written(api.db, own.contact["id"]),
        "month": (await api.post("/v1/periods/2031-01/close"))["month"],
    }


def outcome(path: str, route: Route, caller: str) -> int:
    """What a caller is answered: 200 stands for whatever the state then says."""
    names_an_object = "{" in path
    if caller == "own" and route.hidden:
        return 404
    if caller == "other" and names_an_object:
        return 404
    return 200 if CALLERS[caller] in route.allowed else 403


async def call(
    world: World, ids: dict[str, str], key: tuple[str, str], role: str | None, **facts: Any
) -> Any:
    """The answer to a caller; ``facts`` are further fields of the body."""
    method, path = key
    route = MATRIX[key]
    make = (role == "technician" and route.technicians_body) or route.body
    body = make(world.other if role == "other" else world.own) if make else None
    body = {**(body or {}), **facts} if facts else body
    role = "customer" if role == "own" else role
    sent = str(uuid.uuid4()) if method == "POST" else None
    at = path.format_map(ids) + route.query
    how: Json = {"role": role, "key": sent}
    if route.content is not None:
        how |= {"content": route.content, "headers": {"Content-Type": "text/plain"}}
    return await world.api.send(method, at, body, **how)


@pytest.mark.parametrize("key", list(MATRIX), ids=" ".join)
async def test_who_may_not_is_refused_and_changes_nothing(
    world: World, ids: dict[str, str], key: tuple[str, str]
) -> None:
    _, path = key
    async with nothing_changes(world.api):
        read_problem(await call(world, ids, key, None), 401, "unauthenticated")
        for caller in CALLERS:
            expected = outcome(path, MATRIX[key], caller)
            if expected == 200:
                continue
            response = await call(world, ids, key, caller)
            assert response.status_code == expected, (caller, response.text)
            code = response.json()["code"]
            assert code == "forbidden" if expected == 403 else code.endswith("_not_found")


@pytest.mark.parametrize("key", list(MATRIX), ids=" ".join)
async def test_who_may_is_let_through(
    world: World, ids: dict[str, str], key: tuple[str, str]
) -> None:
    method, path = key
    statuses = []
    for caller in CALLERS:
        if outcome(path, MATRIX[key], caller) == 200:
            response = await call(world, ids, key, caller)
            statuses.append(response.status_code)
            # An earlier one may have changed the state; none is refused for who it is.
            allowed = (200,) if method == "GET" else (200, 201, 409, 422)
            if method == "DELETE" and len(statuses) > 1:
                allowed = (404,)  # an earlier one removed it
            assert response.status_code in allowed, (caller, response.text)
            if response.status_code == 422:
                assert response.json()["code"] in ("nothing_to_change", "reason_missing")
    assert len(statuses) == sum(outcome(path, MATRIX[key], caller) == 200 for caller in CALLERS)
    assert statuses, "nobody may call it"


async def test_a_customer_sees_in_lists_only_what_is_its_own(world: World) -> None:
    for path in (
        "/v1/customers",
        "/v1/sessions",
        "/v1/purchases",
        "/v1/payments",
        "/v1/refunds",
        "/v1/worksheets",
        "/v1/penalties",
        "/v1/tickets",
        "/v1/call-tasks",
    ):
        for role, side in (("customer", world.own), ("other", world.other)):
            items = (await world.api.get(f"{path}?limit=200", role=role))["items"]
            assert {item.get("customer_id", item["id"]) for item in items} == {side.id}
