"""The rows of an export of entries, taken by the letter: as they are exported, and in no other way.

Whatever else says the same to most who read it (a field that stands there twice, or that nobody knows; 480.0
for 480, another offset, another spelling of an id) is a change of the row, and no hash tells of it.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeAlias

from app.kit.extracts import ColumnKind
from app.ledger.extracts import ENTRIES

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_HEX = re.compile(r"([0-9a-f]{2})*")
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")

Form: TypeAlias = Callable[[Any], bool]


class NotAsExported(ValueError):
    """What a row says is not as it is exported."""


def read(line: bytes) -> Any:
    """What a line says.

    Raises:
        NotAsExported: it is no JSON, a field stands there twice, a number is not whole.
    """
    try:
        return _DECODER.decode(line.decode())
    except RecursionError:
        raise NotAsExported("it is nested too deep") from None
    except json.JSONDecodeError:
        raise NotAsExported("it is no JSON") from None
    except UnicodeDecodeError:
        raise NotAsExported("it is no UTF-8") from None


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(members)
    if len(made) < len(members):
        names = [name for name, _ in members]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotAsExported(f"{_named(twice)} stands there twice")
    return made


def _whole(digits: str) -> int:
    if digits == "-0" or len(digits) > len(str(2**63)):
        raise NotAsExported(f"{digits[:40]} is no number of an export")
    return int(digits)


def _no_number(said: str) -> NoReturn:
    raise NotAsExported(f"{said[:40]} is no number of an export")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
)


def is_end(row: Any) -> bool:
    """Whether a row is the last one, which says that these were all."""
    return isinstance(row, dict) and row.get("end") is True and "seq" not in row


def check_end(row: Mapping[str, Any]) -> None:
    """Hold the last row to its form.

    Raises:
        NotAsExported: it has another.
    """
    _check(row, _END)


def check_entry(row: Any) -> None:
    """Hold a row to the form of an entry.

    Raises:
        NotAsExported: it has another; says where.
    """
    _check(row, _ENTRY)
    for posting in row["postings"]:
        _check(posting, _POSTING, "of a posting ")
    if row["lot"] is not None:
        if row["hash_version"] == 1:
            raise NotAsExported("form 1 says nothing of a lot")
        _check(row["lot"], _LOT, "of the lot ")


def _check(value: Any, forms: Mapping[str, Form], of: str = "") -> None:
    if not isinstance(value, dict):
        raise NotAsExported(f"{of}there are no fields")
    if value.keys() != forms.keys():
        for name in forms:
            if name not in value:
                raise NotAsExported(f"{of}{name} is absent")
        unknown = next(name for name in value if name not in forms)
        raise NotAsExported(f"{of}nobody knows {_named(unknown)}")
    for name, fits in forms.items():
        if not fits(value[name]):
            raise NotAsExported(f"{of}{name} is not as it is exported")


def _named(name: str) -> str:
    return repr(name[:40])


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _count(value: Any) -> bool:
    return type(value) is int


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _list(value: Any) -> bool:
    return isinstance(value, list)


def _object_or_null(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _written(form: re.Pattern[str]) -> Form:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _or_null(fits: Form) -> Form:
    return lambda value: value is None or fits(value)


def _draw(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_count, value))


_id, _day, _instant = _written(_ID), _written(_DAY), _written(_INSTANT)
_digest, _hex, _number = _written(_DIGEST), _written(_HEX), _written(_NUMBER)

_BY_KIND: Mapping[ColumnKind, Form] = {
    ColumnKind.WORD: _text,
    ColumnKind.TEXT: _or_null(_text),
    ColumnKind.WHOLE: _count,
    ColumnKind.FLAG: _flag,
    ColumnKind.DAY: _day,
    ColumnKind.INSTANT: _instant,
}
_BY_NAME: Mapping[str, Form] = {
    "id": _id,
    "customer_id": _id,
    "credit_account_id": _id,
    "reverses": _or_null(_id),
    "reason_digest": _or_null(_digest),
    "reason_salt": _or_null(_hex),
    "hash": _digest,
    "postings": _list,
    "lot": _object_or_null,
}
_ENTRY: Mapping[str, Form] = {
    one.name: _BY_NAME.get(one.name) or _BY_KIND[one.kind] for one in ENTRIES.columns
}
_POSTING: Mapping[str, Form] = {
    "from": _text,
    "from_id": _id,
    "to": _text,
    "to_id": _id,
    "lot_id": _or_null(_id),
    "minutes": _count,
    "settles": _or_null(_draw),
}
_LOT: Mapping[str, Form] = {
    "id": _id,
    "minutes": _count,
    "price_per_person_day": _number,
    "net": _or_null(_number),
    "currency": _or_null(_text),
    "expires_on": _or_null(_day),
}
_END: Mapping[str, Form] = {"end": _flag, "rows": _count, "sha256": _digest}
