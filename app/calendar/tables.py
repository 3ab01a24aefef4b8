"""The company's settings, its business calendar, public holidays and closures."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    JSONB,
    CheckConstraint,
    Column,
    Field,
    Index,
    Table,
    UniqueConstraint,
    instant,
    text,
)

# There is one company and one business calendar: their rows are made by the migration.
COMPANY = UUID("00000000-0000-7000-8000-000000000001")
BUSINESS_CALENDAR = UUID("00000000-0000-7000-8000-000000000002")


class Company(Table):
    """The provider: how it is reached, and how sessions are planned."""

    __tablename__ = "company"
    __table_args__ = (
        CheckConstraint(f"id = '{COMPANY}'", name="single"),
        CheckConstraint(
            "buffer_minutes >= 0 AND notice_minutes >= 0 AND horizon_days > 0"
            " AND slot_step_minutes > 0 AND top_up_hours > 0",
            name="figures",
        ),
    )

    id: UUID = Field(primary_key=True)
    name: str
    support_phone: str | None = None
    support_email: str
    time_zone: str
    buffer_minutes: int
    notice_minutes: int
    horizon_days: int
    slot_step_minutes: int
    top_up_hours: int
    version: int


class BusinessCalendar(Table):
    """When the provider works: ``hours`` are [weekday, from minute, to minute] in its zone."""

    __tablename__ = "business_calendar"
    __table_args__ = (CheckConstraint(f"id = '{BUSINESS_CALENDAR}'", name="single"),)

    id: UUID = Field(primary_key=True)
    time_zone: str
    holiday_country: str
    hours: Any = Field(sa_column=Column(JSONB, nullable=False))
    version: int


class HolidayYear(Table):
    """That a country's holidays of a year were pinned into rows."""

    __tablename__ = "holiday_year"
    __table_args__ = (UniqueConstraint("country", "year"),)

    id: UUID = Field(primary_key=True)
    country: str
    year: int
    pinned_at: datetime = instant()


class Holiday(Table):
    """A public holiday; a lead may switch it off."""

    __tablename__ = "holiday"
    __table_args__ = (UniqueConstraint("country", "holiday_on"),)

    id: UUID = Field(primary_key=True)
    country: str
    holiday_on: date
    name: str
    active: bool


class Closure(Table):
    """A time in which nobody of the company works."""

    __tablename__ = "closure"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="period"),
        Index("ix_closure_ends_at", "ends_at", postgresql_where=text("removed_at IS NULL")),
    )

    id: UUID = Field(primary_key=True)
    name: str
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    created_at: datetime = instant()
    removed_at: datetime | None = instant(nullable=True)
