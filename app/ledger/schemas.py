"""Answers about credit and entries. All amounts are minutes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, PlainSerializer

from app.kit.money import shown
from app.kit.web.schema import AmountView, UtcInstant, View
from app.ledger import chain
from app.ledger.accounts import AccountKind, EntryKind, Lot
from app.ledger.credit import MAX_LOTS
from app.ledger.rows import CreditRecord


class LotView(View):
    """A lot with free or held minutes."""

    id: UUID
    available_minutes: int
    held_minutes: int
    price_per_person_day: AmountView
    currency: str | None
    purchased_at: UtcInstant
    expires_on: date | None = Field(description="The last day of its use, by the customer's zone.")


class CreditView(View):
    """A customer's server-support credit. ``remaining`` is available + held - debt."""

    customer_id: UUID
    as_of: UtcInstant
    seq: int = Field(description="The last entry that is counted.")
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    remaining_minutes: int
    remaining_text: str = Field(examples=["6 h 10 min", "−1 h 40 min"])
    lots: list[LotView] = Field(
        description=f"Those with free or held minutes in the order they are spent, at most {MAX_LOTS}."
    )
    lots_truncated: bool = Field(description="Whether there are more lots; `…/lots` lists all.")


class PostingView(View):
    """Minutes that moved; ``lot_id`` is null only for minutes owed."""

    from_: AccountKind = Field(serialization_alias="from")
    to: AccountKind
    from_id: UUID = Field(description="The ledger account that the minutes left.")
    to_id: UUID = Field(description="The ledger account that they came to.")
    lot_id: UUID | None
    minutes: int
    settles: Annotated[list[int], Field(min_length=2, max_length=2)] | None = Field(
        description="The debt that these minutes pay back: the `seq` of the entry that drew it, and"
        " the place of the posting in it, from 0 on. Null: they pay back none."
    )


HashedNumber = Annotated[
    Decimal,
    PlainSerializer(chain.plain, return_type=str, when_used="json"),
    Field(description="Decimal string as it is hashed.", examples=["960", "1440.5"]),
]


class ToldLot(View):
    """What an entry says of the lot that it opens or changes, as its hash covers it."""

    id: UUID
    minutes: int = Field(
        description="All that the lot was given, also those that settled debt at once."
    )
    price_per_person_day: HashedNumber
    net: HashedNumber | None = Field(
        description="The money for all its minutes, without tax; null where none was paid."
    )
    currency: str | None
    expires_on: date | None


class EntryView(View):
    """One business event of the ledger, with the balances after it."""

    id: UUID
    customer_id: UUID
    credit_account_id: UUID = Field(description="The account of the customer that `seq` counts in.")
    seq: int
    kind: EntryKind
    reference: str
    booked_at: UtcInstant
    service_on: date
    actor: str
    reason: str | None = Field(
        description="Why; of an override it is a lead's own, and a customer's key reads null."
    )
    reverses: UUID | None
    override: bool
    postings: list[PostingView]
    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int
    reason_digest: str | None = Field(
        description="SHA-256 of the salt and the reason, in hexadecimal; it stays when they are erased."
    )
    reason_salt: str | None = Field(
        description="What stands before the reason in its digest, in hexadecimal; null once erased."
    )
    lot: ToldLot | None = Field(
        description="Of the lot that the entry opens, or of which it changes the last day (from form 2 on)."
    )
    hash_version: int = Field(description="The version of the form that `hash` covers.")
    hash: str

    def for_customers(self) -> Self:
        """The same without a lead's reason to override; its digest stays, so that the chain is proved."""
        if not self.override:
            return self
        return self.model_copy(update={"reason": None, "reason_salt": None})


class EntryFeed(View):
    """One page of the feed. Keep ``resume_cursor``: it continues behind what you have read."""

    items: list[EntryView]
    next_cursor: str | None
    resume_cursor: str | None

    def for_customers(self) -> Self:
        """Each entry as a customer reads it."""
        return self.model_copy(update={"items": [one.for_customers() for one in self.items]})


def duration_text(minutes: int) -> str:
    """Minutes as people read them: 370 is ``6 h 10 min``, -100 is ``−1 h 40 min``."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0 or hours == 0)
    return ("−" if minutes < 0 else "") + " ".join(parts)


def credit_view(credit: CreditRecord, customer_id: UUID, as_of: datetime) -> CreditView:
    """Balances as they are shown: what is past its date at ``as_of`` is available no more (C9)."""
    shown = (lot_view(lot, as_of) for lot in credit.lots)
    lots = [lot for lot in shown if lot.available_minutes or lot.held_minutes]
    expired = sum(lot.free_minutes for lot in credit.lots if not lot.usable(as_of))
    available = credit.available_minutes - expired
    remaining = available + credit.held_minutes - credit.debt_minutes
    return CreditView(
        customer_id=customer_id,
        as_of=as_of,
        seq=credit.seq,
        available_minutes=available,
        held_minutes=credit.held_minutes,
        awaiting_confirmation_minutes=credit.awaiting_confirmation_minutes,
        debt_minutes=credit.debt_minutes,
        remaining_minutes=remaining,
        remaining_text=duration_text(remaining),
        lots=lots[:MAX_LOTS],
        lots_truncated=len(lots) > MAX_LOTS,
    )


def lot_view(lot: Lot, as_of: datetime) -> LotView:
    """A lot as it is shown: past its date at ``as_of`` it has nothing available (C9)."""
    return LotView(
        id=lot.id,
        available_minutes=lot.free_minutes if lot.usable(as_of) else 0,
        held_minutes=lot.held_minutes,
        price_per_person_day=shown(lot.price_per_person_day, lot.currency),
        currency=lot.currency,
        purchased_at=lot.purchased_at,
        expires_on=lot.expires_on,
    )
