"""Statements of ISO 20022, camt.053.001.02 and later, read entry by entry. Pure."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from app import errors
from app.payments.lines import MAX_LINES, BankLine, LineProblem

_NAMESPACE = re.compile(
    r"^\{(urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(?:0[2-9]|1[0-9]))\}Document$"
)
_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,5})?")
# Statements are some ten deep, and an entry has some thirty elements.
_DEEPEST = 40
_MOST_ELEMENTS = 100 * MAX_LINES


def lines_of(text: str) -> list[BankLine]:
    """The lines of a statement, in the order of the file.

    Raises:
        BankFileUnreadable: it is no camt.053, broken off, has entities or too many lines.
    """
    found: list[BankLine] = []
    try:
        for line in _walk(text):
            found.append(line)
            if len(found) > MAX_LINES:
                raise _too_long()
    except DefusedXmlException:
        raise errors.BankFileUnreadable(
            "A statement has no document type and no entities.", cause="entities"
        ) from None
    except ParseError:
        raise errors.BankFileUnreadable(
            "It is broken off, or no XML.", cause="broken_off"
        ) from None
    return found


def _walk(text: str) -> Iterator[BankLine]:
    path: list[Element] = []
    space = account = ""
    number = elements = 0
    statement = False
    for event, element in iterparse(io.StringIO(text), ("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            elements += 1
            space = _checked(path, elements, space)
            statement = statement or (len(path) == 2 and element.tag == f"{space}BkToCstmrStmt")
            continue
        path.pop()
        if len(path) == 3 and element.tag == f"{space}Acct":
            account = _said(element, space, "Id/IBAN") or _said(element, space, "Id/Othr/Id")
        elif len(path) == 3 and element.tag == f"{space}Ntry":
            for line in _of_entry(element, space, account):
                number += 1
                yield replace(line, number=number)
        if 0 < len(path) <= 3:
            # What is read is let go, so that memory does not grow with the file.
            path[-1].remove(element)
    if not statement:
        raise _foreign()


def _checked(path: list[Element], elements: int, space: str) -> str:
    """The namespace of a statement, where an element is at a place that statements have."""
    if len(path) > _DEEPEST:
        raise _foreign()
    if elements > _MOST_ELEMENTS:
        raise _too_long()
    return _space(path[0].tag) if len(path) == 1 else space


def _space(tag: str) -> str:
    found = _NAMESPACE.match(tag)
    if found is None:
        raise _foreign()
    return f"{{{found[1]}}}"


def _too_long() -> errors.BankFileUnreadable:
    return errors.BankFileUnreadable(
        "It has too many lines.", cause="too_many_lines", limit=MAX_LINES
    )


def _foreign() -> errors.BankFileUnreadable:
    return errors.BankFileUnreadable(
        "It is no statement in the form camt.053.001.02 or later.", cause="schema"
    )


def _of_entry(entry: Element, space: str, account: str) -> Iterator[BankLine]:
    details = entry.findall(f"{space}NtryDtls/{space}TxDtls")
    amounts = [_amount(one, space) for one in details]
    if len(details) > 1 and all(amount is not None for amount, _ in amounts):
        for place, (one, amount) in enumerate(zip(details, amounts, strict=True), start=1):
            yield _line(entry, [one], space, account, amount, f":{place}")
        return
    # One transaction, or several whose parts are not told: then it is one sum that names them all.
    yield _line(entry, details, space, account, _amount(entry, space), "")


def _line(
    entry: Element,
    details: list[Element],
    space: str,
    account: str,
    amount: tuple[Decimal | None, str | None],
    part: str,
) -> BankLine:
    told = _said(entry, space, "BookgDt/Dt") or _said(entry, space, "BookgDt/DtTm")[:10]
    told = told or _said(entry, space, "ValDt/Dt") or _said(entry, space, "ValDt/DtTm")[:10]
    reference = _first(details, space, "Refs/AcctSvcrRef") if part else ""
    own = _said(entry, space, "AcctSvcrRef")
    bank_reference = reference or (
        f"{own}{part}" if own else _first(details, space, "Refs/AcctSvcrRef")
    )
    references = [
        reference
        for one in details
        for path in ("Refs/EndToEndId", "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb")
        for reference in _all(one, space, path)
        if reference.upper() not in ("NOTPROVIDED", "NONREF")
    ]
    messages = [text for one in details for text in _all(one, space, "RmtInf/Ustrd")]
    booked_on = _day(told)
    problem = _problem(entry, details if part else [], space)
    if problem is None and amount[0] is None:
        problem = LineProblem.AMOUNT_UNCLEAR
    if problem is None and booked_on is None:
        problem = LineProblem.DAY_UNCLEAR
    return BankLine(
        number=0,
        account=account or None,
        bank_reference=bank_reference or None,
        booked_on=booked_on,
        amount=amount[0],
        currency=amount[1],
        references=tuple(dict.fromkeys(references)),
        message=" ".join([*messages, *([] if messages else _all(entry, space, "AddtlNtryInf"))]),
        problem=problem,
    )


def _problem(entry: Element, details: list[Element], space: str) -> LineProblem | None:
    status = _said(entry, space, "Sts/Cd") or _said(entry, space, "Sts")
    if status not in ("BOOK", ""):
        return LineProblem.NOT_BOOKED
    way = _first(details, space, "CdtDbtInd") or _said(entry, space, "CdtDbtInd")
    if _said(entry, space, "RvslInd") in ("true", "1"):
        return LineProblem.REVERSAL
    return None if way == "CRDT" else LineProblem.OUTGOING


def _amount(element: Element, space: str) -> tuple[Decimal | None, str | None]:
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        found = element.find("/".join(f"{space}{name}" for name in path.split("/")))
        if found is not None:
            said = (found.text or "").strip()
            amount = Decimal(said) if _AMOUNT.fullmatch(said) else None
            return amount, found.get("Ccy")
    return None, None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _said(element: Element, space: str, path: str) -> str:
    found = element.findtext("/".join(f"{space}{name}" for name in path.split("/")))
    return (found or "").strip()


def _all(element: Element, space: str, path: str) -> list[str]:
    found = element.findall("/".join(f"{space}{name}" for name in path.split("/")))
    return [said for one in found if (said := " ".join((one.text or "").split()))]


def _first(elements: list[Element], space: str, path: str) -> str:
    return next((said for one in elements if (said := _said(one, space, path))), "")
