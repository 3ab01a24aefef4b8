"""What tables and request bodies share: naming, instants, and texts that are safe to store."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import phonenumbers
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    PlainSerializer,
)
from pydantic import Field as BodyField
from sqlalchemy import DateTime, MetaData
from sqlmodel import Field, SQLModel

from app.kit import zones

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


FIRST_YEAR, LAST_YEAR = 2000, 2999


class Table(SQLModel):
    """Base of every table: constraints get names by one convention."""

    metadata = MetaData(naming_convention=NAMING)


def instant(*, nullable: bool = False, default: Any = ...) -> Any:
    """A column for an instant: always with its offset."""
    if nullable and default is ...:
        default = None
    return Field(default=default, sa_type=DateTime(timezone=True), nullable=nullable)


class Body(BaseModel):
    """Base of every request body: unknown fields are refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class View(BaseModel):
    """Base of every answer."""

    model_config = ConfigDict(frozen=True)

    def json_bytes(self) -> bytes:
        """The answer as it is sent."""
        return self.model_dump_json(by_alias=True).encode()

    @property
    def etag(self) -> str | None:
        """The strong ETag of a mutable resource: those with a version have one."""
        version = getattr(self, "version", None)
        return None if version is None else f'"v{version}"'


Item = TypeVar("Item")


class PageOf(View, Generic[Item]):
    """One page of a list. ``next_cursor`` is null on the last page."""

    items: list[Item]
    next_cursor: str | None = None


Version = Annotated[int, BodyField(exclude=True)]


def _no_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a NUL character cannot be stored")
    return text


_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")


def _rfc3339_text(value: object) -> object:
    # Numbers would pass as Unix times otherwise, and dates as midnights.
    if isinstance(value, datetime) or (isinstance(value, str) and _RFC3339.match(value)):
        return value
    raise ValueError("an RFC 3339 instant such as 2031-03-05T12:00:00Z")


def _utc(value: datetime) -> datetime:
    # The edges of the calendar leave room for every sum and zone that rules make of an instant.
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
    return value.astimezone(UTC)


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _date_text(value: object) -> object:
    # Numbers would pass as Unix times otherwise, and instants as dates.
    if isinstance(value, date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise ValueError("an ISO 8601 date such as 2031-03-05")


def _sensible(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
    return value


def _known_zone(name: str) -> str:
    if name not in zones.known():
        raise ValueError("not an IANA time zone")
    return name


# The provider's country, whose closures are the first calendar's: its people leave the code out.
HOME_REGION = "CZ"
_PHONE = re.compile(r"^\(?\+?\(?[0-9][0-9 ()/.-]{3,29}( ?(;ext=|ext\.?|x|#) ?[0-9]{1,7})?$")


def _international(text: str) -> str:
    """The number as it is dialled from abroad: possible numbers, also of ranges not yet in use."""
    refused = ValueError(
        "a phone number with its country code such as +420 222 333 444 or +44 20 7946 0958 ext. 12,"
        f" or one of {HOME_REGION} without the code"
    )
    if not _PHONE.fullmatch(text):
        raise refused
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        raise refused from None
    if not phonenumbers.is_possible_number(number):
        raise refused
    # Each country writes extensions in its own way; here they all look alike.
    extension, number.extension = number.extension, None
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{shown} ext. {extension}" if extension else shown


def _rfc3339(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


_Text = Annotated[
    str, AfterValidator(_no_nul), BodyField(json_schema_extra={"pattern": r"^[^\x00]*\S[^\x00]*$"})
]
Name = Annotated[_Text, BodyField(min_length=1, max_length=200)]
Filter = Annotated[str, AfterValidator(_no_nul), BodyField(min_length=1, max_length=60)]
Url = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=2000)]
Note = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=4000)]
Text = Annotated[_Text, BodyField(min_length=1, max_length=4000)]
LongText = Annotated[_Text, BodyField(min_length=1, max_length=100_000)]
LongNote = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=100_000)]

Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_rfc3339_text),
    AfterValidator(_utc),
    BodyField(
        description="RFC 3339 instant, years 2000 to 2999; the offset is required.",
        json_schema_extra={"pattern": "^2"},
    ),
]
Day = Annotated[
    date,
    BeforeValidator(_date_text),
    AfterValidator(_sensible),
    BodyField(
        description="ISO 8601 date, years 2000 to 2999.", json_schema_extra={"pattern": "^2"}
    ),
]
# Instants come from the database in UTC, and are written as RFC 3339 with Z.
UtcInstant = datetime


def _two_places(value: Decimal) -> str:
    shown = value.quantize(Decimal("0.0001")).normalize()
    places = -int(shown.as_tuple().exponent)
    return str(shown if places > 2 else value.quantize(Decimal("0.01")))


LanguageCode = Annotated[str, BodyField(pattern=r"^[a-z]{2,3}$", description="ISO 639 code.")]
Email = Annotated[EmailStr, BodyField(max_length=254)]
Phone = Annotated[
    str,
    AfterValidator(_international),
    BodyField(
        description="With its country code, or a Czech number without one; an extension may follow. "
        "Kept in the international form.",
        examples=["+420 222 333 444", "+44 20 7946 0958 ext. 12"],
        # The form alone: whether such a number can exist is told by its country's numbering plan.
        json_schema_extra={"pattern": _PHONE.pattern},
    ),
]
Zone = Annotated[
    str,
    BodyField(max_length=64, description="IANA time zone.", examples=["Europe/Prague"]),
    AfterValidator(_known_zone),
]
Flag = Annotated[bool, BodyField(strict=True)]
Money = Annotated[
    Decimal,
    BodyField(
        ge=0,
        max_digits=13,
        decimal_places=4,
        json_schema_extra={
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,4})?$"},
                {"type": "number", "minimum": 0, "maximum": 999999999, "multipleOf": 0.0001},
            ]
        },
    ),
]
MoneyView = Annotated[
    Decimal,
    PlainSerializer(_two_places, return_type=str, when_used="json"),
    BodyField(description="Decimal string, two to four places.", examples=["960.00"]),
]
Minutes = Annotated[int, BodyField(strict=True, ge=-10_000_000, le=10_000_000)]


def figure(value: object) -> object:
    """A field of a problem or event in its JSON form: ids as text, instants as RFC 3339 in UTC."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return _rfc3339(value)
    if isinstance(value, list | tuple):
        return [figure(item) for item in value]
    return value
