"""What is not visible (404): one code for each kind of thing."""

from app.errors.base import NotFound


def _not_found(thing: str, *constraints: str) -> type[NotFound]:
    """The class of one kind of thing: ``thing_not_found``."""
    name = "".join(word.capitalize() for word in thing.split("_")) + "NotFound"
    doc = f"There is no such {thing.replace('_', ' ')}, or your key does not see it."
    code = f"{thing}_not_found"
    return type(name, (NotFound,), {"__doc__": doc, "code": code, "constraints": constraints})


CustomerNotFound = _not_found("customer", "fk_api_key_customer_id", "fk_calendar_feed_customer_id")
ContactNotFound = _not_found("contact", "fk_api_key_contact_id_customer_id")
ServerNotFound = _not_found("server")
AccessNotFound = _not_found("access")
TechnicianNotFound = _not_found(
    "technician",
    "fk_api_key_technician_id",
    "fk_working_hours_technician_id",
    "fk_working_exception_technician_id",
    "fk_time_off_technician_id",
    "fk_calendar_feed_technician_id",
    "fk_ticket_technician_id",
)
WorkingHoursNotFound = _not_found("working_hours")
WorkingExceptionNotFound = _not_found("working_exception")
TimeOffNotFound = _not_found("time_off")
ClosureNotFound = _not_found("closure")
PlanNotFound = _not_found("plan")
SubscriptionNotFound = _not_found("subscription")
HolidayNotFound = _not_found("holiday")
PurchaseNotFound = _not_found("purchase")
PriceListNotFound = _not_found("price_list")
PaymentNotFound = _not_found("payment")
BankLineNotFound = _not_found("bank_line")
RefundNotFound = _not_found("refund")
EarningPolicyNotFound = _not_found("earning_policy")
AdjustmentNotFound = _not_found("adjustment")
SessionNotFound = _not_found("session")
PenaltyNotFound = _not_found("penalty")
WorksheetNotFound = _not_found("worksheet")
EntryNotFound = _not_found("entry")
PeriodNotFound = _not_found("period")
EventNotFound = _not_found("event")
PersonNotFound = _not_found("person", "fk_api_key_person_id")
ApprovalNotFound = _not_found("approval")
KeyNotFound = _not_found("key")
CalendarFeedNotFound = _not_found("calendar_feed")
ArticleNotFound = _not_found("article")
TicketNotFound = _not_found("ticket")
WatcherNotFound = _not_found("watcher")
MessageNotFound = _not_found("message")
AttachmentNotFound = _not_found("attachment")
CallTaskNotFound = _not_found("call_task")
EmailNotFound = _not_found("email")
DeliveryNotFound = _not_found("delivery")
MailNotFound = _not_found("mail")
VerificationNotFound = _not_found("verification")
AuditRecordNotFound = _not_found("audit_record")
LedgerRootNotFound = _not_found("ledger_root")
WebhookEndpointNotFound = _not_found("webhook_endpoint")
SignInNotFound = _not_found("sign_in")


class LinkOfFormerAddress(NotFound):
    """The link was sent to an address that has been replaced by another since."""

    code = "link_of_former_address"


class LinkNotFound(NotFound):
    """The link was used, is too old, or was withdrawn; the page tells where to go."""

    code = "link_not_found"
