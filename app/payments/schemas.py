"""Answers about bank files."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from app.kit.schema import AmountView, View
from app.payments.rules import LineOutcome, MatchedBy
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
