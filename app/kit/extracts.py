"""What leaves in files: the columns of an extract, and the rows that it is made of.

A slice describes its rows here once; the formats are made of that by who exports. A version of the
columns is never changed: what comes later is a column at the end, or another version.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field

from app.kit.money import shown_sql


class ColumnKind(StrEnum):
    """What the values of a column are, and so how each format writes them."""

    TEXT = "text"
    """What somebody wrote: it may begin like a formula."""
    WORD = "word"
    """Ids, words of closed lists, references, digests: never like a formula."""
    WHOLE = "whole"
    DECIMAL = "decimal"
    """No money: two to four places."""
    MONEY = "money"
    """Text that ``money`` made of an amount: with the decimals of its currency."""
    DAY = "day"
    INSTANT = "instant"
    FLAG = "flag"
    NESTED = "nested"
    """JSON of what has rows of its own; tables have no place for it."""


class Column(NamedTuple):
    """A column: its name for ever, what its values are, the SQL of one, and what it tells.

    In the SQL ``$now`` is the instant of the export, ``$ahead`` by how much the company's clocks
    are ahead of UTC at the extract's instant.
    """

    name: str
    kind: ColumnKind
    sql: str
    meaning: str


def money(name: str, meaning: str, *, currency: str = "currency", sql: str | None = None) -> Column:
    """A column of money, by default that of the same name, in the currency of another column."""
    return Column(name, ColumnKind.MONEY, shown_sql(sql or name, currency), meaning)


def fraction_text(sql: str) -> str:
    """The SQL of a decimal that is no money as it is written: two to four places."""
    return f"round({sql}, greatest(2, min_scale({sql})))::text"


def instant_text(sql: str) -> str:
    """The SQL of an instant as it is written: RFC 3339 in UTC, to the microsecond."""
    return f"""to_char({sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


class Extract(Struct, frozen=True):
    """Rows of one kind, and what is told of each.

    Attributes:
        columns: in the order of the file.
        source: the SQL from FROM to what always narrows it, which ends in a condition.
        instant: the SQL of the instant that ``from`` and ``to`` are of; None: they do not narrow.
        customer: the SQL of whose a row is.
        order: the SQL of the order, total and the same at any time.
        counted: as many rows as ``source`` has, without what is read beside them; None: the same.
        position: the SQL of the place in the feed, where an extract can go on behind one.
        filters: what else narrows it: by the name of a parameter, the SQL of what is held to it.
    """

    columns: tuple[Column, ...]
    source: str
    instant: str | None
    customer: str
    order: str
    position: str | None = None
    counted: str | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
