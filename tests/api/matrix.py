"""The role table of the design, written out by route, by hand; ``test_matrix`` holds the service to it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.exports.rules import ExportKind
from tests.api.bodies import (
    DAY_OFF,
    HOOK,
    LATER,
    PRICE,
    UNREASONED,
    WEEKLY,
    booking,
    booking_for_ticket,
    day_ahead,
    fixed,
    fresh_address,
    fresh_code,
    later_day,
    price_list,
    renamed,
)
from tests.api.mail import message
from tests.api.ticketing import ticket_body
from tests.api.world import (
    DAY,
    PROMISES,
    Side,
    worksheet_body,
    z,
)
from tests.support import NOON, Json

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
