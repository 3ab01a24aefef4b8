"""A line of a bank's file: money that came or went, as the bank says it. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

MAX_LINES = 5000


class LineProblem(StrEnum):
    """Why a line is not matched, whatever it says besides."""

    OUTGOING = "outgoing"
    NOT_BOOKED = "not_booked"
    REVERSAL = "reversal"
    INCOMPLETE = "incomplete"
    AMOUNT_UNCLEAR = "amount_unclear"
    DAY_UNCLEAR = "day_unclear"
    CONTRADICTORY = "contradictory"
    PARTS_UNCLEAR = "parts_unclear"


# Money came, but not for certain what: whom it may be for is told all the same.
UNCERTAIN = frozenset({LineProblem.CONTRADICTORY, LineProblem.PARTS_UNCLEAR})
# The same, where a person who looks at what the bank writes can say it.
UNCLEAR = frozenset({LineProblem.AMOUNT_UNCLEAR, LineProblem.DAY_UNCLEAR})


class BankLine(Struct, frozen=True, kw_only=True):
    """One line.

    Attributes:
        number: its place in the file, from 1 on.
        account: the account that it is of; None where the file does not say.
        bank_reference: what the bank knows it by; None where the file does not say.
        references: what the payer was told to name, such as a variable symbol.
        message: what the payer wrote.
        said_amount, said_on: what the bank writes for an amount or a day that is not clear.
    """

    number: int
    account: str | None = None
    bank_reference: str | None = None
    booked_on: date | None = None
    amount: Decimal | None = None
    currency: str | None = None
    references: tuple[str, ...] = ()
    message: str = ""
    problem: LineProblem | None = None
    said_amount: str | None = None
    said_on: str | None = None


class BankFile(Struct, frozen=True):
    """What was read of a file: its digest, in which form and characters it came, and its lines."""

    sha256: str
    form: str
    characters: str
    lines: tuple[BankLine, ...]


def keyed(lines: Iterable[BankLine]) -> Iterator[tuple[str, BankLine]]:
    """Each line with what it is known by when it comes again, in this file or another.

    That is the bank's own reference; without one all that the line says, and how many lines before it
    say the same.
    """
    seen: Counter[str] = Counter()
    for line in lines:
        said: tuple[object, ...]
        if line.bank_reference:
            said = (line.account, line.bank_reference, line.amount, line.currency)
        else:
            said = (
                line.account,
                line.booked_on,
                line.amount,
                line.currency,
                line.references,
                line.message,
            )
        unclear = [text for text in (line.said_amount, line.said_on) if text]
        told = repr([str(part) for part in (*said, *unclear)])
        seen[told] += 1
        yield hashlib.sha256(f"{told} {seen[told]}".encode()).hexdigest(), line
