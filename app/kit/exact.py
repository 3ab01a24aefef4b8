"""JSON as its text says: numbers without floats, and nothing that would be dropped in silence."""

import json
from decimal import Decimal
from typing import Any, Final

REPEATED: Final = object()
"""Stands for what an object has several of; no field takes it, so that it is refused at its place."""


def read(body: bytes) -> Any:
    """What a body in UTF-8 says; a mark of the byte order before it is passed over.

    Raises:
        ValueError, ArithmeticError, RecursionError: it is no JSON, or beyond what can be counted.
    """
    return _DECODER.decode(body.decode("utf-8-sig"))


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(members)
    if len(made) < len(members):
        seen: set[str] = set()
        for name, _ in members:
            if name in seen:
                made[name] = REPEATED
            seen.add(name)
    return made


def _whole(digits: str) -> int | Decimal:
    # As a whole number it would lose its sign, and be taken where "-0" is refused.
    return Decimal(digits) if digits == "-0" else int(digits)


# Made once: that costs more than to read a small body.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=Decimal)
