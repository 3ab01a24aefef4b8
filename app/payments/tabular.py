"""Lists of a bank as CSV: their columns by name, amounts and days only where they are certain. Pure."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from app import errors
from app.payments.lines import MAX_LINES, BankLine, LineProblem

# What columns are called, without accents, blanks and signs.
COLUMNS: dict[str, frozenset[str]] = {
    "booked_on": frozenset(
        {"bookedon", "date", "bookingdate", "datum", "datumzauctovani", "buchungstag", "buchungsdatum",
         "datecomptable", "dateoperation"}
    ),
    "amount": frozenset({"amount", "castka", "objem", "betrag", "montant"}),
    "currency": frozenset({"currency", "mena", "wahrung", "waehrung", "devise"}),
    "reference": frozenset(
        {"reference", "variablesymbol", "variabilnisymbol", "vs", "endtoendid", "referenz",
         "kundenreferenz"}
    ),
    "message": frozenset(
        {"message", "zpravaproprijemce", "zprava", "verwendungszweck", "libelle", "remittanceinformation"}
    ),
    "bank_reference": frozenset(
        {"bankreference", "transactionid", "idpohybu", "idtransakce", "bankreferenz"}
    ),
    "account": frozenset({"account", "iban", "ucet", "konto", "compte"}),
}  # fmt: skip
# A bank may write of itself before the list begins.
_PREAMBLE = 30
_DELIMITERS = ";,\t"
_SIGNS = str.maketrans("\u2212\u2013", "--", " \u00a0\u202f'\u2019")
# Of what means nothing for certain so much is told.
_LONGEST_SAID = 60
_PLAIN = re.compile(r"[0-9]{1,13}")


class _Row(NamedTuple):
    """A row, and the number of the line in the file that it ends with."""

    number: int
    cells: list[str]


class _Layout(NamedTuple):
    """The sign between cells, the row of the heads, the place of each column, and how many there are."""

    delimiter: str
    start: int
    columns: dict[str, int]
    width: int


def lines_of(text: str, currency: str | None) -> list[BankLine]:
    """The lines of a list, in the order of the file.

    Args:
        text: the file.
        currency: that of the account, where the list has no such column.

    Raises:
        BankFileUnreadable: its columns or its currency are not told, or told twice; its last line may
            be cut; it is no CSV; it has too many lines.
    """
    layout = _layout(text)
    if "currency" not in layout.columns and currency is None:
        raise errors.BankFileUnreadable(
            "No column tells the currency: name that of the account.", cause="currency"
        )
    if "currency" in layout.columns and currency is not None:
        raise errors.BankFileUnreadable(
            "A column tells the currency: leave the parameter currency out.", cause="currency_told"
        )
    found: list[BankLine] = []
    last, ending = _Row(0, []), 0
    for place, row in enumerate(_rows(text, layout.delimiter)):
        ending = row.number
        if not any(cell.strip() for cell in row.cells):
            continue
        last = row
        if place <= layout.start:
            continue
        if len(found) == MAX_LINES:
            raise errors.BankFileUnreadable(
                errors.Sentence("It has more than %(limit)s lines.", limit=MAX_LINES),
                cause="too_many_lines",
                limit=MAX_LINES,
            )
        found.append(_line(len(found) + 1, row.cells, layout.columns, currency))
    if text[max(text.rfind(sign) for sign in "\r\n") + 1 :].strip():
        raise _cut(
            errors.Sentence(
                "Line %(line)s, the last, may be cut: it has no line end. If it is whole, add one; else fetch"
                " the file again.",
                line=ending,
            )
        )
    if len(last.cells) < layout.width:
        raise _cut(
            errors.Sentence(
                "Line %(line)s, the last, may be cut: it has fewer fields than the row of heads. Fetch the"
                " file again or, if it is no payment, leave this line out.",
                line=last.number,
            )
        )
    return found


def _cut(said: errors.Sentence) -> errors.BankFileUnreadable:
    """Of a last line that may be the beginning of another: half a number is a number, too."""
    return errors.BankFileUnreadable(said, cause="cut", line=said.figures["line"])


def _layout(text: str) -> _Layout:
    """The only layout possible."""
    found = []
    for delimiter in _DELIMITERS:
        # Read by another sign than its own, a file may be no CSV.
        with suppress(errors.BankFileUnreadable):
            for place, row in enumerate(islice(_rows(text, delimiter), _PREAMBLE)):
                columns = _columns(row.cells)
                if {"booked_on", "amount"} <= columns.keys():
                    width = max(n for n, cell in enumerate(row.cells, 1) if cell.strip())
                    found.append(_Layout(delimiter, place, columns, width))
                    break
    if len(found) != 1:
        raise errors.BankFileUnreadable(
            "No row names its columns: the day and the amount at least, each once.",
            cause="columns",
        )
    return found[0]


def _columns(cells: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        head = _plain(cell)
        for name, words in COLUMNS.items():
            if head in words:
                if name in columns:
                    return {}  # which of them is meant, nobody can say
                columns[name] = place
    return columns


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield _Row(reader.line_num, cells)
    except csv.Error:
        raise errors.BankFileUnreadable(
            "It is broken off, or no CSV.", cause="broken_off", line=reader.line_num
        ) from None


def _line(number: int, cells: list[str], columns: dict[str, int], currency: str | None) -> BankLine:
    if len(cells) <= max(columns.values()):
        return BankLine(number=number, problem=LineProblem.INCOMPLETE)
    said = {name: " ".join(cells[place].split()) for name, place in columns.items()}
    amount, booked_on = _amount(said["amount"]), _day(said["booked_on"])
    problem = None
    if amount is None:
        problem = LineProblem.AMOUNT_UNCLEAR
    elif amount <= 0:
        problem = LineProblem.OUTGOING
    elif booked_on is None:
        problem = LineProblem.DAY_UNCLEAR
    reference = said.get("reference", "")
    return BankLine(
        number=number,
        account=said.get("account") or None,
        bank_reference=said.get("bank_reference") or None,
        booked_on=booked_on,
        amount=abs(amount) if amount is not None else None,
        currency=said.get("currency") or currency,
        references=(reference,) if reference else (),
        message=said.get("message", ""),
        problem=problem,
        said_amount=None if amount is not None else said["amount"][:_LONGEST_SAID] or None,
        said_on=None if booked_on is not None else said["booked_on"][:_LONGEST_SAID] or None,
    )


def _amount(said: str) -> Decimal | None:
    """The amount that a text can only mean; None for ``1.234``, which is two of them."""
    text = said.translate(_SIGNS)
    negative = text.startswith("-") or text.endswith("-")
    text = text.strip("+-")
    marks = [sign for sign in text if sign in ".,"]
    whole, fraction = text, ""
    if marks:
        whole, _, fraction = text.rpartition(marks[-1])
        if len(set(marks)) == 1 and len(fraction) == 3:
            if len(marks) == 1:
                return None
            whole, fraction = text, ""  # 1.234.567 has no decimals
        elif marks[:-1].count(marks[-1]):
            return None
    groups = re.split(r"[.,]", whole)
    grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= (
        3 if groups[1:] else 13
    )
    digits = "".join(groups)
    if not grouped or not _PLAIN.fullmatch(digits) or not re.fullmatch(r"[0-9]{0,4}", fraction):
        return None
    amount = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return -amount if negative else amount


def _day(said: str) -> date | None:
    """The day that a text can only mean; None for ``03/04/2031``, which is two of them."""
    for form, order in (
        (r"(2[0-9]{3})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", (1, 2, 3)),
        (r"(2[0-9]{3})([0-9]{2})([0-9]{2})", (1, 2, 3)),
        (r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?(2[0-9]{3})", (3, 2, 1)),
    ):
        if found := re.fullmatch(form, said):
            try:
                return date(*(int(found[place]) for place in order))
            except ValueError:
                return None
    return None


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if sign.isalnum())
