"""A statement as programs read it: JSON, and a table of its movements."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from app.kit.web.schema import AmountView, Month, UtcInstant, View
from app.ledger.accounts import EntryKind, Totals
from app.plans.rules import SessionCategory
from app.sessions.rules import PenaltyKind
from app.statements.rules import Awaiting, Movement, Section, Statement, Work


class StatementFormat(StrEnum):
    """What a statement is made as."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"


class TotalsView(View):
    """Minutes in each bucket, or by how much they changed. ``remaining`` is available + held - debt."""

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    remaining_minutes: int


class WorthView(View):
    """Money in one currency."""

    currency: str
    net: AmountView = Field(description="Without tax.")


class PastDateView(View):
    """Available minutes that were past their date, of lots of one currency."""

    currency: str | None = Field(description="Null of what was given for nothing.")
    minutes: int = Field(description="How many.")
    net: AmountView = Field(description="What they were worth, without tax.")


class SectionView(View):
    """What all movements of one kind changed together."""

    section: Section
    change: TotalsView


class MovementView(View):
    """An entry of the month: what it changed, and what there was after it."""

    seq: int
    entry_id: UUID
    section: Section
    kind: EntryKind
    reference: str
    booked_at: UtcInstant
    service_on: date
    change: TotalsView
    balance: TotalsView
    session_id: UUID | None
    worksheet_id: UUID | None
    purchase_id: UUID | None
    starts_at: UtcInstant | None = Field(
        description="The planned start of the session; of a penalty, the one that was not kept."
    )
    penalty: PenaltyKind | None = Field(description="What a penalty, or its waiver, is about.")
    net: AmountView | None = Field(
        description="What a purchase costs, or a refund paid back, without tax."
    )
    gross: AmountView | None = Field(description="The same with tax.")
    currency: str | None
    invoice_number: str | None
    expires_on: date | None = Field(
        description="Of an expiry or its change: the last day of the lot."
    )
    reason: str | None
    reverses: UUID | None = Field(description="The entry that it undoes.")


class StatementWorkView(View):
    """A session whose worksheet moved credit: worked time, billed time, and how that was rounded (C4)."""

    worksheet_id: UUID
    session_id: UUID
    starts_at: UtcInstant
    category: SessionCategory
    revision: int
    worked_seconds: int = Field(description="Summed exactly over all technicians (C2).")
    rounding_seconds: int = Field(description="What was added to come to whole 10 minutes.")
    billed_minutes: int
    charged_before_minutes: int = Field(description="What earlier months had deducted of it.")
    charged_minutes: int = Field(description="What this month deducted; negative: it gave back.")


class StatementAwaitingView(View):
    """A worksheet that awaited the customer's confirmation when the month ended."""

    worksheet_id: UUID
    session_id: UUID
    starts_at: UtcInstant
    category: SessionCategory
    submitted_at: UtcInstant
    disputed: bool = Field(description="Whether the customer did not agree.")
    minutes: int


class StatementView(View):
    """A customer's month: opening, every movement, closing; that they add up was checked."""

    customer_id: UUID
    customer_name: str = Field(description="As it is called now.")
    month: Month
    time_zone: str = Field(description="The provider's: its midnights begin and end the month.")
    from_at: UtcInstant = Field(description="The first instant of the month.")
    to_at: UtcInstant = Field(description="The first instant after it.")
    made_at: UtcInstant = Field(description="When the statement was made.")
    is_over: bool = Field(description="False: more can happen in this month.")
    opening: TotalsView
    closing: TotalsView
    worth: list[WorthView] = Field(
        description="What was paid for and not used up by the end, by currency."
    )
    past_date_minutes: int = Field(
        description="Of the available minutes at the end, those past their date; next month books it."
    )
    past_date: list[PastDateView] = Field(
        description="These minutes by currency, with what of `worth` is theirs."
    )
    sections: list[SectionView] = Field(description="The sum of each kind of movement.")
    sessions: list[StatementWorkView] = Field(description="By their starts.")
    awaiting_confirmation: list[StatementAwaitingView] = Field(
        description="What the customer had not confirmed yet when the month ended."
    )
    movements: list[MovementView] = Field(description="Every entry of the month, by its `seq`.")


def statement_view(made: Statement) -> StatementView:
    """A statement as it is shown; what it is made of is ours, and is not looked at again."""
    return StatementView.model_construct(
        customer_id=made.customer_id,
        customer_name=made.customer.name,
        month=made.month,
        time_zone=made.time_zone,
        from_at=made.from_at,
        to_at=made.to_at,
        made_at=made.made_at,
        is_over=made.is_over,
        opening=_totals(made.opening),
        closing=_totals(made.closing),
        worth=[
            WorthView.model_construct(currency=currency, net=net)
            for currency, net in made.worth.items()
        ],
        past_date_minutes=made.past_date_minutes,
        past_date=[PastDateView.model_construct(**one._asdict()) for one in made.past_date],
        sections=[
            SectionView.model_construct(section=section, change=_totals(change))
            for section, change in made.sums().items()
        ],
        sessions=[_work(one) for one in made.work],
        awaiting_confirmation=[_awaiting(one) for one in made.awaiting],
        movements=[_movement(one) for one in made.movements],
    )


def _totals(totals: Totals) -> TotalsView:
    available, held, awaiting, debt = totals
    return TotalsView.model_construct(
        available_minutes=available,
        held_minutes=held,
        awaiting_confirmation_minutes=awaiting,
        debt_minutes=debt,
        remaining_minutes=totals.remaining_minutes,
    )


def _work(one: Work) -> StatementWorkView:
    return StatementWorkView.model_validate(one, from_attributes=True)


def _awaiting(one: Awaiting) -> StatementAwaitingView:
    return StatementAwaitingView.model_validate(one, from_attributes=True)


def _movement(one: Movement) -> MovementView:
    entry, facts = one.entry, one.facts
    return MovementView.model_construct(
        seq=entry.seq,
        entry_id=entry.id,
        section=one.section,
        kind=entry.kind,
        reference=entry.reference,
        booked_at=entry.booked_at,
        service_on=entry.service_on,
        change=_totals(entry.change),
        balance=_totals(entry.totals),
        session_id=facts.session_id,
        worksheet_id=facts.worksheet_id,
        purchase_id=facts.purchase_id,
        starts_at=facts.starts_at,
        penalty=facts.penalty,
        net=facts.net,
        gross=facts.gross,
        currency=facts.currency,
        invoice_number=facts.invoice_number,
        expires_on=entry.expires_on,
        reason=facts.reason,
        reverses=entry.reverses,
    )
