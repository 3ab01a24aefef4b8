"""The row of a technician as a record."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.plans.rules import SessionCategory


class TechnicianRecord(Struct, frozen=True, kw_only=True):
    """Who holds sessions: the languages spoken and the categories of work (rule S4) known.

    ``holiday_country`` is whose public holidays are free; None: the company's. ``language`` and
    ``reading_time_zone`` are what it reads in; ``time_zone`` is that of its working hours.
    """

    id: UUID
    name: str
    email: str
    time_zone: str
    languages: tuple[str, ...]
    categories: tuple[SessionCategory, ...]
    holiday_country: str | None
    language: str | None
    reading_time_zone: str | None
    version: int = 1
    deactivated_at: datetime | None = None
    deactivation_reason: str | None = None
    created_at: datetime
