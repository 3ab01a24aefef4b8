"""Technicians."""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.table import ARRAY, Column, Field, Table, Text, deactivation, instant


class Technician(Table):
    """Who holds sessions: the languages spoken and the categories of work (rule S4) known.

    ``holiday_country`` is whose public holidays are free; null: the company's. ``language`` and
    ``reading_time_zone`` are what it reads in, as it chose itself.
    """

    __tablename__ = "technician"
    __table_args__ = (deactivation(),)

    id: UUID = Field(primary_key=True)
    name: str
    email: str
    time_zone: str
    languages: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    holiday_country: str | None = None
    categories: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    language: str | None = None
    reading_time_zone: str | None = None
    version: int
    deactivated_at: datetime | None = instant(nullable=True)
    deactivation_reason: str | None = None
    created_at: datetime = instant()
