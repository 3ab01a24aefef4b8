"""What is well-formed, but wrong in its content (422)."""

from app.errors.base import Invalid


class ValidationFailed(Invalid):
    """Fields are missing, unknown or of the wrong kind; each is listed with a JSON pointer."""

    code = "validation_failed"


class IdempotencyKeyReused(Invalid):
    """This idempotency key was used for another request."""

    code = "idempotency_key_reused"


class BelowMinimumPurchase(Invalid):
    """A purchase is at least one person-day (rule C1)."""

    code = "below_minimum_purchase"


class TooMuchCredit(Invalid):
    """Nobody has that much: a purchase is 10,000,000 minutes at most, an account 2,000,000,000."""

    code = "too_much_credit"


class NotAMultipleOfIncrement(Invalid):
    """Minutes of credit are multiples of 10 (rules C1, C4, C5)."""

    code = "not_a_multiple_of_increment"


class UnknownCurrency(Invalid):
    """The currency is not an ISO 4217 code in use."""

    code = "unknown_currency"
    field = "currency"


class BankFileUnreadable(Invalid):
    """It is no CAMT.053 statement and no CSV list that can be read for certain; the field cause tells why."""

    code = "bank_file_unreadable"


class TooManyPayments(Invalid):
    """One file records at most 200 payments: hand in a shorter time."""

    code = "too_many_payments"


class BelowPriceList(Invalid):
    """The price list begins at more than is bought."""

    code = "below_price_list"


class PriceListNotValid(Invalid):
    """The price list is not valid today, by the company's calendar."""

    code = "price_list_not_valid"


class CurrenciesDiffer(Invalid):
    """What is bought by a price list is bought in the currency of that list."""

    code = "currencies_differ"


class ExpiryInPast(Invalid):
    """Credit can expire from tomorrow on, by the customer's calendar (rule C9)."""

    code = "expiry_in_past"
    field = "expires_on"


class PolicyNotAhead(Invalid):
    """A policy begins tomorrow or later, and after all that is booked: what was recognised stays."""

    code = "policy_not_ahead"
    field = "from_on"


class ReportTooLong(Invalid):
    """The report has more lines than anybody reads: narrow its time, or group it by less."""

    code = "report_too_long"


class InstantInPast(Invalid):
    """A session is planned ahead (rule S2)."""

    code = "instant_in_past"


class DayInFuture(Invalid):
    """Money was received today or before, by the company's calendar."""

    code = "day_in_future"
    field = "received_on"


class InstantInFuture(Invalid):
    """What was done cannot lie in the future."""

    code = "instant_in_future"


class NotAWholeMinute(Invalid):
    """Sessions start at whole minutes."""

    code = "not_a_whole_minute"


class NoticeTooShort(Invalid):
    """The company agrees on sessions further ahead; a lead may override it with a reason."""

    code = "notice_too_short"
    field = "starts_at"


class BeyondHorizon(Invalid):
    """The company does not plan that far ahead; a lead may override it with a reason."""

    code = "beyond_horizon"
    field = "starts_at"


class WindowTooLong(Invalid):
    """Slots are searched in at most 62 days."""

    code = "window_too_long"


class PeriodsOverlap(Invalid):
    """The periods of one day overlap."""

    code = "periods_overlap"


class UnknownCountry(Invalid):
    """No public holidays are known for this country (ISO 3166, such as CZ or DE-BY)."""

    code = "unknown_country"


class PlanNotTheirs(Invalid):
    """An individual plan is for the customer it was made for (rule P3)."""

    code = "plan_not_theirs"


class EmptyCalendar(Invalid):
    """A business calendar has working hours on some day."""

    code = "empty_calendar"


class EndsBeforeStart(Invalid):
    """A period ends after it starts."""

    code = "ends_before_start"


class WrongProduct(Invalid):
    """Such work is not server support and is not charged to this credit (rules C6, S4)."""

    code = "wrong_product"
    field = "category"


class TechnicianNotOnSession(Invalid):
    """Time is worked by the technicians of the session (rule C2)."""

    code = "technician_not_on_session"


class WorkedFarFromPlan(Invalid):
    """Time lies far from the planned session; a lead may override it with a reason (rule C2)."""

    code = "worked_far_from_plan"


class TechnicianCountChanged(Invalid):
    """A move keeps the number of technicians, and so the reserve."""

    code = "technician_count_changed"
    field = "technician_ids"


class NothingToChange(Invalid):
    """The request asks for what is the case already."""

    code = "nothing_to_change"


class AskedByNotAllowed(Invalid):
    """A customer's key speaks for the customer only."""

    code = "asked_by_not_allowed"


class KeyBindingInvalid(Invalid):
    """A customer's key names its customer, a technician's key its technician, others neither."""

    code = "key_binding_invalid"


class ScopesInvalid(Invalid):
    """A key is narrowed to scopes that its role has; these it lacks."""

    code = "scopes_invalid"
    field = "scopes"


class FeedSubjectInvalid(Invalid):
    """A calendar feed is of either one technician or one customer."""

    code = "feed_subject_invalid"


class ChannelNotInPlan(Invalid):
    """The customer's plan has other channels (rule T2)."""

    code = "channel_not_in_plan"
    field = "channel"


class ContactDetailsMissing(Invalid):
    """A caller leaves name, company, direct phone and e-mail, or says that they are refused (rule T3)."""

    code = "contact_details_missing"


class HotlineNotApplicable(Invalid):
    """The cloud hotline takes outages of cloud customers; all else comes by the plan's channels (rule T9)."""

    code = "hotline_not_applicable"


class NotABug(Invalid):
    """Only bug reports are accepted or not (rule T7)."""

    code = "not_a_bug"


class WebhookUrlRefused(Invalid):
    """No webhook is sent to this URL; the field reason tells why."""

    code = "webhook_url_refused"


class ReasonMissing(Invalid):
    """This needs its reason."""

    code = "reason_missing"


class TooManyAttachments(Invalid):
    """Of one message at most 50 files are kept."""

    code = "too_many_attachments"


class AttachmentTypeNotAllowed(Invalid):
    """Programs and scripts are not kept, whatever they are called."""

    code = "attachment_type_not_allowed"


class NotAPartition(Invalid):
    """The parts of a message are its whole text, each character once and in order; some are new."""

    code = "not_a_partition"


class TooLargeForXlsx(Invalid):
    """A sheet has at most 1,048,575 rows under its heading, and a cell 32,767 characters: take CSV."""

    code = "too_large_for_xlsx"
