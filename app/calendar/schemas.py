"""Bodies and answers about the company, its business calendar, holidays and closures."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, WithJsonSchema

from app.calendar.rows import BusinessCalendarRecord, ClosureRecord, CompanyRecord, HolidayRecord
from app.calendar.rules import wall_text
from app.kit.web.forms import Form
from app.kit.web.schema import (
    DAY_PATTERN,
    FIRST_YEAR,
    OFFSET_PATTERN,
    Body,
    Email,
    Name,
    Phone,
    UtcInstant,
    Version,
    View,
    Zone,
    read_instant,
)

WallTime = Annotated[
    str,
    Field(
        description="Wall time `HH:MM`; `24:00` is the end of the day.",
        examples=["09:00"],
    ),
    Form("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", "A wall time from 00:00 to 24:00."),
]


def _read_moment(text: str) -> datetime | date:
    return date.fromisoformat(text) if len(text) == 10 else read_instant(text)


Moment = Annotated[
    datetime | date,
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["2027-12-27"],
            "description": "A date (`from` its beginning, `to` its end), a local time without an "
            "offset, or an RFC 3339 instant; years 2000 to 2999.",
        }
    ),
    Form(
        rf"^{DAY_PATTERN}([Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{{1,9}})?)?"
        rf"{OFFSET_PATTERN}?)?$",
        "A date, a local time without an offset, or an RFC 3339 instant, of the years 2000 to 2999.",
        _read_moment,
        (datetime, date),
    ),
]
Country = Annotated[
    str,
    Field(
        description="ISO 3166, with a subdivision where days differ: `CZ`, `DE-BY`.",
        examples=["CZ"],
    ),
    Form("^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "An ISO 3166 code such as CZ or DE-BY."),
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
