"""The tables as SQLAlchemy has them, for who migrates or compares: made of what ``table`` notes."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy
from sqlalchemy.dialects import postgresql

from app.kit.postgres.table import ColumnNote, Noted, Table

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def metadata() -> sqlalchemy.MetaData:
    """All tables whose classes are loaded; constraints get names by one convention."""
    made = sqlalchemy.MetaData(naming_convention=NAMING)
    for table in Table.__subclasses__():
        columns = (_column(name, column) for name, column in table.columns.items())
        sqlalchemy.Table(table.__tablename__, made, *columns, *map(_made, table.__table_args__))
    return made


def _column(name: str, column: ColumnNote) -> "sqlalchemy.Column[Any]":
    if column.column is not None:
        made: sqlalchemy.Column[Any] = _made(column.column)
        made.name = made.key = name
        return made
    key = column.foreign_key
    return sqlalchemy.Column(
        name,
        _made(column.type),
        *([sqlalchemy.ForeignKey(key)] if key else []),
        primary_key=column.primary_key,
        nullable=column.nullable,
        unique=column.unique or None,
        **{name: _made(value) for name, value in column.further.items()},
    )


def _made(value: Any) -> Any:
    if isinstance(value, Noted):
        maker = getattr(postgresql, value.name, None) or getattr(sqlalchemy, value.name)
        if value.given is None:
            return maker
        return maker(
            *map(_made, value.given), **{name: _made(one) for name, one in value.named.items()}
        )
    if isinstance(value, tuple | Iterator):
        return tuple(map(_made, value))
    return value
