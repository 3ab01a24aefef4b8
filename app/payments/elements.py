"""What stands at a path below an element of a statement. Pure."""

import re
from decimal import Decimal
from xml.etree.ElementTree import Element

_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,5})?")


def path_of(space: str, path: str) -> str:
    """A path with its namespace."""
    return "/".join(f"{space}{name}" for name in path.split("/"))


def said(element: Element, space: str, path: str) -> str:
    """The text at a path; empty where there is none."""
    return (element.findtext(path_of(space, path)) or "").strip()


def all_of(element: Element, space: str, path: str) -> list[str]:
    """Every text at a path."""
    found = element.findall(path_of(space, path))
    return [told for one in found if (told := " ".join((one.text or "").split()))]


def first(elements: list[Element], space: str, path: str) -> str:
    """The first text at a path of several elements; empty where there is none."""
    return next((told for one in elements if (told := said(one, space, path))), "")


def amount_at(element: Element | None) -> tuple[Decimal | None, str | None]:
    """An amount and its currency; None for what is no amount."""
    if element is None:
        return None, None
    told = (element.text or "").strip()
    return Decimal(told) if _AMOUNT.fullmatch(told) else None, element.get("Ccy")


def amount_of(element: Element, space: str) -> tuple[Decimal | None, str | None]:
    """The amount of an entry or a transaction, and its currency."""
    return amount_at(amount_element(element, space))


def amount_element(element: Element, space: str) -> Element | None:
    """Where the amount of an entry or a transaction stands."""
    own = element.find(path_of(space, "Amt"))
    return own if own is not None else element.find(path_of(space, "AmtDtls/TxAmt/Amt"))
