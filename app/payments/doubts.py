"""Whether an entry of a statement agrees with its own transactions, sums and counts. Pure."""

from collections import Counter
from decimal import Decimal
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from app.payments.elements import amount_at, amount_element, amount_of, path_of, said
from app.payments.lines import LineProblem

# An entry and its transactions say each of these once.
_ONCE = ("Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "ValDt", "AcctSvcrRef", "AmtDtls", "Btch")


class _Part(NamedTuple):
    """A transaction of an entry: its amount, below 0 against the entry's way; None if it has none."""

    amount: Decimal | None
    against: bool
    doubt: LineProblem | None


def doubt_of(entry: Element, space: str) -> LineProblem | None:
    """Why it is not certain what an entry is made of; None where all that it says agrees.

    It contradicts itself, or is of several transactions without telling what each of them moved.
    """
    batches = entry.findall(f"{space}NtryDtls")
    details = [batch.findall(f"{space}TxDtls") for batch in batches]
    if any(_repeats(one, space) for one in [entry, *batches, *chain(*details)]):
        return LineProblem.CONTRADICTORY
    single = sum(map(len, details)) == 1
    parts = [[_part(one, entry, space, single=single) for one in several] for several in details]
    every = list(chain(*parts))
    found = {part.doubt for part in every} | {
        _of_batch(batch, of_it, entry, space, alone=len(batches) == 1)
        for batch, of_it in zip(batches, parts, strict=True)
    }
    amounts = [part.amount for part in every if part.amount is not None]
    whole, _ = amount_of(entry, space)
    if whole is None:
        found.add(LineProblem.AMOUNT_UNCLEAR)
    elif len(amounts) == len(every):
        if every and sum(amounts) != whole:
            found.add(LineProblem.CONTRADICTORY)
    elif any(part.against for part in every):
        found.add(LineProblem.CONTRADICTORY)
    elif not single:
        found.add(LineProblem.PARTS_UNCLEAR)
    return next((one for one in LineProblem if one in found), None)


def _repeats(element: Element, space: str) -> bool:
    told = Counter(child.tag for child in element)
    return any(told[f"{space}{name}"] > 1 for name in _ONCE)


def _part(detail: Element, entry: Element, space: str, *, single: bool) -> _Part:
    way, whole_way = said(detail, space, "CdtDbtInd"), said(entry, space, "CdtDbtInd")
    against = way not in ("", whole_way)
    _, whole_currency = amount_of(entry, space)
    told = amount_element(detail, space)
    if told is None:
        return _Part(None, against, None)
    amount, currency = amount_at(told)
    if amount is None:
        unclear = LineProblem.AMOUNT_UNCLEAR if single else LineProblem.PARTS_UNCLEAR
        return _Part(None, against, unclear)
    if currency != whole_currency:
        if not single or not _is_exchanged(detail, space):
            return _Part(None, against, LineProblem.CONTRADICTORY)
        # What came is the entry's sum; the payer's is told beside, with its rate.
        amount, currency = amount_at(detail.find(path_of(space, "AmtDtls/CntrValAmt/Amt")))
        if currency != whole_currency:
            return _Part(None, against, None)
    return _Part(-amount if against and amount is not None else amount, against, None)


def _is_exchanged(detail: Element, space: str) -> bool:
    """Whether another currency is that of the payer, with the rate at which it was exchanged."""
    own = detail.find(path_of(space, "Amt"))
    return own is None and detail.find(f"{space}AmtDtls//{space}CcyXchg") is not None


def _of_batch(
    batch: Element, parts: list[_Part], entry: Element, space: str, *, alone: bool
) -> LineProblem | None:
    """The same of transactions that the bank counted and added up."""
    told = batch.find(f"{space}Btch")
    if told is None:
        return None
    amounts = [part.amount for part in parts if part.amount is not None]
    complete = bool(parts) and len(amounts) == len(parts)
    count = said(told, space, "NbOfTxs")
    if count and (not count.isdecimal() or int(count) != (len(parts) or max(int(count), 1))):
        return LineProblem.CONTRADICTORY
    whole, currency = amount_of(entry, space)
    way, whole_way = said(told, space, "CdtDbtInd"), said(entry, space, "CdtDbtInd")
    against = way not in ("", whole_way)
    if against and alone:
        return LineProblem.CONTRADICTORY
    total = told.find(f"{space}TtlAmt")
    if total is not None:
        amount, total_currency = amount_at(total)
        due = sum(amounts, Decimal(0)) if complete else whole if alone else amount
        if amount is None or total_currency != currency or (-amount if against else amount) != due:
            return LineProblem.CONTRADICTORY
    if complete or (count and int(count) == 1):
        return None
    return LineProblem.PARTS_UNCLEAR
