"""What bodies and answers share: instants, ids, amounts, and texts that are safe to store."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, Self, TypeVar
from uuid import UUID

from asyncpg.pgproto import pgproto
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    EmailStr,
    PlainSerializer,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic import Field as BodyField
from pydantic_core import PydanticCustomError

from app.errors import Sentence
from app.kit import zones
from app.kit.money import LIMIT_DIGITS
from app.kit.web.forms import LINE, DecimalForm, Form

FIRST_YEAR, LAST_YEAR = 2000, 2999


class Body(BaseModel):
    """Base of every request body: unknown fields are refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _an_object(cls, value: object) -> object:
        # The framework would take the attributes of anything else, even of a number.
        if isinstance(value, dict | cls):
            return value
        raise PydanticCustomError("wrong_form", "A JSON object.")

    def stated(self, *emptied: str) -> dict[str, Any]:
        """What it says of a thing that it changes: what is left out stays, and so does what is null.

        But null empties the fields that are named.
        """
        given = self.model_dump(exclude_unset=True)
        return {
            name: value for name, value in given.items() if value is not None or name in emptied
        }


class View(BaseModel):
    """Base of every answer."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    def json_bytes(self, *, only_given: bool = False) -> bytes:
        """The answer as it is sent; ``only_given`` leaves out what nobody gave a value."""
        return self.__pydantic_serializer__.to_json(self, by_alias=True, exclude_unset=only_given)

    @property
    def etag(self) -> str | None:
        """The strong ETag of a mutable resource: those with a version have one."""
        version = getattr(self, "version", None)
        return None if version is None else f'"v{version}"'

    @property
    def waits_at(self) -> str | None:
        """Where what is not done yet is kept, by the path of its kind; None where it is done."""
        return None

    def for_customers(self) -> Self:
        """The same without what only the provider reads."""
        return self


Item = TypeVar("Item")


class PageOf(View, Generic[Item]):
    """One page of a list. ``next_cursor`` is null on the last page."""

    items: list[Item]
    next_cursor: str | None = None

    def for_customers(self) -> Self:
        """Each item as a customer reads it."""
        items = [one.for_customers() if isinstance(one, View) else one for one in self.items]
        return self.model_copy(update={"items": items})


# What an answer is made of, and does not say.
Unsent = Annotated[int, BodyField(exclude=True)]
Version = Unsent


def _no_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a NUL character cannot be stored")
    return text


def _utc(value: datetime) -> datetime:
    # The edges of the calendar leave room for every sum and zone that rules make of an instant.
    instant = value.astimezone(UTC)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(
            Sentence(
                "The year in UTC is not between %(first)s and %(last)s.",
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    return instant


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
        Sentence(
            "A phone number with its country code such as +420 222 333 444 or +44 20 7946 0958 ext. 12,"
            " or one of %(country)s without the code.",
            country=HOME_REGION,
        )
    )
    if not _PHONE.fullmatch(text):
        raise refused
    # It takes a while, and most requests bring no number.
    import phonenumbers

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


def _address(text: object, check: ValidatorFunctionWrapHandler) -> Any:
    # The library takes ``Eva <eva@example.com>`` too, and forgets the name.
    refused = PydanticCustomError("wrong_form", "An e-mail address such as eva@example.com.")
    if not isinstance(text, str) or "<" in text or not text.strip().isprintable():
        raise refused
    try:
        return check(text)
    except ValidationError:
        raise refused from None


def _rfc3339(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


_Text = Annotated[
    str, AfterValidator(_no_nul), BodyField(json_schema_extra={"pattern": r"^[^\x00]*\S[^\x00]*$"})
]
# Names and titles become headers of mails, lines of calendars, names of files and lines of logs.
# They are trimmed last, so that their length is the one that the contract speaks of.
_TRIMMED = AfterValidator(str.strip)
Name = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200), _TRIMMED, LINE
]
Keyword = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=60), _TRIMMED, LINE
]
Filter = Annotated[str, AfterValidator(_no_nul), BodyField(min_length=1, max_length=60)]
Url = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=2000)]
Note = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=4000)]
Text = Annotated[_Text, BodyField(min_length=1, max_length=4000)]
LongText = Annotated[_Text, BodyField(min_length=1, max_length=100_000)]
LongNote = Annotated[str, AfterValidator(_no_nul), BodyField(max_length=100_000)]

_MONTH_AND_DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
DAY_PATTERN = f"2[0-9]{{3}}-{_MONTH_AND_DAY}"
OFFSET_PATTERN = r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?"


def read_instant(text: str) -> datetime:
    """The instant of a text in its form.

    Raises:
        ValueError: there is no such day.
    """
    return datetime.fromisoformat(text.upper())


INSTANT = Form(
    f"^{DAY_PATTERN}[Tt]{_CLOCK}{OFFSET_PATTERN}$",
    "An RFC 3339 instant of the years 2000 to 2999 such as 2031-03-05T12:00:00Z; in an address a + is"
    " written %2B.",
    read_instant,
    datetime,
)
DAY = Form(
    f"^{DAY_PATTERN}$",
    "An ISO 8601 date of the years 2000 to 2999 such as 2031-03-05.",
    date.fromisoformat,
    date,
)
MONTH = Form(
    "^(19[7-9][0-9]|2[0-9]{3})-(0[1-9]|1[0-2])$",
    "A month of the years 1970 to 2999 such as 2031-03.",
)
ID = Form(
    "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    "An id such as 01990000-0000-7000-8000-000000000001.",
    pgproto.UUID,  # a tenth of the time, and what rows have
    UUID,
)
# Of parameters, which are text; in bodies numbers are numbers, and true and false are no texts.
WHOLE = Form("^(0|-?[1-9][0-9]*)$", "A whole number such as 50.", int, int)
_YES_OR_NO = Form("^(true|false)$", "true or false.", lambda text: text == "true", bool)

Id = Annotated[UUID, ID]
YesNo = Annotated[bool, _YES_OR_NO]
Instant = Annotated[
    AwareDatetime,
    AfterValidator(_utc),
    BodyField(description="RFC 3339 instant, years 2000 to 2999; the offset is required."),
    INSTANT,
]
Day = Annotated[date, BodyField(description="ISO 8601 date, years 2000 to 2999."), DAY]
Month = Annotated[str, BodyField(description="A calendar month.", examples=["2031-03"]), MONTH]
# Instants come from the database in UTC, and are written as RFC 3339 with Z.
UtcInstant = datetime


def _two_places(value: Decimal) -> str:
    shown = value.quantize(Decimal("0.0001")).normalize()
    places = -int(shown.as_tuple().exponent)
    return str(shown if places > 2 else value.quantize(Decimal("0.01")))


LanguageCode = Annotated[
    str,
    BodyField(description="ISO 639 code."),
    Form("^[a-z]{2,3}$", "An ISO 639 code such as en."),
]
Currency = Annotated[
    str,
    BodyField(description="ISO 4217.", examples=["EUR"]),
    Form("^[A-Z]{3}$", "An ISO 4217 code such as EUR."),
]
Email = Annotated[EmailStr, WrapValidator(_address), BodyField(max_length=254)]
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
Money = Annotated[Decimal, DecimalForm(9, 4)]
# What is no money: a rate, a number of days.
FractionView = Annotated[
    Decimal,
    PlainSerializer(_two_places, return_type=str, when_used="json"),
    BodyField(description="Decimal string, two to four places.", examples=["1.50"]),
]
# What is agreed or paid, in the units of its currency: which decimals that has, its rule says.
Amount = Annotated[
    Decimal,
    BodyField(description="Decimal, with the decimals of its currency.", examples=["1440.00"]),
    DecimalForm(LIMIT_DIGITS, 4),
]
# Written as it is: whoever fills it in has given it the decimals of its currency, by ``kit.money.shown``.
AmountView = Annotated[
    Decimal,
    PlainSerializer(str, return_type=str, when_used="json"),
    BodyField(
        description="Decimal string, with the decimals of its currency.", examples=["1440.00"]
    ),
]
Percent = Annotated[
    Decimal,
    BodyField(le=100, description="Percent, a decimal.", examples=["21"]),
    DecimalForm(3, 4),
]
Minutes = Annotated[int, BodyField(strict=True, ge=-10_000_000, le=10_000_000)]


def figure(value: object) -> object:
    """A field of a problem or event in its JSON form: ids as text, instants as RFC 3339 in UTC.

    A decimal is a number, written as short as it can be.
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return _rfc3339(value)
    if isinstance(value, list | tuple):
        return [figure(item) for item in value]
    return value
