"""Answers about events."""

from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from app.kit.outbox import EventRecord
from app.kit.schema import UtcInstant, View

# As they were written: what is in an event never changes, nor how it looks.
_Id = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
_Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
# A word or a number; or the parts of a message, each with where it ends.
_Decided: TypeAlias = int | str | list[list[int | str]] | None


class EventData(TypedDict, total=False):
    """What an event tells beside its subject; each type of event gives some of it, and new fields may come.

    Fields of the same name mean the same in every type.
    """

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]

    amount: Annotated[
        str, Field(description="Of the payment or refund, in the decimals of its currency.")
    ]
    answer_id: Annotated[_Id, Field(description="The answer to the session's invitation.")]
    asked_by: Annotated[str, Field(description="Who asked for the change: a `Party`.")]
    author: Annotated[str, Field(description="Who wrote the message: a `MessageAuthor`.")]
    becomes: Annotated[
        _Decided, Field(description="What was decided; of parts, each with its end.")
    ]
    billed_minutes: Annotated[int, Field(description="What the worksheet costs.")]
    confirmed_by: Annotated[str, Field(description="Who confirmed: a `Confirmer`.")]
    contact_id: Annotated[
        _Id | None, Field(description="Who watches the ticket now, or no more; or who answered.")
    ]
    country: Annotated[str, Field(description="Whose holidays were imported.")]
    currency: Annotated[str, Field(description="Of the amount.")]
    days_ahead: Annotated[int, Field(description="How long before its end: so many days.")]
    direction: Annotated[str, Field(description="Of a call: a `CallDirection`.")]
    ends_at: Annotated[_Time, Field(description="The session's end.")]
    expires_on: Annotated[
        str | None, Field(description="The last day of use.", json_schema_extra={"format": "date"})
    ]
    external_reference: Annotated[str | None, Field(description="What others call the purchase.")]
    fields: Annotated[list[str], Field(description="Which fields of the subject changed.")]
    from_on: Annotated[
        str, Field(description="The policy's first day.", json_schema_extra={"format": "date"})
    ]
    gross: Annotated[str, Field(description="What the purchase costs, with its tax.")]
    holiday_on: Annotated[str, Field(description="The day.", json_schema_extra={"format": "date"})]
    into: Annotated[_Id, Field(description="The ticket that it goes on in.")]
    invoice_number: Annotated[str | None, Field(description="Of the purchase.")]
    lot_id: Annotated[_Id, Field(description="The lot that ends soon.")]
    minutes: Annotated[
        int,
        Field(
            description="Of the purchase, refund or adjustment; of a warning, what is free or available."
        ),
    ]
    number: Annotated[
        int,
        Field(description="The ticket's, or of the plan's version, or of the month's snapshot."),
    ]
    old_ends_at: Annotated[_Time, Field(description="The session's end before.")]
    old_expires_on: Annotated[
        str | None,
        Field(description="The last day of use before.", json_schema_extra={"format": "date"}),
    ]
    old_external_reference: Annotated[
        str | None, Field(description="What others called the purchase before.")
    ]
    old_gross: Annotated[str, Field(description="What the purchase cost before.")]
    old_invoice_number: Annotated[str | None, Field(description="Of the purchase before.")]
    old_received_on: Annotated[
        str, Field(description="The payment's day before.", json_schema_extra={"format": "date"})
    ]
    old_tax: Annotated[str, Field(description="Of the purchase before.")]
    old_tax_rate: Annotated[str, Field(description="Of the purchase before.")]
    old_starts_at: Annotated[_Time, Field(description="The session's start before.")]
    old_technician_id: Annotated[_Id, Field(description="Who is replaced.")]
    old_technician_ids: Annotated[list[_Id], Field(description="Who held the session before.")]
    outcome: Annotated[
        str, Field(description="A `CallOutcome`, or of a message an `EmailOutcome`.")
    ]
    party: Annotated[str, Field(description="Who did not come: a `Party`.")]
    payment_state: Annotated[
        str, Field(description="Of the purchase, after the payment: a `PaymentState`.")
    ]
    plan_version_id: Annotated[_Id, Field(description="The version the ticket is under now.")]
    policy: Annotated[str, Field(description="Of earning: an `EarningPolicy`.")]
    purchase_id: Annotated[_Id, Field(description="What was paid, or paid back of.")]
    reason: Annotated[str | None, Field(description="Of a message: an `EmailReason`.")]
    received_on: Annotated[
        str, Field(description="The payment's day.", json_schema_extra={"format": "date"})
    ]
    reference: Annotated[str, Field(description="What the entry books.")]
    refunded_minutes: Annotated[int, Field(description="How many were paid back.")]
    reserved_minutes: Annotated[int, Field(description="What is held for the session now.")]
    revision: Annotated[int, Field(description="Of the worksheet.")]
    role: Annotated[str, Field(description="Of the key: a `Role`.")]
    seq: Annotated[int, Field(description="The entry's number within the customer.")]
    session_id: Annotated[_Id, Field(description="The worksheet's session.")]
    session_ids: Annotated[list[_Id], Field(description="Live sessions of who has left.")]
    severity: Annotated[int, Field(description="The ticket's.")]
    size_bytes: Annotated[int, Field(description="Of the file.")]
    starts_at: Annotated[_Time, Field(description="The session's start.")]
    status: Annotated[str, Field(description="The subject's, after what happened.")]
    tax: Annotated[str, Field(description="Of the purchase, in the decimals of its currency.")]
    tax_rate: Annotated[str, Field(description="Percent of the net price.")]
    technician_id: Annotated[
        _Id | None, Field(description="Who comes, takes the ticket, has the feed, or answered.")
    ]
    threshold_minutes: Annotated[int, Field(description="What credit is low below.")]
    top_up_by: Annotated[_Time | None, Field(description="How long the session waits for credit.")]
    technician_ids: Annotated[list[_Id], Field(description="Who holds the session now.")]
    ticket_ids: Annotated[list[_Id], Field(description="Unresolved tickets of who has left.")]
    was: Annotated[_Decided, Field(description="What it was before; of parts, each with its end.")]
    year: Annotated[int, Field(description="Of which holidays were imported.")]


class EventView(View):
    """One change of state; ids only, never names."""

    id: UUID
    position: int
    type: str = Field(
        description="`subject_type.what_happened`, such as `session.moved`; new types may come.",
        examples=["session.moved"],
    )
    customer_id: UUID | None
    subject_type: str
    subject_id: UUID
    actor: str
    occurred_at: UtcInstant
    data: EventData


class EventFeed(View):
    """One page of the feed. Keep ``resume_cursor``: it continues behind what you have read."""

    items: list[EventView]
    next_cursor: str | None
    resume_cursor: str | None


def event_view(event: EventRecord) -> EventView:
    """An event as it is shown."""
    return EventView.model_validate(event, from_attributes=True)
