"""Rows by name: read into records, inserted and updated with the columns of their table's class.

A record is a frozen struct with a field for each column that its slice uses, named alike, and for
what is read beside them. A change is a new record, made by ``msgspec.structs.replace``; what differs is
written. Statements are composed once for each set of columns, and staged for the one statement of the
transaction. Rows inside of a row, such as the items of an array, are ``packed`` by the fields of their
own record, and read with it. Many rows at once are named tuples of their columns.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from types import NoneType, UnionType
from typing import (
    Any,
    NamedTuple,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from app import errors
from app.kit.postgres.composing import Insertion, columns
from app.kit.postgres.database import Reader, Row, Tx
from app.kit.postgres.table import Table

Record = TypeVar("Record")


class _Versioned(Protocol):
    """A record that counts its versions."""

    @property
    def version(self) -> int:
        """Which one it is, from 1 on."""


Versioned = TypeVar("Versioned", bound=_Versioned)


def read_row(record: type[Record], row: Row | Mapping[str, Any], **known: Any) -> Record:
    """A record of a row: enums by their value, arrays as tuples, what is ``packed`` as its record.

    Args:
        record: a struct whose fields are named like the row's columns.
        row: what was read; columns that the record has no field for are left out.
        known: fields that are made of something else.

    Raises:
        KeyError: the row lacks a column that the record needs.
    """
    kind = cast("Hashable", record)
    if not known:
        try:
            found = _getter(kind)(row)
        except KeyError:
            pass  # what lacks may have a default
        else:
            return cast("Record", _builder(kind)(found))
    values = dict(known)
    for name, convert, default in _readers(kind):
        if name in known:
            continue
        if default is not NODEFAULT and name not in row:
            continue
        value = row[name]
        values[name] = value if convert is None or value is None else convert(value)
    return record(**values)


def packed(record: type, source: str = "", /, **expressions: str) -> str:
    """The SQL of a row inside a row, such as an item of an array, as ``read_row`` reads it.

    Args:
        record: the struct that the field is declared with.
        source: the alias of what has the fields as its columns.
        expressions: the SQL of fields that are no such column.
    """
    prefix = f"{source}." if source else ""
    names = [name for name, _, _ in _readers(record)]
    return f"({', '.join(expressions.get(name, prefix + name) for name in names)})"


@lru_cache(maxsize=200)
def _getter(record: Any) -> Callable[[Row | Mapping[str, Any]], Sequence[Any]]:
    names = [name for name, _, _ in _readers(record)]
    return itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)


@lru_cache(maxsize=200)
def _builder(record: Any) -> Callable[[Sequence[Any]], Any]:
    """What makes the record of its values in order."""
    names = [name for name, _, _ in _readers(record)]
    converters = [
        (place, convert) for place, (_, convert, _) in enumerate(_readers(record)) if convert
    ]
    by_name = record.__match_args__ != record.__struct_fields__

    def build(values: Sequence[Any]) -> Any:
        if converters:
            values = list(values)
            for place, convert in converters:
                if values[place] is not None:
                    values[place] = convert(values[place])
        if by_name:
            return record(**dict(zip(names, values, strict=True)))
        return record(*values)

    return build


@lru_cache(maxsize=200)
def _readers(record: Any) -> tuple[tuple[str, Callable[[Any], Any] | None, Any], ...]:
    hints = get_type_hints(record)
    return tuple((one.name, _converter(hints[one.name]), one.default) for one in fields(record))


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) in (Union, UnionType):
        found = [one for one in map(_converter, get_args(hint)) if one is not None]
        return found[0] if len(found) == 1 and NoneType in get_args(hint) else None
    if get_origin(hint) is tuple:
        inner = _converter(get_args(hint)[0])
        return tuple if inner is None else lambda values: tuple(map(inner, values))
    if not isinstance(hint, type):
        return None
    if issubclass(hint, Struct):
        return _builder(hint)
    return _member(hint) if issubclass(hint, StrEnum) else None


def _member(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    # A third of the time that calling the class takes; that is left to refuse an unknown value.
    members = {member.value: member for member in kind}
    return lambda value: members.get(value) or kind(value)


def insert_row(tx: Tx, table: type[Table], record: object = None, /, **beside: Any) -> None:
    """Stage one row: the columns that ``record`` has as attributes, and those given ``beside``.

    A column that neither has takes the default of its class.

    Raises:
        TypeError: a column has no value and no default, or what is given beside is no column.
    """
    columns = _columns(table)
    if unknown := beside.keys() - set(columns):
        raise TypeError(f"{table.__name__} has no columns {sorted(unknown)}")
    values = []
    for name in columns:
        if name in beside:
            values.append(beside[name])
        elif hasattr(record, name):
            values.append(getattr(record, name))
        elif table.columns[name].is_required:
            raise TypeError(f"{table.__name__}.{name} has no value")
        else:
            column = table.columns[name]
            values.append(column.factory() if column.factory else column.default)
    tx.stage(_insertion(table), *values)


def insert_rows(tx: Tx, table: type[Table], rows: Sequence[NamedTuple], /, **alike: Any) -> None:
    """Stage many rows as one INSERT, in their order; nothing where there are none.

    The fields of ``rows`` are columns; those given ``alike`` have the same value in every row.

    Raises:
        TypeError: a field is no column, or a column has no value and cannot be null.
    """
    if rows:
        insertion = _insertion_of_many(table, rows[0]._fields, tuple(alike))
        tx.stage(insertion.of_many, *alike.values(), *columns(rows, len(rows[0])))


def insert_few(tx: Tx, table: type[Table], rows: Sequence[NamedTuple], /, **alike: Any) -> None:
    """As ``insert_rows``, for what is one row in most transactions, whatever there is of it already.

    Where the number comes of what is stored, each other number would be another statement to prepare.
    """
    if rows:
        insertion = _insertion_of_many(table, rows[0]._fields, tuple(alike))
        statement, args = insertion.statement(rows, *alike.values())
        tx.stage(statement, *args)


def gather_row(tx: Tx, table: type[Table], row: NamedTuple) -> None:
    """Add a row to the one INSERT into the table that this transaction sends; rows keep their order.

    Raises:
        TypeError: as ``insert_rows``.
    """
    tx.gather(_insertion_of_many(table, row._fields, ()), row)


def update_row(tx: Tx, table: type[Table], before: Record, after: Record, /, **beside: Any) -> None:
    """Stage the columns that differ between two records of one row, and those given ``beside``.

    Nothing is staged where there are none.

    Raises:
        TypeError: the records do not carry the table's primary key, or not the same; what is given
            beside is no column.
    """
    columns = _columns(table)
    if unknown := beside.keys() - set(columns):
        raise TypeError(f"{table.__name__} has no columns {sorted(unknown)}")
    keys = _key(table)
    key = tuple(getattr(before, name, None) for name in keys)
    if None in key or key != tuple(getattr(after, name, None) for name in keys):
        raise TypeError(f"these are no two records of one row of {table.__name__}")
    changed = tuple(
        name
        for name in columns
        if name in beside
        or (hasattr(after, name) and getattr(before, name) != getattr(after, name))
    )
    if changed:
        values = [beside[name] if name in beside else getattr(after, name) for name in changed]
        tx.stage(_change(table, changed), *key, *values)


def update_version(
    tx: Tx, table: type[Table], before: Versioned, after: Versioned, /, **beside: Any
) -> Versioned:
    """Stage a row's next version, as ``update_row`` does; returns it."""
    after = replace(cast("Any", after), version=before.version + 1)
    update_row(tx, table, before, after, **beside)
    return after


async def lock_row(tx: Tx, table: type[Table], row_id: UUID) -> None:
    """Begin with a row locked. What is decided on is read by a later statement (design §2)."""
    await tx.begin(row_lock(table, row_id), thing=f"{table.__tablename__} {row_id}")


async def lock_version(
    tx: Tx,
    table: type[Table],
    row_id: UUID,
    read: Callable[[Reader, UUID], Awaitable[Versioned | None]],
    missing: type[errors.DomainError],
) -> Versioned:
    """What ``read`` finds of a row under its lock, in the version that the caller names.

    Raises:
        StaleVersion, and ``missing`` where there is none.
    """
    await lock_row(tx, table, row_id)
    found = await read(tx.connection, row_id)
    if found is None:
        raise missing()
    tx.check_version(found.version)
    return found


def row_lock(table: type[Table], row_id: UUID) -> str:
    """The statement that locks a row, to be taken behind another lock in the same trip."""
    return f"SELECT 1 FROM {table.__tablename__} WHERE id = '{row_id}' FOR UPDATE"


async def lock_single(tx: Tx, table: type[Table]) -> None:
    """Begin with the one row of a table locked."""
    await tx.begin(f"SELECT 1 FROM {table.__tablename__} FOR UPDATE")


@lru_cache(maxsize=200)
def _columns(table: type[Table]) -> tuple[str, ...]:
    """What is written of a table, in order: without what the database makes by itself."""
    return tuple(name for name, column in table.columns.items() if not column.is_made)


@lru_cache(maxsize=200)
def _key(table: type[Table]) -> tuple[str, ...]:
    return table.primary_key()


@lru_cache(maxsize=200)
def _insertion(table: type[Table]) -> str:
    columns = _columns(table)
    places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
    return f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({places})"


@lru_cache(maxsize=200)
def _insertion_of_many(
    table: type[Table], names: tuple[str, ...], alike: tuple[str, ...]
) -> Insertion:
    given = (*alike, *names)
    if unknown := set(given) - set(_columns(table)):
        raise TypeError(f"{table.__name__} has no columns {sorted(unknown)}")
    for name in set(_columns(table)) - set(given):
        if table.columns[name].default is not None:
            raise TypeError(f"{table.__name__}.{name} has no value")
    into = f"INSERT INTO {table.__tablename__} ({', '.join(given)})"
    places = [
        f"${number}::{table.columns[name].sql_type}" for number, name in enumerate(given, start=1)
    ]
    arrays = ", ".join(f"{place}[]" for place in places[len(alike) :])
    selected = ", ".join([*places[: len(alike)], "many.*"])
    return Insertion(
        of_many=f"{into} SELECT {selected} FROM unnest({arrays}) AS many",
        of_one=f"{into} VALUES ({', '.join(places)})",
    )


@lru_cache(maxsize=500)
def _change(table: type[Table], changed: tuple[str, ...]) -> str:
    keys = _key(table)
    where = " AND ".join(f"{name} = ${number}" for number, name in enumerate(keys, start=1))
    places = ", ".join(
        f"{name} = ${number}" for number, name in enumerate(changed, start=len(keys) + 1)
    )
    return f"UPDATE {table.__tablename__} SET {places} WHERE {where}"
