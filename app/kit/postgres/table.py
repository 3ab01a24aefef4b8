"""What all tables share: their base, how constraints are named, and columns that many have.

Apart from what bodies share: a command that writes nothing waits for none of it.
"""

from typing import Any, ClassVar

import sqlalchemy
from sqlalchemy import CheckConstraint, DateTime, MetaData
from sqlmodel import Field, SQLModel
from sqlmodel.main import SQLModelMetaclass

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class _Described(SQLModelMetaclass):
    """Describes a table without mapping its class, since rows are read and written by our own statements.

    To map them all would be a twelfth of the CPU of a start, and four megabytes.
    """

    def __init__(
        self, name: str, bases: tuple[type, ...], given: dict[str, Any], **how: Any
    ) -> None:
        type.__init__(self, name, bases, given)
        if how.get("table"):
            columns = {field: self.__dict__[field] for field in self.model_fields}
            for field, column in columns.items():
                column.name = column.key = field
            parts = (*columns.values(), *getattr(self, "__table_args__", ()))
            table = sqlalchemy.Table(
                given.get("__tablename__", name.lower()), self.metadata, *parts
            )
            # Not by the class's own way, which would look for what was mapped.
            type.__setattr__(self, "__table__", table)


class Table(SQLModel, metaclass=_Described):
    """Base of every table: constraints get names by one convention."""

    __table__: ClassVar[sqlalchemy.Table]
    metadata = MetaData(naming_convention=NAMING)
    model_config = {**SQLModel.model_config, "defer_build": True}


def instant(*, nullable: bool = False, default: Any = ...) -> Any:
    """A column for an instant: always with its offset."""
    if nullable and default is ...:
        default = None
    return Field(default=default, sa_type=DateTime(timezone=True), nullable=nullable)


def deactivation() -> CheckConstraint:
    """What is there of something that can leave: there is no reason without it."""
    return CheckConstraint(
        "deactivation_reason IS NULL OR deactivated_at IS NOT NULL", name="deactivation"
    )
