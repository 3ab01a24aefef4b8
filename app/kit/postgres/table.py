"""How tables are described: their base, and what is noted of their columns and constraints.

What serves reads and writes by statements of its own, and needs the names of columns. Only who migrates, or
compares, needs SQLAlchemy's tables: its constructs are noted here, each under its own name, and made in
``sqlalchemy_tables``. To load it is a sixth of what a start takes, and a fifth of the memory.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, ClassVar, NamedTuple, Union, get_args, get_origin
from uuid import UUID


class Noted(NamedTuple):
    """Something of SQLAlchemy's: its name there and, once it was called, what with."""

    name: str
    given: Sequence[Any] | None = None
    named: Mapping[str, Any] = {}

    def __call__(self, *given: Any, **named: Any) -> "Noted":
        """Note that it is called."""
        return Noted(self.name, given, named)


ARRAY = Noted("ARRAY")
BigInteger = Noted("BigInteger")
CheckConstraint = Noted("CheckConstraint")
Column = Noted("Column")
Computed = Noted("Computed")
DateTime = Noted("DateTime")
ExcludeConstraint = Noted("ExcludeConstraint")
ForeignKey = Noted("ForeignKey")
ForeignKeyConstraint = Noted("ForeignKeyConstraint")
Identity = Noted("Identity")
Index = Noted("Index")
Integer = Noted("Integer")
JSONB = Noted("JSONB")
Numeric = Noted("Numeric")
PrimaryKeyConstraint = Noted("PrimaryKeyConstraint")
SmallInteger = Noted("SmallInteger")
String = Noted("String")
TSTZRANGE = Noted("TSTZRANGE")
TSVECTOR = Noted("TSVECTOR")
Text = Noted("Text")
UniqueConstraint = Noted("UniqueConstraint")
Uuid = Noted("Uuid")
text = Noted("text")

_TYPES: Mapping[Any, Noted] = {
    UUID: Uuid, bool: Noted("Boolean"), bytes: Noted("LargeBinary"), date: Noted("Date"),
    datetime: DateTime, Decimal: Numeric, int: Integer, str: String,
}  # fmt: skip
_WRITTEN = {
    "BigInteger": "BIGINT", "Boolean": "BOOLEAN", "Date": "DATE", "Integer": "INTEGER", "JSONB": "JSONB",
    "LargeBinary": "BYTEA", "SmallInteger": "SMALLINT", "String": "VARCHAR", "TSTZRANGE": "TSTZRANGE",
    "TSVECTOR": "TSVECTOR", "Text": "TEXT", "Uuid": "UUID",
}  # fmt: skip
# There is none: a row has to have a value.
REQUIRED: Any = object()


class ColumnNote(NamedTuple):
    """A column: its type, what a row has that names no value, and what the database is told of it.

    Attributes:
        column: how SQLAlchemy's is made, where the annotation does not tell it all.
        further: what else that is told.
    """

    type: Noted
    nullable: bool
    default: Any
    factory: Callable[[], Any] | None
    primary_key: bool
    foreign_key: str | None
    unique: bool
    column: Noted | None
    further: Mapping[str, Any]

    @property
    def is_required(self) -> bool:
        """Whether a row has to have a value."""
        return self.default is REQUIRED and self.factory is None

    @property
    def is_made(self) -> bool:
        """Whether the database makes it by itself."""
        given = (self.column and self.column.given) or ()
        return any(_is(one, "Computed", "Identity") for one in given)

    @property
    def is_key(self) -> bool:
        """Whether it is said here that it is in the primary key."""
        return self.primary_key or bool(self.column and self.column.named.get("primary_key"))

    @property
    def sql_type(self) -> str:
        """Its type, as a statement writes it."""
        return _written(self.type)


class _TableClass(type):
    """Reads the columns of a class."""

    __table_args__: Sequence[Any]
    columns: Mapping[str, ColumnNote]

    def __init__(cls, name: str, bases: tuple[type, ...], given: dict[str, Any]) -> None:
        super().__init__(name, bases, given)
        hints = cls.__annotations__ if bases else {}
        cls.columns = {one: _noted(hint, given.get(one, REQUIRED)) for one, hint in hints.items()}

    def primary_key(cls) -> tuple[str, ...]:
        """The names of its columns."""
        for one in cls.__table_args__:
            if _is(one, "PrimaryKeyConstraint"):
                return tuple(one.given)
        return tuple(name for name, column in cls.columns.items() if column.is_key)

    def also(cls, part: Noted) -> None:
        """Take a constraint that another slice knows of."""
        cls.__table_args__ = (*cls.__table_args__, part)


class Table(metaclass=_TableClass):
    """Base of every table: a class has an annotation for each column, and maybe a ``Field``."""

    __tablename__: ClassVar[str]
    __table_args__: ClassVar[Sequence[Any]] = ()


def Field(  # noqa: N802  it stands where a class would
    *,
    default: Any = REQUIRED,
    default_factory: Callable[[], Any] | None = None,
    nullable: bool | None = None,
    primary_key: bool = False,
    foreign_key: str | None = None,
    unique: bool = False,
    sa_type: Noted | None = None,
    sa_column: Noted | None = None,
    sa_column_kwargs: Mapping[str, Any] | None = None,
) -> Any:
    """What an annotation does not tell of a column; one that allows None can be null, unless said here."""
    return {
        "type": sa_type, "nullable": nullable, "default": default, "factory": default_factory,
        "primary_key": primary_key, "foreign_key": foreign_key, "unique": unique, "column": sa_column,
        "further": sa_column_kwargs or {},
    }  # fmt: skip


def instant(*, nullable: bool = False) -> Any:
    """A column for an instant: always with its offset."""
    default = None if nullable else REQUIRED
    return Field(default=default, sa_type=DateTime(timezone=True), nullable=nullable)


def deactivation() -> Noted:
    """What is there of something that can leave: there is no reason without it."""
    return CheckConstraint(
        "deactivation_reason IS NULL OR deactivated_at IS NOT NULL", name="deactivation"
    )


def _noted(hint: Any, value: Any) -> ColumnNote:
    said: dict[str, Any] = value if isinstance(value, dict) else Field(default=value)
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if said["type"] is None:
        column: Noted | None = said["column"]
        first = column.given[0] if column and column.given else None
        (kind,) = (one for one in kinds if one is not NoneType)
        is_told = first is not None and not _is(first, "ForeignKey")
        said |= {"type": first if is_told else _TYPES[kind]}
    if said["nullable"] is None:
        said |= {"nullable": NoneType in kinds}
    return ColumnNote(**said)


def _is(one: Any, *names: str) -> bool:
    return isinstance(one, Noted) and one.name in names


def _written(kind: Noted) -> str:
    given = kind.given or ()
    if kind.name == "ARRAY":
        return f"{_written(given[0])}[]"
    if kind.name == "Numeric" and given:
        return f"NUMERIC({', '.join(map(str, given))})"
    if kind.name == "DateTime":
        return f"TIMESTAMP WITH{'' if kind.named.get('timezone') else 'OUT'} TIME ZONE"
    return _WRITTEN[kind.name]
