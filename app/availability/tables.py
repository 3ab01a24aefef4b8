"""When technicians work, and what they are booked for."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    TSTZRANGE,
    CheckConstraint,
    Column,
    ExcludeConstraint,
    Field,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    instant,
    text,
)

_PRESENT = text("removed_at IS NULL")


class WorkingHours(Table):
    """A period of a weekday in the technician's own zone, in minutes after midnight."""

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint(
            "0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440", name="period"
        ),
        CheckConstraint("valid_from <= valid_to", name="validity"),
        ExcludeConstraint(
            ("technician_id", "="),
            ("weekday", "="),
            (text("int4range(from_minute, to_minute)"), "&&"),
            (text("daterange(valid_from, valid_to, '[]')"), "&&"),
            using="gist",
            where=_PRESENT,
            name="ex_working_hours_period",
        ),
        Index("ix_working_hours_technician_id", "technician_id", "id", postgresql_where=_PRESENT),
    )

    id: UUID = Field(primary_key=True)
    technician_id: UUID = Field(foreign_key="technician.id")
    weekday: int
    from_minute: int
    to_minute: int
    valid_from: date | None = None
    valid_to: date | None = None
    created_at: datetime = instant()
    removed_at: datetime | None = instant(nullable=True)


class WorkingException(Table):
    """A day that is worked by periods of its own, flat: from minute, to minute, …; none: a day off."""

    __tablename__ = "working_exception"
    __table_args__ = (
        Index(
            "uq_working_exception_day",
            "technician_id",
            "exception_on",
            unique=True,
            postgresql_where=_PRESENT,
        ),
    )

    id: UUID = Field(primary_key=True)
    technician_id: UUID = Field(foreign_key="technician.id")
    exception_on: date
    periods: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    reason: str | None = None
    created_at: datetime = instant()
    removed_at: datetime | None = instant(nullable=True)


class TimeOff(Table):
    """A time in which a technician does not work."""

    __tablename__ = "time_off"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="period"),
        Index("ix_time_off_technician_id", "technician_id", "ends_at", postgresql_where=_PRESENT),
    )

    id: UUID = Field(primary_key=True)
    technician_id: UUID = Field(foreign_key="technician.id")
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    reason: str | None = None
    created_at: datetime = instant()
    removed_at: datetime | None = instant(nullable=True)


class SessionTechnician(Table):
    """Booked time: a technician holds a session. The constraint makes double booking impossible (S2).

    ``busy`` is the session and the buffer after it; it is blocked while ``live``. A session that waits
    for credit blocks its time until ``held_until``. Time that was ``worked`` only counts as load.
    Somebody is ``working`` while the session goes on, in no other one. Who ``joined_at`` its day has
    the rest of it; who ``left_at`` it holds it no more, and may have worked.
    """

    __tablename__ = "session_technician"
    __table_args__ = (
        PrimaryKeyConstraint("session_id", "technician_id"),
        CheckConstraint(
            "NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)"
            " AND NOT lower_inf(during) AND NOT upper_inf(during)",
            name="during",
        ),
        CheckConstraint(
            "busy @> during AND lower(busy) = lower(during) AND lower_inc(busy)"
            " AND NOT upper_inc(busy) AND NOT upper_inf(busy)",
            name="busy",
        ),
        CheckConstraint("NOT (live AND worked)", name="worked"),
        ExcludeConstraint(
            ("technician_id", "="),
            ("busy", "&&"),
            using="gist",
            where=text("live"),
            name="ex_session_technician_busy",
        ),
        CheckConstraint("live OR NOT working", name="working"),
        CheckConstraint("left_at IS NULL OR NOT live", name="left"),
        Index(
            "uq_session_technician_working",
            "technician_id",
            unique=True,
            postgresql_where=text("working"),
        ),
        Index("ix_session_technician_starts_at", "technician_id", text("lower(during)")),
    )

    session_id: UUID
    technician_id: UUID = Field(foreign_key="technician.id")
    position: int
    during: Any = Field(sa_column=Column(TSTZRANGE, nullable=False))
    busy: Any = Field(sa_column=Column(TSTZRANGE, nullable=False))
    live: bool
    worked: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    working: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    held_until: datetime | None = instant(nullable=True)
    joined_at: datetime | None = instant(nullable=True)
    left_at: datetime | None = instant(nullable=True)
