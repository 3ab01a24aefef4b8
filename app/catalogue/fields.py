"""The fields of events: a name means the same in every type, and looks the same for ever.

Words of slices are written out here, which stand above; a test holds each to its slice's own.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from pydantic import Field, WithJsonSchema

from app import examples
from app.catalogue.types import EventDetails

# --- words ---------------------------------------------------------------------------------------

ApprovalWord = Literal["pending_approval", "approved", "rejected", "withdrawn", "expired"]
CallDirectionWord = Literal["inbound", "outbound"]
CallOutcomeWord = Literal["reached", "not_reached", "not_needed"]
ConfirmerWord = Literal["customer", "system"]
DisabledReasonWord = Literal["asked", "gone", "failing"]
EarningPolicyWord = Literal["confirmed", "billed"]
EmailOutcomeWord = Literal[
    "ticket_opened", "reply_added", "recorded", "quarantined", "discarded"
]  # fmt: skip
LegitimacyWord = Literal["unassessed", "accepted", "not_accepted", "not_reproduced"]
PartWord = Literal["new", "quote", "signature", "notice"]
PartyWord = Literal["customer", "provider"]
PaymentStateWord = Literal["unpaid", "partly_paid", "paid", "overpaid"]
PurchaseWord = Literal["pending_payment", "paid", "refunded", "void"]
RoleWord = Literal["customer", "technician", "lead", "finance", "mail", "admin"]
SessionWord = Literal[
    "awaiting_credit", "scheduled", "in_progress", "done", "cancelled", "lapsed", "no_show"
]
TicketWord = Literal["new", "open", "waiting_for_customer", "resolved", "closed"]
WorksheetWord = Literal["awaiting_confirmation", "disputed", "confirmed"]


# --- fields --------------------------------------------------------------------------------------


def _is(description: str, example: Any) -> Any:
    return Field(description=description, examples=[str(example) if _is_id(example) else example])


def _is_id(value: object) -> bool:
    return isinstance(value, UUID)


def _are(description: str, *ids: UUID) -> Any:
    return Field(description=description, examples=[[str(one) for one in ids]])


_SUM = r"^-?[0-9]+(\.[0-9]+)?$"
Amount = Annotated[
    str,
    Field(
        pattern=_SUM,
        description="Of the payment or refund, in the decimals of its currency.",
        examples=["960.00"],
    ),
]
AnswerId = Annotated[UUID, _is("The answer to the session's invitation.", examples.EVENT)]
AskedBy = Annotated[PartyWord, _is("Who asked for the change: a `Party`.", "customer")]
Author = Annotated[PartyWord, _is("Who wrote the message: a `MessageAuthor`.", "provider")]
BilledMinutes = Annotated[int, _is("What the worksheet costs.", 110)]
ConfirmedBy = Annotated[ConfirmerWord, _is("Who confirmed: a `Confirmer`.", "customer")]
_CONTACT = "Who watches the ticket now, or no more; or who answered."
ContactId = Annotated[UUID, _is(_CONTACT, examples.WATCHER)]
ContactIdOrNone = Annotated[UUID | None, _is(_CONTACT, examples.CONTACT)]
Country = Annotated[str, _is("Whose holidays were imported.", "CZ")]
Currency = Annotated[
    str, Field(pattern="^[A-Z]{3}$", description="Of the amount.", examples=["EUR"])
]
BurnPerDay = Annotated[
    int, _is("Minutes that worksheets took a day of late, rounded up; 0: nothing.", 12)
]
DaysAhead = Annotated[int, _is("How long before its end: so many days.", 30)]
DaysLeft = Annotated[
    int | None,
    _is("How many whole days the credit lasts, spent as of late; null: nothing is spent.", 9),
]
Direction = Annotated[CallDirectionWord, _is("Of a call: a `CallDirection`.", "outbound")]
DisabledReason = Annotated[
    DisabledReasonWord, _is("Why an endpoint is disabled: a `DisabledReason`.", "failing")
]
EndsAt = Annotated[datetime, _is("The session's end.", "2027-09-01T11:00:00Z")]
_EXPIRES = "The last day of use."
ExpiresOn = Annotated[date, _is(_EXPIRES, "2027-12-31")]
ExpiresOnOrNone = Annotated[date | None, _is(_EXPIRES, "2027-12-31")]
ExternalReference = Annotated[str | None, _is("What others call the purchase.", "PO-77")]
Fields = Annotated[tuple[str, ...], _is("Which fields of the subject changed.", ["name"])]
FromOn = Annotated[date, _is("The policy's first day.", "2027-01-01")]
Gross = Annotated[
    str,
    Field(pattern=_SUM, description="What the purchase costs, with its tax.", examples=["1161.60"]),
]
HolidayOn = Annotated[date, _is("The day.", "2027-10-28")]
Into = Annotated[UUID, _is("The ticket that it goes on in.", examples.WAITING_TICKET)]
InvoiceNumber = Annotated[str | None, _is("Of the purchase.", "2027-118")]
ExpiresAt = Annotated[datetime, _is("When the key ends.", "2027-09-14T09:00:00Z")]
KeyId = Annotated[
    str,
    _is("Of the key that signs: 16 digits of the SHA-256 of its public half.", "2b5a0e6f9d1c4873"),
]
LotId = Annotated[UUID, _is("The lot that ends soon.", examples.PURCHASE)]
Minutes = Annotated[
    int,
    _is("Of the purchase, refund or adjustment; of a warning, what is free or available.", 480),
]
Number = Annotated[
    int, _is("The ticket's, or of the plan's version, of the month's snapshot, or of the root.", 1)
]
OldEndsAt = Annotated[datetime, _is("The session's end before.", "2027-08-31T11:00:00Z")]
OldExternalReference = Annotated[str | None, _is("What others called the purchase before.", None)]
OldGross = Annotated[
    str, Field(pattern=_SUM, description="What the purchase cost before.", examples=["960.00"])
]
OldInvoiceNumber = Annotated[str | None, _is("Of the purchase before.", "2027-117")]
OldReceivedOn = Annotated[date, _is("The payment's day before.", "2027-08-30")]
OldTax = Annotated[
    str, Field(pattern=_SUM, description="Of the purchase before.", examples=["0.00"])
]
OldTaxRate = Annotated[
    str, Field(pattern=_SUM, description="Of the purchase before.", examples=["0"])
]
OldExpiresOn = Annotated[date | None, _is("The last day of use before.", None)]
OldStartsAt = Annotated[datetime, _is("The session's start before.", "2027-08-31T09:00:00Z")]
OldTechnicianId = Annotated[UUID, _is("Who is replaced.", examples.COLLEAGUE)]
OldTechnicianIds = Annotated[
    tuple[UUID, ...], _are("Who held the session before.", examples.COLLEAGUE)
]
_OUTCOME = "A `CallOutcome`, or of a message an `EmailOutcome`."
CallOutcome = Annotated[CallOutcomeWord, _is(_OUTCOME, "reached")]
EmailOutcome = Annotated[EmailOutcomeWord, _is(_OUTCOME, "ticket_opened")]
Party = Annotated[PartyWord, _is("Who did not come: a `Party`.", "customer")]
PaymentState = Annotated[
    PaymentStateWord, _is("Of the purchase, after the payment: a `PaymentState`.", "paid")
]
PlanVersionId = Annotated[UUID, _is("The version the ticket is under now.", examples.PLAN)]
Position = Annotated[int, _is("Entries with this position or one before it are covered.", 1204)]
Policy = Annotated[EarningPolicyWord, _is("Of earning: an `EarningPolicy`.", "billed")]
PurchaseId = Annotated[UUID, _is("What was paid, or paid back of.", examples.PURCHASE)]
# Codes of refusals may come with every release.
_Code = Annotated[str, Field(pattern="^[a-z_]{1,60}$")]
Reason = Annotated[
    _Code | None, _is("Of a message: an `EmailReason`, or the code of a refusal.", None)
]
ReceivedOn = Annotated[date, _is("The payment's day.", "2027-08-31")]
Reference = Annotated[str, _is("What the entry books.", f"purchase:{examples.PURCHASE}")]
ResolutionDueAt = Annotated[
    datetime, _is("When the ticket was to be resolved.", "2027-08-31T15:00:00Z")
]
RefundedMinutes = Annotated[int, _is("How many were paid back.", 0)]
ReservedMinutes = Annotated[int, _is("What is held for the session now.", 120)]
Revision = Annotated[int, _is("Of the worksheet.", 1)]
Role = Annotated[RoleWord, _is("Of the key: a `Role`.", "customer")]
Root = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{64}$",
        description="One hash over the last entries of all accounts: docs/canonical-form.md.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ),
]
Signature = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{128}$",
        description="Ed25519, of what is signed of the root.",
        examples=["5a" * 64],
    ),
]
Seq = Annotated[
    int, Field(ge=1, description="The entry's number within the customer.", examples=[7])
]
SessionId = Annotated[UUID, _is("The worksheet's session.", examples.DONE_SESSION)]
SessionIds = Annotated[tuple[UUID, ...], _are("Live sessions of who has left.", examples.SESSION)]
Severity = Annotated[int, _is("The ticket's.", 2)]
SizeBytes = Annotated[int, _is("Of the file.", 48_213)]
StartsAt = Annotated[datetime, _is("The session's start.", examples.STARTS_AT)]
_STATUS = "The subject's, after what happened."
ApprovalStatus = Annotated[ApprovalWord, _is(_STATUS, "pending_approval")]
PurchaseStatus = Annotated[PurchaseWord, _is(_STATUS, "paid")]
SessionStatus = Annotated[SessionWord, _is(_STATUS, "scheduled")]
TicketStatus = Annotated[TicketWord, _is(_STATUS, "open")]
WorksheetStatus = Annotated[WorksheetWord, _is(_STATUS, "awaiting_confirmation")]
_TECHNICIAN = "Who comes, takes the ticket, has the feed, or answered."
TechnicianId = Annotated[UUID, _is(_TECHNICIAN, examples.TECHNICIAN)]
TechnicianIdOrNone = Annotated[UUID | None, _is(_TECHNICIAN, None)]
ThresholdMinutes = Annotated[int, _is("What credit is low below.", 120)]
TopUpBy = Annotated[
    datetime | None, _is("How long the session waits for credit.", "2027-08-25T09:00:00Z")
]
TechnicianIds = Annotated[tuple[UUID, ...], _are("Who holds the session now.", examples.TECHNICIAN)]
Tax = Annotated[
    str,
    Field(
        pattern=_SUM,
        description="Of the purchase, in the decimals of its currency.",
        examples=["201.60"],
    ),
]
TaxRate = Annotated[
    str, Field(pattern=_SUM, description="Percent of the net price.", examples=["21"])
]
TicketIds = Annotated[
    tuple[UUID, ...], _are("Unresolved tickets of who has left.", examples.TICKET)
]
Year = Annotated[int, _is("Of which holidays were imported.", 2027)]

# What was decided before and after is of the type's own kind.
_WAS = "What it was before; of parts, each with its end."
_BECOMES = "What was decided; of parts, each with its end."
WasSeverity = Annotated[int, _is(_WAS, 3)]
BecomesSeverity = Annotated[int, _is(_BECOMES, 2)]
WasLegitimacy = Annotated[LegitimacyWord, _is(_WAS, "unassessed")]
BecomesLegitimacy = Annotated[LegitimacyWord, _is(_BECOMES, "accepted")]
# Generators of clients know no tuples whose items differ.
_Part = Annotated[
    tuple[PartWord, int],
    WithJsonSchema(
        {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}
    ),
]
_Parts: TypeAlias = tuple[_Part, ...]
WasParts = Annotated[_Parts, _is(_WAS, [["new", 220]])]
BecomesParts = Annotated[_Parts, _is(_BECOMES, [["new", 140], ["signature", 220]])]


# --- of several bands ----------------------------------------------------------------------------


class NoDetails(EventDetails):
    """Nothing beside the subject, which tells the rest."""


class ChangedFields(EventDetails):
    """Which fields were changed; what they are now, the subject tells."""

    fields: Fields


class Departure(EventDetails):
    """What was not ended with the departure, and needs somebody."""

    session_ids: SessionIds
    ticket_ids: TicketIds
