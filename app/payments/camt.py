"""Statements of ISO 20022, camt.053.001.02 and later, read entry by entry. Pure."""

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from msgspec.structs import replace

from app import errors
from app.payments.doubts import doubt_of
from app.payments.elements import all_of, amount_of, first, said
from app.payments.lines import MAX_LINES, UNCERTAIN, BankLine, LineProblem

_NAMESPACE = re.compile(
    r"^\{(urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(?:0[2-9]|1[0-9]))\}Document$"
)
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
            account = said(element, space, "Id/IBAN") or said(element, space, "Id/Othr/Id")
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
        errors.Sentence("It has more than %(limit)s lines.", limit=MAX_LINES),
        cause="too_many_lines",
        limit=MAX_LINES,
    )


def _foreign() -> errors.BankFileUnreadable:
    return errors.BankFileUnreadable(
        "It is no statement in the form camt.053.001.02 or later.", cause="schema"
    )


def _of_entry(entry: Element, space: str, account: str) -> Iterator[BankLine]:
    details = entry.findall(f"{space}NtryDtls/{space}TxDtls")
    amounts = [amount_of(one, space) for one in details]
    doubt = doubt_of(entry, space)
    if len(details) > 1 and doubt is None:
        for place, (one, amount) in enumerate(zip(details, amounts, strict=True), start=1):
            yield _line(entry, [one], space, account, amount, f":{place}", None)
        return
    # One transaction, or several whose parts are not certain: then it is one sum that names them all.
    yield _line(entry, details, space, account, amount_of(entry, space), "", doubt)


def _line(
    entry: Element,
    details: list[Element],
    space: str,
    account: str,
    amount: tuple[Decimal | None, str | None],
    part: str,
    doubt: LineProblem | None,
) -> BankLine:
    told = said(entry, space, "BookgDt/Dt") or said(entry, space, "BookgDt/DtTm")[:10]
    told = told or said(entry, space, "ValDt/Dt") or said(entry, space, "ValDt/DtTm")[:10]
    reference = first(details, space, "Refs/AcctSvcrRef") if part else ""
    own = said(entry, space, "AcctSvcrRef")
    bank_reference = reference or (
        f"{own}{part}" if own else first(details, space, "Refs/AcctSvcrRef")
    )
    references = [
        reference
        for one in details
        for path in ("Refs/EndToEndId", "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb")
        for reference in all_of(one, space, path)
        if reference.upper() not in ("NOTPROVIDED", "NONREF")
    ]
    messages = [text for one in details for text in all_of(one, space, "RmtInf/Ustrd")]
    booked_on = _day(told)
    problem = _problem(entry, details, space, doubt)
    if problem in (None, *UNCERTAIN) and amount[0] is None:
        problem = LineProblem.AMOUNT_UNCLEAR
    if problem in (None, *UNCERTAIN) and booked_on is None:
        problem = LineProblem.DAY_UNCLEAR
    return BankLine(
        number=0,
        account=account or None,
        bank_reference=bank_reference or None,
        booked_on=booked_on,
        amount=amount[0],
        currency=amount[1],
        references=tuple(dict.fromkeys(references)),
        message=" ".join([*messages, *([] if messages else all_of(entry, space, "AddtlNtryInf"))]),
        problem=problem,
        said_amount=None if amount[0] is not None else said(entry, space, "Amt")[:60] or None,
        said_on=None if booked_on is not None else told[:60] or None,
    )


def _problem(
    entry: Element, details: list[Element], space: str, doubt: LineProblem | None
) -> LineProblem | None:
    status = said(entry, space, "Sts/Cd") or said(entry, space, "Sts")
    if status not in ("BOOK", ""):
        return LineProblem.NOT_BOOKED
    if said(entry, space, "RvslInd") in ("true", "1"):
        return LineProblem.REVERSAL
    own = said(entry, space, "CdtDbtInd")
    ways = {said(one, space, "CdtDbtInd") or own for one in details} or {own}
    if "CRDT" not in ways | ({own} if doubt else set()):
        return LineProblem.OUTGOING
    return doubt


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
