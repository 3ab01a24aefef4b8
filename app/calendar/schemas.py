"""Bodies and answers about the company, its business calendar, holidays and closures."""

import re
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema

from app.calendar.rows import BusinessCalendarRecord, ClosureRecord, CompanyRecord, HolidayRecord
from app.calendar.rules import wall_minutes, wall_text
from app.kit.schema import (
    FIRST_YEAR,
    LAST_YEAR,
    Body,
    Email,
    Name,
    Phone,
    UtcInstant,
    Version,
    View,
    Zone,
)


def _wall(shown: str) -> str:
    try:
        return wall_text(wall_minutes(shown))
    except ValueError:
        raise ValueError("a wall time from 00:00 to 24:00") from None


WallTime = Annotated[
    str,
    Field(
        pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        description="Wall time `HH:MM`; `24:00` is the end of the day.",
        examples=["09:00"],
    ),
    AfterValidator(_wall),
]


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?")


def _moment(value: object) -> object:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("a date, a local time, or an RFC 3339 instant")
    try:
        found = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("a date, a local time, or an RFC 3339 instant") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
    return found


Moment = Annotated[
    datetime | date,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^2[0-9]{3}-[0-9]{2}-[0-9]{2}",
            "examples": ["2027-12-27"],
            "description": "A date (`from` its beginning, `to` its end), a local time without an "
            "offset, or an RFC 3339 instant; years 2000 to 2999.",
        }
    ),
]
Country = Annotated[
    str,
    Field(
        pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
        description="ISO 3166, with a subdivision where days differ: `CZ`, `DE-BY`.",
        examples=["CZ"],
    ),
]


class SetCompany(Body):
    """Settings of the company; what is left out keeps its value."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"buffer_minutes": 15}]})

    name: Name | None = None
    support_phone: Phone | None = None
    support_email: Email | None = None
    time_zone: Zone | None = None
    buffer_minutes: int | None = Field(
        default=None, ge=0, le=240, strict=True,
        description="Kept free between two sessions of one technician.",
    )  # fmt: skip
    notice_minutes: int | None = Field(
        default=None, ge=0, le=43200, strict=True,
        description="A session is agreed at least this long ahead.",
    )  # fmt: skip
    horizon_days: int | None = Field(
        default=None, ge=1, le=3650, strict=True,
        description="A session is agreed at most this far ahead.",
    )  # fmt: skip
    slot_step_minutes: int | None = Field(
        default=None, ge=5, le=720, strict=True,
        description="Slots begin at multiples of it after local midnight.",
    )  # fmt: skip
    top_up_hours: int | None = Field(
        default=None, ge=1, le=8760, strict=True,
        description="How long a session waits for credit at most.",
    )  # fmt: skip


class CompanyView(View):
    """The company: how it is reached, and how sessions are planned."""

    name: str
    support_phone: str | None
    support_email: str
    time_zone: str
    buffer_minutes: int
    notice_minutes: int
    horizon_days: int
    slot_step_minutes: int
    top_up_hours: int
    version: Version


class WeekdayHours(Body):
    """A period of a weekday."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    weekday: int = Field(ge=0, le=6, strict=True, description="0 = Monday … 6 = Sunday.")
    from_: WallTime = Field(alias="from")
    to: WallTime


class SetBusinessCalendar(Body):
    """When the provider works; what is left out keeps its value."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"holiday_country": "CZ"}]})

    time_zone: Zone | None = None
    hours: list[WeekdayHours] | None = Field(
        default=None, max_length=100, description="The whole week; several periods a day may touch."
    )
    holiday_country: Country | None = None


class BusinessCalendarView(View):
    """When the provider works."""

    time_zone: str
    hours: list[WeekdayHours]
    holiday_country: str
    version: Version


class ImportHolidays(Body):
    """A year of a country to bring to what the holidays package knows now."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"country": "CZ", "year": 2027}]})

    country: Country
    year: int = Field(ge=FIRST_YEAR, le=2100, strict=True, description="Of the calendar.")


class HolidayView(View):
    """A public holiday; a day that is switched off is worked."""

    id: UUID | None = Field(description="Null in a dry run of an import.")
    country: str
    holiday_on: date
    name: str
    active: bool


class RenamedHoliday(View):
    """A day whose name is another now."""

    holiday_on: date
    name: str
    was: str


class HolidayImport(View):
    """What an import changed; sessions already agreed stay as they are."""

    country: str
    year: int
    added: list[HolidayView]
    removed: list[HolidayView]
    renamed: list[RenamedHoliday]
    unchanged: int


class NewClosure(Body):
    """A time in which nobody works, in the company's zone where no offset is given."""

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_extra={
            "examples": [{"from": "2027-12-27", "to": "2027-12-31", "name": "end of the year"}]
        },
    )

    from_: Moment = Field(alias="from")
    to: Moment
    name: Name


class ClosureView(View):
    """A time in which nobody works."""

    id: UUID
    starts_at: UtcInstant
    ends_at: UtcInstant
    name: str
    created_at: UtcInstant


def company_view(company: CompanyRecord) -> CompanyView:
    """The company as it is shown."""
    return CompanyView.model_validate(company, from_attributes=True)


def business_calendar_view(calendar: BusinessCalendarRecord) -> BusinessCalendarView:
    """The business calendar as it is shown."""
    return BusinessCalendarView(
        time_zone=calendar.time_zone,
        hours=[
            WeekdayHours(weekday=weekday, from_=wall_text(start), to=wall_text(end))
            for weekday, start, end in calendar.hours
        ],
        holiday_country=calendar.holiday_country,
        version=calendar.version,
    )


def holiday_view(holiday: HolidayRecord) -> HolidayView:
    """A holiday as it is shown."""
    return HolidayView.model_validate(holiday, from_attributes=True)


def closure_view(closure: ClosureRecord) -> ClosureView:
    """A closure as it is shown."""
    return ClosureView.model_validate(closure, from_attributes=True)
