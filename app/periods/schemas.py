"""Requests and answers about closed months."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

import rfc8785
from msgspec import Struct
from pydantic import ConfigDict, Field, TypeAdapter

from app.finance.rows import Figures
from app.kit.web.schema import AmountView, Body, Text, UtcInstant, View
from app.ledger import chain
from app.ledger.accounts import AccountKind
from app.ledger.rows import MovedRecord, ProofRecord
from app.periods import signing
from app.periods.rows import PeriodRecord, SnapshotRecord
from app.periods.rules import PeriodStatus


class ReopenMonth(Body):
    """Why a closed month is reopened."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "an invoice had the wrong tax rate"}]}
    )

    reason: Text


class MovedMinutes(View):
    """Minutes in ledger accounts of one kind, of all customers, through a month."""

    kind: AccountKind = Field(description="Of ledger account.")
    opening_minutes: int = Field(description="What was in them when the month began.")
    in_minutes: int = Field(description="What came into them in the month.")
    out_minutes: int = Field(description="What left them in the month.")
    closing_minutes: int = Field(description="What was in them when it ended.")


class MoneyMoved(View):
    """What came in and where it is, of one currency: `money_in` is the sum of the others."""

    currency: str = Field(description="ISO 4217.")
    money_in: AmountView = Field(description="The net price of the lots that began.")
    deferred: AmountView = Field(description="Paid, and not yet done.")
    earned: AmountView = Field(description="Of work that was done.")
    penalties: AmountView = Field(description="Of late changes.")
    breakage: AmountView = Field(description="Of minutes that expired.")
    refunded: AmountView = Field(description="Of minutes that were paid back.")
    written_off: AmountView = Field(description="Of minutes that an adjustment took.")


class PastDateMoney(View):
    """Minutes past their date, and their money, of one currency."""

    currency: str | None = Field(description="ISO 4217; null of what was given for nothing.")
    minutes: int = Field(description="How many.")
    amount: AmountView = Field(description="What of the deferred money is theirs.")


class _Signed(View):
    """What is signed of a month. As RFC 8785 JSON (JCS), in UTF-8, these are the bytes of the signature."""

    month: str = Field(description="The month, such as 2031-03.")
    number: int = Field(description="Which closing of the month this was, from 1 on.")
    time_zone: str = Field(description="The company's then, by which the month ended.")
    from_at: UtcInstant = Field(description="The first instant of the month.")
    until_at: UtcInstant = Field(description="The first instant that is not of the month.")
    closed_at: UtcInstant = Field(description="When it was closed.")
    accounts: int = Field(description="How many credit accounts have an entry before `until_at`.")
    entries: int = Field(description="How many entries they have before it, in all.")
    root: str = Field(
        description="SHA-256 of a line for each of these accounts by ascending id: its id, `seq` and `hash`"
        " of its last entry before `until_at`, a blank between them, a line feed behind each line."
    )
    minutes: list[MovedMinutes] = Field(description="By kind of ledger account; they sum to 0.")
    money_in_month: list[MoneyMoved] = Field(description="What came and went in the month.")
    money_at_end: list[MoneyMoved] = Field(description="Where all of it was when the month ended.")

    def canonical(self) -> bytes:
        """The bytes that are signed."""
        return rfc8785.dumps(self.model_dump(mode="json"))


class SignedBefore(_Signed):
    """The first form of what is signed of a month."""

    version: Literal[1] = Field(description="The version of this form.")


class SignedSnapshot(_Signed):
    """What is signed of a month: as RFC 8785 JSON (JCS), in UTF-8, these are the bytes of the signature."""

    version: Literal[2] = Field(description="The version of this form.")
    past_date_at_end: list[PastDateMoney] = Field(
        description="What of `deferred` was of free minutes of lots that had ended by then; a lot that ends"
        " with the month has. Their expiry is booked in a later month."
    )


_SIGNED: TypeAdapter[SignedBefore | SignedSnapshot] = TypeAdapter(
    Annotated[SignedBefore | SignedSnapshot, Field(discriminator="version")]
)


def read_signed(document: str) -> SignedBefore | SignedSnapshot:
    """What was signed, in the form of its time.

    Raises:
        ValueError: it is none.
    """
    return _SIGNED.validate_json(document)


class SnapshotView(View):
    """A month as it was when it was closed."""

    number: int = Field(description="Which closing of the month this was, from 1 on.")
    closed_by: str = Field(description="Who closed it: an actor.")
    closed_at: UtcInstant = Field(description="When it was closed.")
    signed: SignedBefore | SignedSnapshot = Field(description="What is signed.")
    signature: str = Field(description="Ed25519, in hexadecimal.")
    key_id: str = Field(description="Of the key: 16 digits of the SHA-256 of its public half.")
    public_key: str = Field(description="32 bytes, in hexadecimal.")


class ReopeningView(View):
    """That a month was reopened, behind its snapshot of that number."""

    number: int = Field(description="The snapshot that counted until then.")
    reason: str = Field(description="Why.")
    reopened_by: str = Field(description="Who reopened it: an actor.")
    reopened_at: UtcInstant = Field(description="When.")


class MonthView(View):
    """A month that is closed, or is being closed, by the company's time zone."""

    id: UUID
    month: str = Field(description="The month, such as 2031-03.")
    status: PeriodStatus
    version: int
    time_zone: str = Field(description="The company's then, by which the month ended.")
    from_at: UtcInstant = Field(description="The first instant of the month.")
    until_at: UtcInstant = Field(
        description="The first instant that is not of the month: nothing is booked before it any more."
    )
    created_at: UtcInstant = Field(description="When its closing began.")
    snapshots: list[SnapshotView] = Field(description="What was signed; the last one counts.")
    reopenings: list[ReopeningView] = Field(description="When it was open again, and why.")


class SigningKeyView(View):
    """The key whose signature closed months bear."""

    algorithm: Literal["Ed25519"] = Field(description="How it signs.")
    key_id: str = Field(description="16 digits of the SHA-256 of the public key.")
    public_key: str = Field(description="32 bytes, in hexadecimal.")


class LedgerProofView(View):
    """Where the chain of a customer's entries ends: to note, and to compare later."""

    customer_id: UUID
    credit_account_id: UUID = Field(description="The account whose entries are the chain.")
    seq: int = Field(description="Of the last entry that is counted; 0 where there is none.")
    hash: str = Field(
        description="Of that entry, in hexadecimal; without one, what stands before the first."
    )
    entries: int = Field(description="How many there are up to it: `seq` has no gaps.")
    booked_at: UtcInstant | None = Field(description="Of that entry; null without one.")
    hash_version: int | None = Field(
        description="The version of the canonical form of that entry; null without one."
    )
    closed_until: UtcInstant | None = Field(
        description="What was booked before it never changes; null: no month is closed yet."
    )


class LedgerRootView(View):
    """One hash over the heads of all customers' chains: to publish, or to have timestamped."""

    at: UtcInstant = Field(description="Entries booked before it count.")
    root: str = Field(
        description="SHA-256 of a line for each credit account with such an entry, by ascending id: its id,"
        " `seq` and `hash` of the last of them, a blank between them, a line feed behind each line."
    )
    accounts: int = Field(description="How many accounts have such an entry.")
    entries: int = Field(description="How many entries there are, in all.")
    final: bool = Field(
        description="Whether a closed month ends there: then it is the root that was signed."
    )


def proof_view(customer_id: UUID, proof: ProofRecord) -> LedgerProofView:
    """The end of a customer's chain as it is shown."""
    account = proof.credit_account_id
    return LedgerProofView(
        customer_id=customer_id,
        credit_account_id=account,
        seq=proof.seq,
        hash=(proof.hash or chain.first(account)).hex(),
        entries=proof.seq,
        booked_at=proof.booked_at,
        hash_version=proof.hash_version,
        closed_until=proof.closed_until,
    )


def root_view(at: UtcInstant, heads: list[chain.Head], *, final: bool) -> LedgerRootView:
    """The root over heads as it is shown."""
    return LedgerRootView(
        at=at,
        root=chain.root(heads).hex(),
        accounts=len(heads),
        entries=sum(head.seq for head in heads),
        final=final,
    )


class PresentFigures(Struct, frozen=True):
    """What the entries of a month, and their values, say now."""

    heads: list[chain.Head]
    minutes: list[MovedRecord]
    money_in_month: list[Figures]
    money_at_end: list[Figures]
    past_date_at_end: list[tuple[str | None, int, Decimal]]


def _money(figures: list[Figures]) -> list[MoneyMoved]:
    return [MoneyMoved(currency=one.currency, **one.amounts()) for one in figures if one.currency]


def signed_snapshot(
    period: PeriodRecord, number: int, closed_at: UtcInstant, present: PresentFigures
) -> SignedSnapshot:
    """What is signed of a month, made of what its entries are."""
    heads = present.heads
    return SignedSnapshot(
        version=2,
        month=period.month,
        number=number,
        time_zone=period.time_zone,
        from_at=period.from_at,
        until_at=period.until_at,
        closed_at=closed_at,
        accounts=len(heads),
        entries=sum(head.seq for head in heads),
        root=chain.root(heads).hex(),
        minutes=[MovedMinutes.model_validate(one, from_attributes=True) for one in present.minutes],
        money_in_month=_money(present.money_in_month),
        money_at_end=_money(present.money_at_end),
        past_date_at_end=[
            PastDateMoney(currency=currency, minutes=minutes, amount=amount)
            for currency, minutes, amount in present.past_date_at_end
        ],
    )


def signing_key_view(public_key: bytes) -> SigningKeyView:
    """A key as it is shown."""
    return SigningKeyView(
        algorithm="Ed25519", key_id=signing.key_id(public_key), public_key=public_key.hex()
    )


def _snapshot_view(snapshot: SnapshotRecord) -> SnapshotView:
    return SnapshotView(
        number=snapshot.number,
        closed_by=snapshot.closed_by,
        closed_at=snapshot.closed_at,
        signed=read_signed(snapshot.document),
        signature=snapshot.signature.hex(),
        key_id=signing.key_id(snapshot.public_key),
        public_key=snapshot.public_key.hex(),
    )


def month_view(period: PeriodRecord) -> MonthView:
    """A month as it is shown."""
    return MonthView(
        id=period.id,
        month=period.month,
        status=period.status,
        version=period.version,
        time_zone=period.time_zone,
        from_at=period.from_at,
        until_at=period.until_at,
        created_at=period.created_at,
        snapshots=[_snapshot_view(one) for one in period.snapshots],
        reopenings=[
            ReopeningView.model_validate(one, from_attributes=True) for one in period.reopenings
        ],
    )
