"""Which purchase a line pays: by a number that it names, or none. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.lifecycle import LifeCycle
from app.payments.lines import BankLine
from app.purchases import numbers
from app.purchases.numbers import Forms

# More are recorded by several files: accounts are locked meanwhile.
MAX_RECORDED = 200
_SHORTEST = 4
_JOINED = 4
_MOST_WORDS = 200


class LineOutcome(StrEnum):
    """What becomes of a line."""

    RECORDED = "recorded"
    RECORDED_BEFORE = "recorded_before"
    AMBIGUOUS = "ambiguous"
    UNCLEAR = "unclear"
    UNMATCHED = "unmatched"
    MONTH_CLOSED = "month_closed"
    REFUSED = "refused"
    PASSED_OVER = "passed_over"


# Money came, and nobody was credited with it: these wait for somebody.
LEFT_OPEN = frozenset(
    {
        LineOutcome.AMBIGUOUS,
        LineOutcome.UNCLEAR,
        LineOutcome.UNMATCHED,
        LineOutcome.MONTH_CLOSED,
        LineOutcome.REFUSED,
    }
)


class LineStatus(StrEnum):
    """What became of a line that waited for somebody."""

    OPEN = "open"
    ASSIGNED = "assigned"
    DISMISSED = "dismissed"


LINE_TRANSITIONS: Mapping[LineStatus, Mapping[str, LineStatus | None]] = {
    LineStatus.OPEN: {"assign": LineStatus.ASSIGNED, "dismiss": LineStatus.DISMISSED},
    LineStatus.ASSIGNED: {},
    LineStatus.DISMISSED: {"assign": LineStatus.ASSIGNED},
}
LINE_LIFE_CYCLE = LifeCycle("bank_line", LINE_TRANSITIONS)


class MatchedBy(StrEnum):
    """What a line and a purchase have in common."""

    INVOICE_NUMBER = "invoice_number"
    EXTERNAL_REFERENCE = "external_reference"


class Numbered(Struct, frozen=True):
    """A purchase that has a number which a file names."""

    purchase_id: UUID
    invoice_number: str | None
    external_reference: str | None


class Match(Struct, frozen=True):
    """The one purchase that a line names; or none, and those that it may mean, by numbers or amount."""

    purchase_id: UUID | None = None
    by: MatchedBy | None = None
    candidates: tuple[UUID, ...] = ()
    by_number: bool = False


class _Named(NamedTuple):
    """A purchase by one of its numbers."""

    purchase_id: UUID
    by: MatchedBy
    written: str


class _Part(NamedTuple):
    """Some words of a text, from the first to before the end, that may be a number."""

    forms: Forms
    first: int
    end: int
    text: str
    decides: bool


class ClosedSpan(Struct, frozen=True):
    """The time of a month, and whether money may be put into it."""

    from_at: datetime
    until_at: datetime
    closed: bool


class Index:
    """Purchases by the forms of their numbers."""

    def __init__(self, numbered: Iterable[Numbered]) -> None:
        self._short: dict[str, list[_Named]] = defaultdict(list)
        self._long: dict[str, list[_Named]] = defaultdict(list)
        for one in numbered:
            for by, number in (
                (MatchedBy.INVOICE_NUMBER, one.invoice_number),
                (MatchedBy.EXTERNAL_REFERENCE, one.external_reference),
            ):
                if number:
                    forms = numbers.forms(number)
                    named = _Named(one.purchase_id, by, _written(number))
                    self._short[forms.short].append(named)
                    self._long[forms.long].append(named)

    def named(self, forms: Forms) -> list[_Named]:
        """Those that one of the forms agrees with."""
        if forms.short not in self._short and forms.long not in self._long:
            return []
        found = [*self._short.get(forms.short, ()), *self._long.get(forms.long, ())]
        return list(dict.fromkeys(found))


def sought(lines: Iterable[BankLine]) -> tuple[list[str], list[str]]:
    """The short and the long forms of all numbers that lines may name."""
    short: set[str] = set()
    long: set[str] = set()
    for line in lines:
        for text in _texts(line):
            for part in _parts(*text):
                short.add(part.forms.short)
                long.add(part.forms.long)
    return sorted(short), sorted(long)


def match(line: BankLine, index: Index, payable: Iterable[UUID]) -> Match:
    """The one purchase that all references and the message of a line name; an amount never does.

    Args:
        line: what came.
        index: the purchases that have one of the numbers of the file.
        payable: those that are still to be paid, by exactly this amount.
    """
    found = [one for text in _texts(line) for one in _found(_parts(*text), index)]
    purchases = tuple(sorted({named.purchase_id for _, named in found}))
    by = sorted((named.by for part, named in found if part.decides), key=list(MatchedBy).index)
    if len(purchases) == 1 and by:
        return Match(purchases[0], by[0])
    return Match(candidates=purchases or tuple(payable), by_number=bool(purchases))


def _texts(line: BankLine) -> list[tuple[str, bool]]:
    """All that is searched, and whether it is a reference."""
    return [*((reference, True) for reference in line.references), (line.message, False)]


def _found(parts: Iterable[_Part], index: Index) -> list[tuple[_Part, _Named]]:
    """What a text names. A number that is written out is not its own pieces, too."""
    found = [(part, named) for part in parts for named in index.named(part.forms)]
    out = {(part.first, part.end) for part, named in found if _written(part.text) == named.written}
    return [
        (part, named)
        for part, named in found
        if not any(
            first <= part.first and part.end <= end and (first, end) != (part.first, part.end)
            for first, end in out
        )
    ]


def _parts(text: str, is_reference: bool) -> Iterator[_Part]:
    """What may be a number in a text: words in a row that have a digit, and a reference as a whole."""
    folded = numbers.folded(text)
    places = list(islice(numbers.WORD.finditer(folded), _MOST_WORDS))
    words = [place[0] for place in places]
    whole = (0, len(words)) if is_reference else (0, 0)
    # Thousands of lines are read at once: what a word is, is found once.
    bare = [numbers.bare(word) for word in words]
    digits = [any(sign.isdigit() for sign in word) for word in words]
    for first in range(len(words)):
        has_digit = False
        for end in range(first + 1, min(first + _JOINED, len(words)) + 1):
            has_digit = has_digit or digits[end - 1]
            if not has_digit and (first, end) != whole:
                continue
            forms = numbers.joined(words[first:end], bare[first:end])
            # By accident a text has few signs; in a message, few digits are a day or a quantity.
            long_enough = len(forms.long) >= _SHORTEST
            if not long_enough and not is_reference and forms.long.isdigit():
                continue
            decides = (
                long_enough or (is_reference and not forms.long.isdigit()) or (first, end) == whole
            )
            said = folded[places[first].start() : places[end - 1].end()]
            yield _Part(forms, first, end, said, decides)
    if whole[1] > _JOINED:
        said = folded[places[0].start() : places[-1].end()]
        yield _Part(numbers.joined(words, bare), *whole, said, decides=True)


def _written(text: str) -> str:
    """A number with its signs, but for the zeros that digits begin with."""
    return numbers.bare(" ".join(numbers.folded(text).split()))


def is_closed(day_begins_at: datetime, spans: Sequence[ClosedSpan]) -> bool:
    """Whether a day lies in a month that is closed, or before one that is and was never opened again."""
    for span in spans:
        if span.from_at <= day_begins_at < span.until_at:
            return span.closed
    return any(day_begins_at < span.until_at for span in spans)
