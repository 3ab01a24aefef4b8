"""Events of the band of money: entries of the book, what is bought, paid, corrected and closed."""

from app import examples
from app.catalogue import fields
from app.catalogue.fields import ChangedFields, NoDetails
from app.catalogue.types import EventDetails, EventType, of_office


class EntryDetails(EventDetails):
    """Where an entry stands in its credit account, and what it books."""

    seq: fields.Seq
    reference: fields.Reference


class PurchaseDetails(EventDetails):
    """A purchase after what happened."""

    status: fields.PurchaseStatus
    minutes: fields.Minutes
    refunded_minutes: fields.RefundedMinutes


class PurchaseChangedDetails(PurchaseDetails):
    """A purchase whose last day of use is another one."""

    expires_on: fields.ExpiresOnOrNone
    old_expires_on: fields.OldExpiresOn


class PaymentDetails(EventDetails):
    """Money that came, and how far its purchase is paid with it."""

    purchase_id: fields.PurchaseId
    amount: fields.Amount
    currency: fields.Currency
    payment_state: fields.PaymentState


class PurchaseCorrectedDetails(PurchaseDetails):
    """A purchase whose numbers or tax were put right, and what they were."""

    invoice_number: fields.InvoiceNumber
    external_reference: fields.ExternalReference
    tax_rate: fields.TaxRate
    tax: fields.Tax
    gross: fields.Gross
    old_invoice_number: fields.OldInvoiceNumber
    old_external_reference: fields.OldExternalReference
    old_tax_rate: fields.OldTaxRate
    old_tax: fields.OldTax
    old_gross: fields.OldGross


class PaymentCorrectedDetails(ChangedFields):
    """A payment whose day or reference was put right."""

    purchase_id: fields.PurchaseId
    received_on: fields.ReceivedOn
    old_received_on: fields.OldReceivedOn


class RefundDetails(EventDetails):
    """Minutes and money that went back."""

    minutes: fields.Minutes
    purchase_id: fields.PurchaseId
    amount: fields.Amount
    currency: fields.Currency


class MinutesDetails(EventDetails):
    """How many minutes it is about."""

    minutes: fields.Minutes


class CreditLowDetails(EventDetails):
    """What is available, the threshold that it is below, and how long it lasts as it was spent of late."""

    minutes: fields.Minutes
    threshold_minutes: fields.ThresholdMinutes
    burn_per_day: fields.BurnPerDay
    days_left: fields.DaysLeft


class CreditExpiringDetails(EventDetails):
    """What is free of a lot that ends soon."""

    minutes: fields.Minutes
    lot_id: fields.LotId
    expires_on: fields.ExpiresOn
    days_ahead: fields.DaysAhead


class EarningPolicyDetails(EventDetails):
    """What is earned when, from which day on."""

    from_on: fields.FromOn
    policy: fields.Policy


class NumberDetails(EventDetails):
    """Which of several: its number."""

    number: fields.Number


class RootDetails(EventDetails):
    """The root, to be noted where nobody else writes."""

    number: fields.Number
    position: fields.Position
    root: fields.Root
    key_id: fields.KeyId
    signature: fields.Signature


class ApprovalDetails(EventDetails):
    """Where a wish that another person decides stands."""

    status: fields.ApprovalStatus
    minutes: fields.Minutes


def _entry(kind: str, when: str, reference: str) -> EventType:
    return EventType(f"ledger_entry.{kind}", when, EntryDetails, {"reference": reference})


_PURCHASE = f"purchase:{examples.PURCHASE}"
_SESSION = f"session:{examples.SESSION}"
_WORKSHEET = f"worksheet:{examples.WORKSHEET}"
_LOT = f"lot:{examples.PURCHASE}"
_ENTRIES = (
    _entry("purchase", "What was bought became credit.", _PURCHASE),
    _entry("hold", "Credit is held for a session.", f"{_SESSION}:hold:1"),
    _entry("release", "What was held for a session is free again.", f"{_SESSION}:release:1"),
    _entry("deduction", "A worksheet was taken from credit.", f"{_WORKSHEET}:deduction"),
    _entry(
        "correction",
        "Another revision of a worksheet costs more or less.",
        f"{_WORKSHEET}:correction:2",
    ),
    _entry("confirmation", "A worksheet is consumed for good.", f"{_WORKSHEET}:confirmation"),
    _entry("penalty", "A late change was charged to credit.", f"{_SESSION}:move:1:penalty"),
    _entry("expiry", "Credit passed its last day of use.", f"{_LOT}:expiry:7"),
    _entry("refund", "Credit was paid back.", f"{_PURCHASE}:refund:1"),
    _entry(
        "adjustment",
        "Credit was corrected by hand, or given to compensate.",
        f"adjustment:{examples.ADJUSTMENT}",
    ),
    _entry("reversal", "An entry was undone.", f"reversal:{examples.ENTRY}"),
    _entry(
        "expiry_change",
        "The last day of use of credit was corrected.",
        f"{_LOT}:expiry_change:7",
    ),
)

_PENDING = {"status": "pending_payment"}
_PURCHASES = (
    EventType(
        "purchase.created", "A purchase was recorded, paid or not.", PurchaseDetails, _PENDING
    ),
    EventType("purchase.changed", "Another last day of use was agreed.", PurchaseChangedDetails),
    EventType(
        "purchase.corrected",
        "Its numbers or its tax were put right.",
        PurchaseCorrectedDetails,
    ),
    EventType(
        "purchase.paid", "The last of its price came, and it is credit now.", PurchaseDetails
    ),
    EventType(
        "purchase.refunded",
        "Minutes of it were paid back.",
        PurchaseDetails,
        {"refunded_minutes": 60},
    ),
    EventType(
        "purchase.voided",
        "It was given up before anything was paid.",
        PurchaseDetails,
        {"status": "void"},
    ),
    EventType("payment.received", "Money for a purchase came.", PaymentDetails),
    EventType("payment.withdrawn", "A payment was recorded by mistake.", PaymentDetails),
    EventType(
        "payment.corrected",
        "The day or the reference of a payment was put right.",
        PaymentCorrectedDetails,
        {"fields": ["received_on"]},
    ),
    EventType(
        "refund.made",
        "Minutes and money went back.",
        RefundDetails,
        {"minutes": 60, "amount": "120.00"},
    ),
)

_CORRECTIONS = (
    EventType(
        "adjustment.made",
        "Credit was corrected, or given to compensate.",
        MinutesDetails,
        {"minutes": 60},
    ),
    EventType("adjustment.reversed", "A correction of the credit was undone.", NoDetails),
    EventType("approval.requested", "Something waits for another person.", ApprovalDetails),
    EventType(
        "approval.approved",
        "Another person approved it, and it was done.",
        ApprovalDetails,
        {"status": "approved"},
    ),
    EventType(
        "approval.rejected", "Another person refused it.", ApprovalDetails, {"status": "rejected"}
    ),
    EventType(
        "approval.withdrawn",
        "Who asked for it wants it no more.",
        ApprovalDetails,
        {"status": "withdrawn"},
    ),
    EventType(
        "approval.expired", "Nobody decided in time.", ApprovalDetails, {"status": "expired"}
    ),
)

_WARNINGS = (
    EventType(
        "credit_warning.low",
        "Less is available than the customer's threshold.",
        CreditLowDetails,
        {"minutes": 110},
    ),
    EventType(
        "credit_warning.expiring",
        "Free minutes of a lot end in 30 or 7 days.",
        CreditExpiringDetails,
    ),
    EventType("credit_warning.cleared", "Credit is no longer low.", MinutesDetails),
)

_OFFICE = (
    of_office(
        "approval_thresholds.changed", "Above other thresholds a second person decides.", NoDetails
    ),
    of_office("bank_file.imported", "A file of a bank was read.", NoDetails),
    of_office(
        "earning_policy.set",
        "From a day on minutes are earned by another policy.",
        EarningPolicyDetails,
    ),
    of_office(
        "ledger_root.signed", "The root of a day is signed, over all entries so far.", RootDetails
    ),
    of_office("period.closing", "A month is being closed.", NoDetails),
    of_office("period.closed", "A month is closed, and signed.", NumberDetails),
    of_office("period.reopened", "A closed month was opened again.", NumberDetails),
    of_office("price_list.made", "A price list was made.", NoDetails),
    of_office("price_list.changed", "A price list ends on another day.", NoDetails),
)

TYPES = (*_ENTRIES, *_PURCHASES, *_CORRECTIONS, *_WARNINGS, *_OFFICE)
