"""What the present state does not allow (409)."""

from types import MappingProxyType

from app.errors.base import Conflict
from app.errors.sentences import Sentence


class InvalidTransition(Conflict):
    """The thing is in a state that does not allow this verb."""

    code = "invalid_transition"

    def __init__(self, thing: str, status: str, verb: str, allowed: list[str]) -> None:
        super().__init__(
            Sentence(
                "A %(thing)s that is %(status)s does not take '%(verb)s'.",
                thing=thing,
                status=status,
                verb=verb,
            ),
            current_status=status,
            verb=verb,
            allowed=allowed,
        )


class SlotTaken(Conflict):
    """A technician already has a session at that time; the next free ones are listed."""

    code = "slot_taken"
    constraints = ("ex_session_technician_busy",)


class TechnicianInSession(Conflict):
    """A technician is in a session that goes on: hand in its worksheet, or undo its start, first."""

    code = "technician_in_session"
    constraints = ("uq_session_technician_working",)


class TechnicianNotWorking(Conflict):
    """A technician does not work then; a lead may override it with a reason."""

    code = "technician_not_working"


class PolicyAlreadySet(Conflict):
    """Another policy begins on the same day."""

    code = "policy_already_set"
    field = "from_on"
    constraints = ("uq_earning_policy_from_on",)


class CustomerInactive(Conflict):
    """The customer has left: nothing new is agreed with it until it is back."""

    code = "customer_inactive"


class BookingNotInPlan(Conflict):
    """The customer's plan leaves booking to the provider: ask for a session by a ticket."""

    code = "booking_not_in_plan"


class ContactInactive(Conflict):
    """The contact has left, or its customer has."""

    code = "contact_inactive"


class ServerInactive(Conflict):
    """The server is not in use any more."""

    code = "server_inactive"


class TechnicianInactive(Conflict):
    """A technician has left, and takes on nothing new."""

    code = "technician_inactive"


class HolderInactive(Conflict):
    """The customer, contact or technician that the key would be for has left."""

    code = "holder_inactive"
    constraints = ("tg_api_key_holder",)


class StillInUse(Conflict):
    """Who leaves has sessions, tickets or credit left: end, hand on or pay back each, or force it."""

    code = "still_in_use"


class WorkingHoursOverlap(Conflict):
    """The technician has working hours in that time of the week already."""

    code = "working_hours_overlap"
    constraints = ("ex_working_hours_period",)


class SubscriptionOverlaps(Conflict):
    """The customer has another plan in that time already (rule P4)."""

    code = "subscription_overlaps"
    constraints = ("ex_subscription_period",)


class PlanCodeTaken(Conflict):
    """Another plan has this code."""

    code = "plan_code_taken"
    field = "code"
    constraints = ("uq_plan_code",)


class ArticleLanguageTaken(Conflict):
    """The article has a translation in this language already; change that one."""

    code = "article_language_taken"
    constraints = ("uq_article_article_group_id_language",)


class DayAlreadyExcepted(Conflict):
    """The technician has an exception for that day already; remove it first."""

    code = "day_already_excepted"
    constraints = ("uq_working_exception_day",)


class ServerAccessMissing(Conflict):
    """The session cannot start: it names no server, or access to it is missing (rule S1)."""

    code = "server_access_missing"


class DebtLimitExceeded(Conflict):
    """The minutes would go past the debt limit; a lead may override it (rule C8)."""

    code = "debt_limit_exceeded"

    def __init__(self, *, debt_after: int, limit: int, available: int) -> None:
        super().__init__(
            Sentence(
                "The debt would be %(debt_after_minutes)s minutes, beyond the limit of %(limit_minutes)s.",
                debt_after_minutes=debt_after,
                limit_minutes=limit,
            ),
            debt_after_minutes=debt_after,
            debt_limit_minutes=limit,
            available_minutes=available,
        )


class StaleRevision(Conflict):
    """The worksheet has a newer revision than the one you name (rule C3)."""

    code = "stale_revision"


class StaleDraft(Conflict):
    """The worksheet's draft was changed since the version that you name: look at it again."""

    code = "stale_draft"


class ClockRuns(Conflict):
    """The technician's clock runs already."""

    code = "clock_runs"


class ClockStands(Conflict):
    """The technician's clock does not run."""

    code = "clock_stands"


class SessionAlreadyDue(Conflict):
    """From its planned start on a session's time is fixed: only its people can change (C7, C8)."""

    code = "session_already_due"


class CostChanged(Conflict):
    """It costs more now than was shown: look at it again, then decide (rule C7)."""

    code = "cost_changed"


class SessionNotDue(Conflict):
    """It is too early: a session starts 30 minutes before its plan at most, and is missed after it."""

    code = "session_not_due"


class AlreadyReversed(Conflict):
    """This was reversed before; it can be reversed once."""

    code = "already_reversed"


class NotReversible(Conflict):
    """Only a negative adjustment can be reversed; correct a positive one by a negative one."""

    code = "not_reversible"


class InvoiceAlreadyUsed(Conflict):
    """An invoice is of one purchase, and this one is of another already."""

    code = "invoice_already_used"
    field = "invoice_number"
    constraints = ("uq_purchase_invoice_short", "uq_purchase_invoice_long")


class PriceListsOverlap(Conflict):
    """Of one currency one price list is valid on a day, and another is on one of these already."""

    code = "price_lists_overlap"
    constraints = ("ex_price_list_period",)


class ExternalReferenceAlreadyUsed(Conflict):
    """An external reference is of one purchase, and this one is of another already."""

    code = "external_reference_already_used"
    field = "external_reference"
    constraints = ("uq_purchase_reference_short", "uq_purchase_reference_long")


class CreditNoteAlreadyUsed(Conflict):
    """A credit note is of one refund, and this one is of another already."""

    code = "credit_note_already_used"
    field = "credit_note_number"
    constraints = ("uq_refund_credit_note_short", "uq_refund_credit_note_long")


class PaymentCounted(Conflict):
    """Money came for this purchase, of whatever currency, so it is not given up unless that is withdrawn."""

    code = "payment_counted"


class PaymentBecameCredit(Conflict):
    """Without this payment its purchase, which became credit, is not paid in full: refund that instead."""

    code = "payment_became_credit"


class TaxAlreadyRefunded(Conflict):
    """Some of this purchase was paid back with tax by its present rate, so that is final."""

    code = "tax_already_refunded"


class GrossNotPaid(Conflict):
    """It became credit, and this sum is more than was paid for it: record the missing payment first."""

    code = "gross_not_paid"


class LotAlreadySpent(Conflict):
    """Something of this credit is spent or expired, so its last day is final."""

    code = "lot_already_spent"


class NothingToRefund(Conflict):
    """The purchase has fewer free minutes than the refund asks for."""

    code = "nothing_to_refund"


class TimeEntriesOverlap(Conflict):
    """A technician's time is on a worksheet already (rule C2)."""

    code = "time_entries_overlap"
    constraints = ("ex_time_entry_during",)


class SeverityFixed(Conflict):
    """A cloud outage is severity 1 on every plan (rule T9)."""

    code = "severity_fixed"


class KindFixed(Conflict):
    """A cloud outage stays one, and no other ticket becomes one: it has a clock of its own (rule T9)."""

    code = "kind_fixed"


class CoveredBySupport(Conflict):
    """Support owes this work: it is not billed from credit (rule C6); a lead may override it."""

    code = "covered_by_support"


class NotMergeable(Conflict):
    """A ticket is merged into another one of the same customer."""

    code = "not_mergeable"


class NoCallTask(Conflict):
    """No call is to be made on this ticket."""

    code = "no_call_task"


class EmailReceivedAlready(Conflict):
    """A message with this Message-ID and content is being received at this moment."""

    code = "email_received_already"
    constraints = ("uq_inbound_email_message_id_content_digest",)


class VerificationWaits(Conflict):
    """A verification was asked for already, and has not begun: its result will be the same."""

    code = "verification_waits"
    constraints = ("uq_verification_waiting",)


class PersonKnown(Conflict):
    """Somebody with this address is entered already: one person is entered once."""

    code = "person_known"
    field = "email"
    constraints = ("uq_person_email",)


class AlreadyRevoked(Conflict):
    """This was revoked before."""

    code = "already_revoked"


class AlreadyReplaced(Conflict):
    """Another key was made to replace this one; revoke that first, if it was lost."""

    code = "already_replaced"
    constraints = ("uq_api_key_replaces",)


class SecretAlreadyShown(Conflict):
    """The key was made and shown by the first request with this idempotency key."""

    code = "secret_already_shown"


class IdempotencyKeyInProgress(Conflict):
    """The first request with this idempotency key is still running; ask again."""

    code = "idempotency_key_in_progress"
    constraints = ("pk_idempotency_key",)
    headers = MappingProxyType({"Retry-After": "1"})


class MonthNotBegun(Conflict):
    """The month has not begun: there is nothing to tell of it yet."""

    code = "month_not_begun"


class MonthNotOver(Conflict):
    """A month is closed when it is over, by the company's time zone."""

    code = "month_not_over"


class CompanyZoneFixed(Conflict):
    """Closed months are of the company's time zone, which stays what it was when the first one was closed."""

    code = "company_zone_fixed"


class MonthClosed(Conflict):
    """The day lies in a month that is closed: reopen it, or name the day it is recorded."""

    code = "month_closed"


class MonthOutOfOrder(Conflict):
    """Months are closed one after the other from that of the first entry on, reopened ones too."""

    code = "month_out_of_order"
