"""Which purchase a line pays: by a number that it names, or none. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.payments.lines import BankLine

# More are recorded by several files: accounts are locked meanwhile.
MAX_RECORDED = 200
# What a message names by accident has fewer signs, or no digit.
_SHORTEST = 4
_JOINED = 4
_SPLIT = re.compile(r"[^\W_]+")


class LineOutcome(StrEnum):
    """What becomes of a line."""

    RECORDED = "recorded"
    RECORDED_BEFORE = "recorded_before"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"
    MONTH_CLOSED = "month_closed"
    REFUSED = "refused"
    PASSED_OVER = "passed_over"


class MatchedBy(StrEnum):
    """What a line and a purchase have in common."""

    INVOICE_NUMBER = "invoice_number"
    EXTERNAL_REFERENCE = "external_reference"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A purchase that has a number which a file names, in its plain form."""

    purchase_id: UUID
    customer_id: UUID
    invoice: str | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """The one purchase that a line names; or none, and those that it may mean."""

    numbered: Numbered | None = None
    by: MatchedBy | None = None
    candidates: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """The time of a month, and whether money may be put into it."""

    from_at: datetime
    until_at: datetime
    closed: bool


def plain(text: str) -> str:
    """A number without the signs that people put into it: ``2031-117`` is ``2031117``."""
    return "".join(_SPLIT.findall(text.casefold()))


def named(line: BankLine) -> tuple[frozenset[str], frozenset[str]]:
    """The plain numbers that a line may name: of its references, and of its message."""
    exact = {plain(reference) for reference in line.references}
    exact |= {number.lstrip("0") for number in exact}
    words = _SPLIT.findall(line.message.casefold())[:200]
    joined = {
        "".join(words[first : first + many])
        for first in range(len(words))
        for many in range(1, _JOINED + 1)
    }
    told = {
        word for word in joined if len(word) >= _SHORTEST and any(sign.isdigit() for sign in word)
    }
    return frozenset(exact - {""}), frozenset(told)


def match(line: BankLine, numbered: Sequence[Numbered], payable: Iterable[UUID]) -> Match:
    """The purchase that a line names: its references decide, then its message; an amount never does.

    Args:
        line: what came.
        numbered: the purchases that have one of the numbers of the file.
        payable: those that are still to be paid, by exactly this amount.
    """
    for numbers in named(line):
        found = [
            (one, by)
            for one in numbered
            for by, number in (
                (MatchedBy.INVOICE_NUMBER, one.invoice),
                (MatchedBy.EXTERNAL_REFERENCE, one.reference),
            )
            if number in numbers
        ]
        purchases = tuple(dict.fromkeys(one.purchase_id for one, _ in found))
        if len(purchases) == 1:
            return Match(found[0][0], found[0][1])
        if purchases:
            return Match(candidates=purchases)
    return Match(candidates=tuple(payable))


def is_closed(day_begins_at: datetime, spans: Sequence[ClosedSpan]) -> bool:
    """Whether a day lies in a month that is closed, or before one that is and was never opened again."""
    for span in spans:
        if span.from_at <= day_begins_at < span.until_at:
            return span.closed
    return any(day_begins_at < span.until_at for span in spans)
