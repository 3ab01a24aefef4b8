"""Answers about bank files."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from msgspec.structs import replace
from pydantic import ConfigDict, Field

from app import examples
from app.kit.money import LIMIT_DIGITS, shown
from app.kit.web.forms import DecimalForm
from app.kit.web.schema import AmountView, Body, Day, Id, Text, UtcInstant, Version, View
from app.payments.rows import OpenLineRecord
from app.payments.rules import LineOutcome, LineStatus, MatchedBy
from app.purchases.rules import PaymentState


class BankLineView(View):
    """What becomes of a line of a bank's file."""

    number: int
    outcome: LineOutcome
    cause: str | None = Field(
        description="Why it is not recorded: what is wrong with the line, or the code of a refusal."
    )
    booked_on: date | None = Field(description="The day that the bank booked it.")
    amount: AmountView | None = Field(
        description="Decimal string, with the decimals of its currency, or more where the file has them."
    )
    currency: str | None
    matched_by: MatchedBy | None = Field(description="What it and the purchase have in common.")
    purchase_id: UUID | None = Field(
        description="The purchase that it pays; null: none for certain."
    )
    payment_id: UUID | None = Field(description="The payment that was recorded; null in a dry run.")
    payment_state: PaymentState | None = Field(description="Of the purchase, after it.")
    candidates: list[UUID] = Field(
        description="Purchases that it may mean: of several numbers, or by its amount alone."
    )


class BankImportView(View):
    """What became of a bank's file, line by line."""

    sha256: str
    form: str = Field(description="`camt.053` or `csv`.")
    characters: str = Field(description="What it was read in.")
    imported_before: bool = Field(
        description="Whether this very file came before; then nothing changes."
    )
    recorded: int = Field(description="How many lines became payments.")
    recorded_amounts: dict[str, str] = Field(description="What they add up to, by currency.")
    lines: list[BankLineView] = Field(description="Each line, in the order of the file.")


def amounts_of(lines: list[BankLineView]) -> dict[str, str]:
    """What recorded lines add up to, by currency."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.outcome is LineOutcome.RECORDED:
            assert line.amount is not None
            assert line.currency is not None
            sums[line.currency] = sums.get(line.currency, Decimal(0)) + line.amount
    return {currency: str(amount) for currency, amount in sorted(sums.items())}


class AssignLine(Body):
    """Which purchase a bank's line pays; and what of the line is not clear, as a person reads it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"purchase_id": str(examples.PENDING_PURCHASE)}]}
    )

    purchase_id: Id
    amount: Annotated[Decimal, DecimalForm(LIMIT_DIGITS, 4), Field(gt=0)] | None = Field(
        default=None,
        description="What came: needed where the line's is not clear, and only there.",
    )
    booked_on: Day | None = Field(
        default=None, description="The day that the bank booked it: needed likewise."
    )


class DismissLine(Body):
    """Why no payment is made of a bank's line."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "it is the rent of the tenant"}]}
    )

    reason: Text


class OpenLineView(View):
    """A line of a bank's file in which money came that no payment was made of; somebody decides on it."""

    id: UUID
    status: LineStatus
    number: int = Field(description="Its place in its file.")
    outcome: LineOutcome = Field(description="Why it was not recorded at once.")
    cause: str | None = Field(description="More exactly, where that is known.")
    booked_on: date | None = Field(
        description="The day that the bank booked it; null: that is not clear."
    )
    amount: AmountView | None = Field(description="What came; null: that is not clear.")
    currency: str
    said_amount: str | None = Field(description="What the bank writes for an amount not clear.")
    said_on: str | None = Field(description="What the bank writes for a day that is not clear.")
    reference: str | None = Field(description="What the bank says of it; null: nothing.")
    candidates: list[UUID] = Field(description="Purchases that it may mean.")
    payment_id: UUID | None = Field(description="The payment that was made of it; null: none.")
    decided_by: str | None = Field(description="Who decided: an actor; null: nobody yet.")
    decided_at: UtcInstant | None
    reason: str | None = Field(description="Why it was dismissed.")
    created_at: UtcInstant = Field(description="When its file was read.")
    version: Version


def open_line_view(line: OpenLineRecord) -> OpenLineView:
    """A line that waits, or waited, as it is shown."""
    amount = None if line.amount is None else shown(line.amount, line.currency)
    return OpenLineView.model_validate(replace(line, amount=amount), from_attributes=True)
