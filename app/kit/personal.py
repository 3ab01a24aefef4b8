"""What a slice knows of people: how it is shown to whom it is about, and how it is erased.

A slice lists it in its module ``personal_rows`` as ``PERSONAL``. Its statements have parameters by name, of
which each takes those that it needs:

    :contacts   the ids of contacts that it is about
    :actors     the same, as actors are recorded
    :customer   the customer whose people they all are, if it is erased itself; null otherwise
    :addresses  their addresses, in lower case, that nobody else has
    :keys       the ids of their keys and sign-ins
    :words      what tells that an answer is about them: ids, names, addresses
    :now        the instant
    :reason     why it is erased
    :behind, :most   what is shown: the next ones behind an id, in order of it
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

_TYPES = {
    "contacts": "uuid[]",
    "actors": "text[]",
    "customer": "uuid",
    "addresses": "text[]",
    "keys": "uuid[]",
    "words": "text[]",
    "now": "timestamptz",
    "reason": "text",
    "behind": "uuid",
    "most": "int",
}
_NAMED = re.compile(rf"(?<!:):({'|'.join(_TYPES)})\b")


class Personal(Struct, frozen=True):
    """What a slice knows of people.

    Attributes:
        held: by what it is: the statement that finds an ``id`` and the ``data``, an object.
        erased: by what it is: the statements that remove or replace it, in this order.
    """

    held: Mapping[str, str] = field(default_factory=dict)
    erased: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=200)
def _bound(statement: str) -> tuple[str, tuple[str, ...]]:
    names = tuple(dict.fromkeys(_NAMED.findall(statement)))
    places = {name: f"${number}::{_TYPES[name]}" for number, name in enumerate(names, start=1)}
    return _NAMED.sub(lambda found: places[found[1]], statement), names


def bound(statement: str, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """A statement with numbers for its parameters, and their values."""
    text, names = _bound(statement)
    return text, [values[name] for name in names]
