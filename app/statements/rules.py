"""What a statement is, and that it adds up: opening and movements make closing, in every bucket. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app import errors
from app.ledger.accounts import NOTHING, EntryKind, Span, SpanEntry, Totals
from app.plans.rules import SessionCategory
from app.sessions.rules import PenaltyKind


class Section(StrEnum):
    """Under which heading a movement of the credit stands."""

    PURCHASES = "purchases"
    SESSIONS = "sessions"
    PENALTIES = "penalties"
    WAIVERS = "waivers"
    REFUNDS = "refunds"
    EXPIRIES = "expiries"
    ADJUSTMENTS = "adjustments"
    RESERVATIONS = "reservations"
    CONFIRMATIONS = "confirmations"
    OTHERS = "others"


_SECTIONS: Mapping[EntryKind, Section] = {
    EntryKind.PURCHASE: Section.PURCHASES,
    EntryKind.HOLD: Section.RESERVATIONS,
    EntryKind.RELEASE: Section.RESERVATIONS,
    EntryKind.DEDUCTION: Section.SESSIONS,
    EntryKind.CORRECTION: Section.SESSIONS,
    EntryKind.CONFIRMATION: Section.CONFIRMATIONS,
    EntryKind.PENALTY: Section.PENALTIES,
    EntryKind.EXPIRY: Section.EXPIRIES,
    EntryKind.REFUND: Section.REFUNDS,
    EntryKind.ADJUSTMENT: Section.ADJUSTMENTS,
}


class Facts(Struct, frozen=True):
    """What a movement is about, as far as the ledger leaves it to others; None where it is not of that kind.

    Attributes:
        starts_at, category: of the session; a penalty's is the time that was not kept.
        penalty: what it is for: a late move, a late cancellation, a no-show.
        net, gross, currency: what a purchase costs, or a refund paid back, without and with tax; with the
            decimals of the currency.
        compensation: whether an adjustment gave back what had expired meanwhile.
    """

    session_id: UUID | None = None
    worksheet_id: UUID | None = None
    purchase_id: UUID | None = None
    starts_at: datetime | None = None
    category: SessionCategory | None = None
    penalty: PenaltyKind | None = None
    net: Decimal | None = None
    gross: Decimal | None = None
    currency: str | None = None
    invoice_number: str | None = None
    reason: str | None = None
    compensation: bool = False


NO_FACTS = Facts()


class Movement(Struct, frozen=True):
    """An entry of the month: what it changed, what there was after it, and what it was about."""

    section: Section
    entry: SpanEntry
    facts: Facts


class Revision(Struct, frozen=True):
    """A revision of a worksheet: when it was handed in or amended, what was worked, what it costs."""

    number: int
    made_at: datetime
    worked_seconds: int
    billed_minutes: int


class Work(Struct, frozen=True):
    """A session whose worksheet moved credit in the month.

    Attributes:
        worked_seconds: all technicians' time together, exactly, of the revision that stood at the end.
        billed_minutes: the same rounded up, once (C4).
        charged_before_minutes: what earlier months had deducted of it.
        charged_minutes: what of it was deducted in this month; less than nothing where an amendment gave
            back what an earlier month had paid.
    """

    worksheet_id: UUID
    session_id: UUID
    starts_at: datetime
    category: SessionCategory
    revision: int
    worked_seconds: int
    billed_minutes: int
    charged_before_minutes: int
    charged_minutes: int

    @property
    def rounding_seconds(self) -> int:
        """By how much the worked time was rounded up."""
        return self.billed_minutes * 60 - self.worked_seconds


class Awaiting(Struct, frozen=True):
    """A worksheet that awaited the customer's confirmation at the end of the month."""

    worksheet_id: UUID
    session_id: UUID
    starts_at: datetime
    category: SessionCategory
    submitted_at: datetime
    disputed: bool
    minutes: int


class Party(Struct, frozen=True):
    """A company as a statement names it."""

    name: str
    email: str | None = None
    phone: str | None = None


class PastDateSum(NamedTuple):
    """Minutes past their date, of lots of one currency; of lots that were given for nothing it is None."""

    currency: str | None
    minutes: int
    net: Decimal


class Statement(Struct, frozen=True, kw_only=True):
    """One customer's month.

    Attributes:
        time_zone: the provider's, whose midnights begin and end the month.
        is_over: whether nothing can be booked in the month any more.
        worth: what was paid for and not used up by the end, without tax, by currency and with its decimals.
        past_date: what of the available credit was past its date at the end, by currency, with its minutes
            and its part of the worth; its expiry is booked in the next month.
    """

    customer_id: UUID
    customer: Party
    provider: Party
    month: str
    time_zone: str
    from_at: datetime
    to_at: datetime
    made_at: datetime
    is_over: bool
    opening: Totals
    closing: Totals
    worth: Mapping[str, Decimal]
    past_date: tuple[PastDateSum, ...]
    movements: tuple[Movement, ...]
    work: tuple[Work, ...]
    awaiting: tuple[Awaiting, ...]

    @property
    def past_date_minutes(self) -> int:
        """All of the available minutes that were past their date at the end."""
        return sum(one.minutes for one in self.past_date)

    def of(self, section: Section) -> list[Movement]:
        """The movements under a heading."""
        return [one for one in self.movements if one.section is section]

    def sums(self) -> dict[Section, Totals]:
        """What the movements under each heading changed, of those that there are."""
        found: dict[Section, Totals] = {}
        for one in self.movements:
            found[one.section] = plus(found.get(one.section, NOTHING), one.entry.change)
        return {section: found[section] for section in Section if section in found}


def section_of(entry: SpanEntry) -> Section:
    """The heading of an entry; what a later version may book stands under the last, not left out."""
    if entry.kind is EntryKind.REVERSAL:
        waived = entry.reversed_kind is EntryKind.PENALTY
        return Section.WAIVERS if waived else Section.ADJUSTMENTS
    return _SECTIONS.get(entry.kind, Section.OTHERS)


def plus(one: Totals, other: Totals) -> Totals:
    """Two changes together."""
    return Totals(*(a + b for a, b in zip(one, other, strict=True)))


def check_begun(month: str, from_at: datetime, now: datetime) -> None:
    """Hold a statement to a month that has begun.

    Raises:
        MonthNotBegun: nothing can have happened in it yet.
    """
    if now < from_at:
        raise errors.MonthNotBegun(month=month, begins_at=from_at)


def check_adds_up(span: Span) -> None:
    """Opening and movements make closing, entry by entry, and no entry is missing.

    Raises:
        StatementDoesNotAddUp: the first entry after which the stored totals are not those of its postings.
    """
    running, seq = span.opening, span.opening_seq
    for entry in span.entries:
        if entry.seq != seq + 1:
            raise errors.StatementDoesNotAddUp("An entry is missing.", seq=seq + 1)
        running, seq = plus(running, entry.change), entry.seq
        if running != entry.totals:
            raise errors.StatementDoesNotAddUp(
                seq=seq, computed=running._asdict(), stored=entry.totals._asdict()
            )
    if (running, seq) != (span.closing, span.closing_seq):
        raise errors.StatementDoesNotAddUp(
            seq=seq, computed=running._asdict(), stored=span.closing._asdict()
        )


def check_explained(statement: Statement) -> None:
    """What is told of sessions and of what awaits confirmation is what the ledger has.

    Raises:
        StatementDoesNotAddUp: the worksheets tell another sum than the entries.
    """
    told = sum(one.charged_minutes for one in statement.work)
    moved = sum(
        one.entry.change.awaiting_confirmation_minutes for one in statement.of(Section.SESSIONS)
    )
    awaiting = sum(one.minutes for one in statement.awaiting)
    closing = statement.closing.awaiting_confirmation_minutes
    wrong = [
        one.worksheet_id
        for one in statement.work
        if not 0 <= one.rounding_seconds < 600
        or one.charged_before_minutes + one.charged_minutes != one.billed_minutes
    ]
    if told != moved or awaiting != closing or wrong:
        raise errors.StatementDoesNotAddUp(
            "The worksheets tell another sum than the ledger.",
            charged_minutes=moved,
            explained_minutes=told,
            awaiting_confirmation_minutes=closing,
            explained_awaiting_minutes=awaiting,
            worksheet_ids=wrong,
        )


def standing(revisions: Sequence[Revision], booked: int, to_at: datetime) -> Revision:
    """The revision that stood at the end of a month, of a worksheet whose last entry in it is of ``booked``.

    An amendment that leaves the rounded total as it is has no entry.
    """
    stood = next(one for one in revisions if one.number == booked)
    for one in revisions:
        if one.number > stood.number:
            if one.made_at >= to_at or one.billed_minutes != stood.billed_minutes:
                break
            stood = one
    return stood


def billed_before(revisions: Sequence[Revision], first: int) -> int:
    """What a worksheet had cost before the revision that made its first entry of a month."""
    return sum(one.billed_minutes for one in revisions if one.number == first - 1)
