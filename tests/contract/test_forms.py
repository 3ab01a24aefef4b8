"""Each value has one form: what the contract shows is what is taken, of whatever property or parameter.

The properties and parameters are those of the routes themselves, so that a new one is held to it too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args

import pytest
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Header, Path
from pydantic import BaseModel, TypeAdapter, ValidationError

from app import slices
from app.access.routes import NowHeader
from app.kit import exact
from app.kit.web.routing import Route
from app.kit.web.schema import Body, Instant, Keyword, Name

Json = dict[str, Any]

NUMBERS = [
    "1_0", "+5", " 5", "5 ", "\t5", "5\n", "٣", "५", "５", "²", "5.0", "5.", "-0", "007", "0x10",
    "0b1", "1e2",
    "1E2", "", " ", "five", "NaN", "Infinity", "1,000", "1 000", "--5", "−5",
]  # fmt: skip
DATES = [
    "2031-3-05", "2031-03-5", "20310305", "2031-064", "2031-W10-3", "31-03-05", "+002031-03-05",
    " 2031-03-05",
    "2031-03-05 ", "2031-03-05\n", "2031-03-05T00:00:00Z", "1930435200", 1930435200, 1930435200.0,
    True,
    "2031-02-29", "2031-13-01", "2031-00-10", "٢٠٣١-٠٣-٠٥", "２０３１-03-05", "2031/03/05",
    "05.03.2031", "today",
    "1999-12-31", "3000-01-01", "",
]  # fmt: skip
INSTANTS = [
    "2031-03-05", "2031-03-05T12:00:00", "2031-03-05 12:00:00Z", "2031-03-05T12:00Z",
    "2031-03-05T12Z",
    "20310305T120000Z", "2031-03-05T12:00:00+01", "2031-03-05T12:00:00+0100",
    "2031-03-05T12:00:00 +01:00",
    "2031-03-05T12:00:00,5Z", "2031-03-05T12:00:00.Z", " 2031-03-05T12:00:00Z",
    "2031-03-05T12:00:00Z ",
    "2031-03-05T12:00:00Z\n", "2031-03-05T24:00:00Z", "2031-03-05T12:60:00Z",
    "2031-02-29T12:00:00Z",
    "2031-03-05T12:00:00+24:00", "2031-W10-3T12:00:00Z", "1930435200", 1930435200, 1930435200.5,
    True, "now",
    "٢٠٣١-03-05T12:00:00Z", "2031-03-05T１２:00:00Z", "1999-12-31T23:59:59Z", "3000-01-01T00:00:00Z",
    "",
    "2031-03-05T12:00:00Z[Europe/Prague]", "Wed, 05 Mar 2031 12:00:00 GMT",
    "2031-03-05t12:00:00 z", "PT1H",
]  # fmt: skip
IDS = [
    "{01990000-0000-7000-8000-000000000001}", "urn:uuid:01990000-0000-7000-8000-000000000001",
    "01990000000070008000000000000001", " 01990000-0000-7000-8000-000000000001",
    "01990000-0000-7000-8000-000000000001\n", "01990000-0000-7000-8000-00000000000g",
    "٠1990000-0000-7000-8000-000000000001",
    "01990000-00007000-8000-000000000001-", "0199-0000-0000-7000-8000-00000000000001", 1,
    b"0" * 16, "", "1",
]  # fmt: skip
DECIMALS = [
    "1_000.5", "1e2", "1e5", "1E2", "+5", "-5", "-0", "-0.0", "٣", "٣.٥", "５", " 480", "480 ",
    "1.\n", "1.", ".5",
    "NaN", "Infinity", "-Infinity", "sNaN", "007", "00.5", "1,5", "1 000", "1.00001", "0x10", "",
    " ", "½",
    "9999999999999999", True, Decimal("1.00001"), Decimal("-0.0"), Decimal(-1), Decimal("1E+16"),
    Decimal("1E-999999"), Decimal("NaN"), Decimal("1.00000000000000000000001"), float("nan"), -1, 10**4000,
]  # fmt: skip
FLAGS = ["yes", "no", "on", "off", "1", "0", "t", "f", "TRUE", "True", " true", "true\n", ""]
WALLS = [
    "9:00",
    "09:00:00",
    "09.00",
    "0900",
    " 09:00",
    "09:00 ",
    "24:01",
    "25:00",
    "٠٩:٠٠",
    "09:00Z",
    540,
]
CODES = ["", " EUR", "EUR ", "EUR\n", "ＥＵＲ", "E_R", "EÜR"]
LINES = [
    "a\r\nBcc: eve@example.com", "a\nb", "a\rb", "a\x0bb", "a\x0cb", "a\x85b", "a\u2028b",
    "a\u2029b", "a\x00b", "a\x1bb",
    "a\tb", "a\x7fb", "a\x9bb", "photo\u202egnp.exe", "a\u2066b", "a\u2069", "\n", "Acme\n", " ",
    "\u3000", "",
]  # fmt: skip
IN_BODIES = {  # JSON has numbers and flags of its own: a text is none
    "integer": [*NUMBERS, "5", "true", True, 5.0, 5.5, Decimal("5.0"), Decimal(100), Decimal("-0")],
    "boolean": [*FLAGS, "true", "false", 1, 0, Decimal(1)],
}
IN_TEXT = {"integer": NUMBERS, "boolean": FLAGS}


@dataclass(frozen=True)
class Place:
    """A property or parameter, with its schema and what checks a value of it."""

    name: str
    schema: str  # hashable: what it says
    body: bool
    check: Any

    def refuses(self, value: object) -> bool:
        """Whether the value is refused, and it is this place that is told of."""
        found = self.check(value)
        return bool(found) and all(self.name.rpartition(".")[2] in one["loc"] for one in found)


@lru_cache
def _routes() -> list[Route]:
    """Those of the contract: the forms of pages send their empty choices, too."""
    routers = [part.router for part in slices.parts("router")]
    routes = [one for router in routers for one in router.routes if isinstance(one, Route)]
    return [one for one in routes if one.include_in_schema]


def _models(model: Any, found: dict[str, type[BaseModel]]) -> None:
    for inner in (model, *get_args(model)):
        if isinstance(inner, type) and issubclass(inner, BaseModel) and inner.__name__ not in found:
            found[inner.__name__] = inner
            for field in inner.model_fields.values():
                _models(field.annotation, found)
        elif inner is not model:
            _models(inner, found)


def _bodies() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    for route in _routes():
        if route.body_field is not None:
            _models(route.body_field.field_info.annotation, found)
    return found


def _places() -> Iterator[Place]:
    for model in _bodies().values():
        made = TypeAdapter(model).json_schema(by_alias=True)
        for name, schema in made["properties"].items():
            yield Place(
                f"{model.__name__}.{name}", _told(schema, made), True, _of(model, name, schema)
            )
    for route in _routes():
        for field in get_flat_params(route.dependant):
            if isinstance(field.field_info, Path | Header):
                continue  # a wrong path is 404, and headers have problems of their own
            made = field._type_adapter.json_schema()
            yield Place(
                f"{route.name}.{field.alias}", _told(made, made), False, _of_parameter(field)
            )


def _of(model: type[BaseModel], name: str, schema: Json) -> Any:
    several = "array" in str(
        schema.get("type", [one.get("type") for one in schema.get("anyOf", [])])
    )

    def check(value: object) -> list[Json]:
        try:
            model.model_validate({name: [value] if several else value})
        except ValidationError as error:
            return [dict(one) for one in error.errors() if one["loc"][:1] == (name,)]
        return []

    return check


def _of_parameter(field: Any) -> Any:
    several = "array" in str(field._type_adapter.json_schema())

    def check(value: object) -> list[Json]:
        found = field.validate([value] if several else value, {}, loc=("query", field.alias))[1]
        return list(found or [])

    return check


def _told(schema: Json, whole: Json) -> str:
    """The kind of a schema, as the contract tells it: of a list that of its items."""
    options = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    kind = options[0]
    if kind.get("type") == "array":
        return _told(kind["items"], whole)
    if "$ref" in kind:
        kind = whole.get("$defs", {}).get(kind["$ref"].rpartition("/")[2], {})
    if len(options) == 2 and options[1].get("type") == "number":
        return "decimal"
    if "enum" in kind or "properties" in kind:
        return "words" if "enum" in kind else "object"
    if kind.get("format") in ("uuid", "date", "date-time", "email"):
        return str(kind["format"])
    return "line" if r"\u2028" in kind.get("pattern", "") else str(kind.get("type"))


PLACES = list(_places())


def _of_kind(*kinds: str) -> list[Place]:
    return [place for place in PLACES if place.schema in kinds]


@pytest.mark.parametrize(
    ("kind", "wrong", "least"),
    [
        ("date-time", INSTANTS, 12), ("date", DATES, 6), ("uuid", IDS, 20), ("decimal", DECIMALS, 3),
        ("line", LINES, 15), ("words", ["foo", "", " ", "NEW", "new ", "0"], 15),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_is_refused(kind: str, wrong: list[Any], least: int) -> None:
    places = _of_kind(kind)
    assert len(places) >= least, "they are found"
    taken = [(place.name, value) for place in places for value in wrong if not place.refuses(value)]
    assert not taken


def test_what_is_given_twice_is_taken_by_no_property() -> None:
    bodies = [place for place in PLACES if place.body]
    assert len(bodies) > 150, "they are found"
    assert [place.name for place in bodies if not place.refuses(exact.REPEATED)] == []


@pytest.mark.parametrize("kind", ["integer", "boolean"])
def test_numbers_and_flags_are_no_other_texts(kind: str) -> None:
    taken = [
        (place.name, value)
        for place in _of_kind(kind)
        for value in (IN_BODIES if place.body else IN_TEXT)[kind]
        if not place.refuses(value)
    ]
    assert not taken
    assert {place.body for place in _of_kind(kind)} == {True, False}


# Right forms that say what a place has no sense for: a rate above 100 percent, a payment of nothing.
OUTSIDE: dict[str, tuple[object, ...]] = {
    "NewPurchase.tax_rate": ("960.00", "99999.9999"),
    "ChangePurchase.tax_rate": ("960.00", "99999.9999"),
    "NewPayment.amount": ("0", 0),
    "AssignLine.amount": ("0", 0),
}


def test_right_forms_are_taken_as_what_they_say() -> None:
    right: dict[str, list[Any]] = {
        "date-time": [
            "2031-03-05T12:00:00Z", "2031-03-05t12:00:00z", "2031-03-05T12:00:00.123456789+05:30",
            "2000-01-01T00:00:00-00:00", "2999-12-31T23:59:59.9Z", "2032-02-29T23:59:59+23:59",
        ],
        "date": ["2031-03-05", "2000-01-01", "2999-12-31", "2032-02-29"],
        "uuid": ["01990000-0000-7000-8000-000000000001", "01990000-0000-7000-8000-00000000000A"],
        "decimal": ["0", "1", "1.5", "960.00", "0.0001", "99999.9999", 1, 0, Decimal("1.5"), Decimal("1E+2"),
                    Decimal("1.50000")],
        "line": ["Žluťoučký kůň", "שלום \u200fabc", "می\u200cخواهم", "a, b; c", "<b>&amp;", "👩\u200d🔧"],
    }  # fmt: skip
    refused = [
        (place.name, value)
        for kind, values in right.items()
        for place in _of_kind(kind)
        for value in values
        if place.refuses(value) and value not in OUTSIDE.get(place.name, ())
    ]
    assert not refused


@pytest.mark.parametrize("form", WALLS)
def test_wall_times_and_codes_have_no_blanks(form: object) -> None:
    by_pattern = {"from": "DayPeriod", "to": "WeekdayHours"}
    for name, model in by_pattern.items():
        (place,) = (one for one in PLACES if one.name == f"{model}.{name}")
        assert place.refuses(form)
    for name in ("NewPurchase.currency", "NewCustomer.language", "NewTechnician.holiday_country"):
        (place,) = (one for one in PLACES if one.name == name)
        assert all(place.refuses(code) for code in CODES)


def test_a_line_is_trimmed_after_it_was_measured() -> None:
    for kind, most in ((Name, 200), (Keyword, 60)):
        held = TypeAdapter(kind)
        assert held.validate_python(f" {'x' * (most - 2)} ") == "x" * (most - 2)
        assert held.json_schema()["maxLength"] == most
        with pytest.raises(ValidationError):
            held.validate_python(f"{'x' * most} ")


def test_an_object_is_nothing_else() -> None:
    for value in (1, 1.5, Decimal("1.5"), "text", True, [], [1], None):
        for model in _bodies().values():
            with pytest.raises(ValidationError) as refused:
                model.model_validate(value, from_attributes=True)
            assert [one["loc"] for one in refused.value.errors()] == [()]


def test_an_instant_is_what_it_says_to_the_microsecond() -> None:
    when = TypeAdapter(Instant).validate_python("2031-03-05T13:00:00.1234567+01:00")
    assert when.isoformat() == "2031-03-05T12:00:00.123456+00:00"
    assert re.fullmatch(
        TypeAdapter(NowHeader).json_schema()["pattern"], "2031-03-05T13:00:00.1234567+01:00"
    )


def test_no_body_has_a_type_of_python_alone() -> None:
    # What is no form of ours would be read by rules that the contract does not tell.
    kinds = {place.schema for place in PLACES}
    assert kinds <= {
        "date-time", "date", "uuid", "decimal", "line", "words", "integer", "boolean", "string",
        "email", "object",
    }  # fmt: skip
    assert all(issubclass(model, Body) for model in _bodies().values())


@pytest.mark.parametrize(
    "address",
    ["Eva <eva@example.com>", "<eva@example.com>", "eva@example.com\r\nBcc: b@example.com", "eva", "a@b@c.cz",
     "eva@example.com\u202e", "eva\x00@example.com", 5, "eva@example..com", "eva @example.com"],
)  # fmt: skip
def test_an_address_is_nothing_but_an_address(address: object) -> None:
    places = _of_kind("email")
    assert len(places) >= 4
    assert all(place.refuses(address) for place in places)
