"""What a browser's form sends, read by the schema that the API has for it. Pure.

Rows of a list have fields with a number behind their names: what ``started_at_2`` says, the API is told as
``started_at`` of an item of the list. Numbers need not be without gaps; a row in which nothing was typed,
but something chosen, is none. What belongs to a part of it has that part's name before its own: ``value``
of a ``target`` is ``target_value``. A list of words is what was ticked, or typed one a line.
"""

import re
from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin
from urllib.parse import parse_qs
from uuid import UUID

from annotated_types import Ge, Le
from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import AwareDatetime, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from app import errors
from app.calendar.rules import moment
from app.kit.web.problems import REPEATED
from app.kit.web.schema import WHOLE, Body
from app.languages.official import OfficialLanguage
from app.pages import decimals, refusals

MOST_FIELDS = 200
# Of so few numbers one is chosen, not typed: a day of the week, a severity.
_MOST_CHOICES = 10
# What a form of ours holds beside what it asks: that it is ours, that it counts once, by which of its
# buttons it was sent; where what it changes has versions, the ETag of the one that was shown; and what stood
# in it at first that nobody typed.
SEAL, ONCE, STEP, SEEN, KNOWN = "seal", "once", "step", "seen", "known"
BESIDE = (SEAL, ONCE, STEP, SEEN, KNOWN)
# Up to so many characters, a word is no text; an id is one.
_A_WORD, _SEVERAL = 36, re.compile(r"\S\s+\S")
# By this step a form asks first what its deed would do.
CHECK = "check"
_NUMBERED = re.compile("([a-z_]+)_([1-9][0-9]?)")
_CLOCK = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
# What a browser's own word is for a box that is ticked, or a choice of two.
_FLAGS = {"true": True, "false": False}

Content = TypeVar("Content", bound=Body)
Names = Mapping[str, Sequence[int]]


class Nothing(Body):
    """A form that asks nothing: its button says it all."""


class Given(Struct, Generic[Content], frozen=True):
    """A form as it came, to be shown again if it is refused.

    Attributes:
        typed: what stood in each field, as it was typed.
        body: what it means; None where ``wrong`` tells why it means nothing.
        wrong: by a field's name what is wrong there; of a whole row by the list's, with its number.
        refused: why the service did not do it, as a rule tells it.
        rows: by a list's name the numbers of those of its rows that say something.
        seen: the version that it was sent with, and is shown again with; None of one that is shown first,
            and of one that was told that it is old.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    body: Content | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)
    refused: errors.DomainError | None = None
    rows: Names = field(default_factory=dict)
    seen: str | None = None

    @property
    def status(self) -> int:
        """Of the page that shows it again; of one that shows it first 200."""
        if self.refused is not None:
            return self.refused.status
        return 422 if self.wrong else 200

    @property
    def beside_none(self) -> str | None:
        """What is wrong, and stands beside no field: of the whole form, or of a field that it has not."""
        strange = (
            said
            for said in self.wrong.values()
            if isinstance(said, errors.Sentence) and said.template == refusals.UNKNOWN_FIELD
        )
        return self.wrong.get("") or next(strange, None)

    def refuse(self, error: errors.DomainError) -> "Given[Content]":
        """The same with why the service did not do it, beside the fields or rows that it is about."""
        wrong: dict[str, str] = {}
        # What is wrong with several fields is listed, each with its own words.
        for told in error.fields.get("errors") or [error.fields]:
            pointer = str(told.get("pointer", ""))
            place = [int(one) if one.isdigit() else one for one in pointer.split("/")[1:]]
            name = _name(place or [str(told.get("field", ""))], self.rows)
            if place or name in self.typed:
                wrong[name] = told.get("detail") or error.detail
        seen = None if isinstance(error, errors.StaleVersion) else self.seen
        return replace(self, wrong=wrong, refused=error, seen=seen)

    def last_row(self, of: str) -> int:
        """The number of the last row that has this field; 0 without any."""
        numbered = (_NUMBERED.fullmatch(name) for name in self.typed)
        return max((int(one[2]) for one in numbered if one and one[1] == of), default=0)


NOTHING: Given[Body] = Given()


def fields_of(sent: bytes) -> dict[str, list[str]]:
    """The fields of a form.

    Raises:
        MalformedBody: it is none, or has more fields than any of ours.
    """
    try:
        return parse_qs(
            sent.decode(),
            keep_blank_values=True,
            strict_parsing=bool(sent),
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise errors.MalformedBody() from None


def typed_in(fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What stood in each field that the form asks for; of several values each on its line."""
    return {
        name: "\n".join(value.replace("\r\n", "\n") for value in values)
        for name, values in fields.items()
        if name not in BESIDE
    }


def sent(fields: Mapping[str, Sequence[str]]) -> Given[Any]:
    """A form as it came, to be shown again as it is."""
    return Given(typed_in(fields), seen=seen_in(fields))


def seen_in(fields: Mapping[str, Sequence[str]]) -> str | None:
    """The version that a form was sent with."""
    return fields.get(SEEN, [None])[0]


def as_typed(known: Mapping[str, Any], language: OfficialLanguage) -> dict[str, str]:
    """What stands in the fields of a form at first, by what is known, for who reads a language."""
    return {name: _text(value, language) for name, value in known.items()}


def _text(value: Any, language: OfficialLanguage) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimals.written(value, language)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return str(value)


def read(
    fields: Mapping[str, Sequence[str]],
    schema: type[Content],
    zone: str = "UTC",
    language: OfficialLanguage = OfficialLanguage.ENGLISH,
) -> Given[Content]:
    """A form by its schema; an empty field is one that was left out.

    Times are those of a zone, and decimals are written as a language writes them.
    """
    given, form, reader = sent(fields), _form(schema), _Reader(zone, language)
    doubled = {
        name: REPEATED["detail"]
        for name in given.typed
        if len(fields[name]) > 1 and name not in form.words
    }
    if doubled:
        return replace(given, wrong=doubled)
    found, rows = _in_rows(given.typed, form)
    content = form.content(found, reader)
    for name, row_form in form.lists.items():
        if not rows[name] and name not in form.needed:
            continue  # what was left out is not what is empty
        content[name] = [
            {one: row_form.value(one, text, reader) for one, text in row.items() if text.strip()}
            for row in rows[name].values()
        ]
    numbers = {name: list(said) for name, said in rows.items()}
    try:
        return replace(given, body=schema.model_validate(content), rows=numbers)
    except ValidationError as error:
        wrong = {
            _name(one["loc"], numbers, form.parts): refusals.of_field(one) for one in error.errors()
        }
        return replace(given, wrong=wrong, rows=numbers)


class _Form(Struct, frozen=True):
    """How the fields of a schema are read from text; of its lists of rows, the forms of a row.

    ``needed`` are those that have to be told, ``emptied`` of them those that are told as none; ``words``
    those that are lists of words, ``chosen`` those that people choose from: ids, words of a list, a few
    numbers. ``parts`` are the forms of what has fields of its own.
    """

    kinds: Mapping[str, frozenset[Any]]
    needed: frozenset[str]
    emptied: frozenset[str]
    words: frozenset[str]
    chosen: frozenset[str]
    lists: Mapping[str, "_Form"]
    parts: Mapping[str, "_Form"]

    def content(self, typed: Mapping[str, str], reader: "_Reader") -> dict[str, Any]:
        """What the API is told for what stands in fields that are of no row."""
        told: dict[str, Any] = {}
        for name, text in typed.items():
            part = next((one for one in self.parts if name.startswith(f"{one}_")), None)
            if part is not None and name not in self.kinds:
                inner = told.setdefault(part, {})
                if not isinstance(inner, dict):  # the part itself was sent, as a text
                    continue
                inner |= self.parts[part].content({name.removeprefix(f"{part}_"): text}, reader)
            elif name in self.words:
                told[name] = [line.strip() for line in text.split("\n") if line.strip()]
            elif text.strip():
                told[name] = self.value(name, text, reader)
            elif name in self.emptied:
                told[name] = None
        return told

    def value(self, name: str, text: str, reader: "_Reader") -> Any:
        """What a text means in a field; what has no such form is told by the schema."""
        try:
            return reader.value(self.kinds.get(name, frozenset()), name, text.strip())
        except (ValueError, OverflowError, PydanticCustomError):
            return text

    def says(self, row: Mapping[str, str]) -> bool:
        """Whether something was typed in a row, not only chosen."""
        return any(text.strip() for name, text in row.items() if name not in self.chosen)


class _Reader(Struct, frozen=True):
    """How somebody writes: by the clocks of a zone, and with the signs of a language."""

    zone: str
    language: OfficialLanguage

    def value(self, kinds: frozenset[Any], name: str, text: str) -> object:
        """What a text means in a field of such kinds."""
        if int in kinds:
            return WHOLE.read(text)
        if bool in kinds:
            return _FLAGS.get(text, text)
        if AwareDatetime in kinds:
            return self._instant(name, text)
        return decimals.read(text, self.language) if Decimal in kinds else text

    def _instant(self, name: str, text: str) -> object:
        """A time as clocks show it; of a repeated one the first, of an end the second."""
        if not _CLOCK.fullmatch(text):
            return text
        return moment(datetime.fromisoformat(text), self.zone, end=name.startswith("ended"))


def sound(given: Given[Content], schema: type[Content]) -> Content | None:
    """What a form means without its wrong fields; None where those are needed."""
    if given.body is not None:
        return given.body
    kept = {name: [text] for name, text in given.typed.items() if name not in given.wrong}
    return read(kept, schema).body


def written(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """What somebody wrote in a form in their own words; the rest was chosen, or is written again at once."""
    texts = [text for name, all_of in fields.items() if name not in BESIDE for text in all_of]
    return [text for text in texts if len(text) > _A_WORD or _SEVERAL.search(text.strip())]


@lru_cache
def _form(schema: type[Body]) -> _Form:
    fields = {one.alias or name: one for name, one in schema.model_fields.items()}
    kinds = {name: _kinds(one.annotation) for name, one in fields.items()}
    items = {
        name: kind
        for name, of in kinds.items()
        for one in of
        if get_origin(one) is list
        for kind in _kinds(get_args(one)[0])
    }
    bodies = {name: one for name, of in kinds.items() for one in of if _is_body(one)}
    return _Form(
        kinds,
        needed=frozenset(name for name, one in fields.items() if one.is_required()),
        emptied=frozenset(
            name for name, one in fields.items() if one.is_required() and NoneType in kinds[name]
        ),
        words=frozenset(name for name, kind in items.items() if not _is_body(kind)),
        chosen=frozenset(name for name, one in fields.items() if _is_chosen(one, kinds[name])),
        lists={name: _form(kind) for name, kind in items.items() if _is_body(kind)},
        parts={name: _form(kind) for name, kind in bodies.items()},
    )


def _is_chosen(field_info: FieldInfo, kinds: frozenset[Any]) -> bool:
    """Whether people choose it: an id, a word of a list, or one of a few numbers."""
    bounds = {type(one): one for one in field_info.metadata}
    if Ge in bounds and Le in bounds and int in kinds:
        return bool(bounds[Le].le - bounds[Ge].ge < _MOST_CHOICES)
    return UUID in kinds or any(isinstance(one, type) and issubclass(one, Enum) for one in kinds)


def _is_body(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Body)


def _kinds(annotation: Any) -> frozenset[Any]:
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return frozenset().union(*(_kinds(one) for one in get_args(annotation)))
    return frozenset({annotation})


def _in_rows(
    typed: Mapping[str, str], form: _Form
) -> tuple[dict[str, str], dict[str, dict[int, dict[str, str]]]]:
    """What stands outside of rows; and by a list's name its rows that say something, by number."""
    single: dict[str, str] = {}
    rows: dict[str, dict[int, dict[str, str]]] = {name: {} for name in form.lists}
    for name, text in typed.items():
        numbered = _NUMBERED.fullmatch(name)
        of = next(
            (one for one, row in form.lists.items() if numbered and numbered[1] in row.kinds), None
        )
        if numbered and of is not None:
            rows[of].setdefault(int(numbered[2]), {})[numbered[1]] = text
        else:
            single[name] = text
    said = {
        name: {number: row for number, row in sorted(given.items()) if form.lists[name].says(row)}
        for name, given in rows.items()
    }
    return single, said


def _name(place: Sequence[str | int], rows: Names, parts: Container[str] = ()) -> str:
    """By which name a form knows a place in what the API is told."""
    first = str(place[0]) if place else ""
    if len(place) > 1 and first in parts:
        return f"{first}_{place[1]}"
    if len(place) > 1 and first in rows:
        number = rows[first][int(place[1])]
        return f"{place[2] if len(place) > 2 else first}_{number}"
    return first
