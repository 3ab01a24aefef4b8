"""What a browser's form sends, read by the schema that the API has for it. Pure."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs

from pydantic import ValidationError

from app import errors
from app.kit.schema import WHOLE, Body

MOST_FIELDS = 200
# What every form of ours holds beside what it asks.
SEAL, ONCE = "seal", "once"

Content = TypeVar("Content", bound=Body)


@dataclass(frozen=True, slots=True)
class Given(Generic[Content]):
    """A form as it came, to be shown again if it is refused.

    Attributes:
        typed: what stood in each field, as it was typed.
        body: what it means; None where ``wrong`` tells why it means nothing.
        wrong: by a field's name what is wrong there.
        refused: why the service did not do it, as a rule tells it.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    body: Content | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)
    refused: errors.DomainError | None = None

    @property
    def status(self) -> int:
        """Of the page that shows it again; of one that shows it first 200."""
        if self.refused is not None:
            return self.refused.status
        return 422 if self.wrong else 200


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


def read(fields: Mapping[str, Sequence[str]], schema: type[Content]) -> Given[Content]:
    """A form by its schema; an empty field is one that was left out."""
    named = {name: values for name, values in fields.items() if name not in (SEAL, ONCE)}
    typed = {name: values[-1] for name, values in named.items()}
    doubled = {
        name: "It is given more than once." for name, values in named.items() if len(values) > 1
    }
    if doubled:
        return Given(typed, wrong=doubled)
    numbers = _numbers(schema)
    filled: dict[str, Any] = {name: text for name, text in typed.items() if text.strip()}
    for name in numbers & filled.keys():
        with suppress(ValueError):  # what is no number is told by the schema
            filled[name] = WHOLE.read(filled[name].strip())
    try:
        return Given(typed, schema.model_validate(filled))
    except ValidationError as error:
        return Given(typed, wrong={_name(one["loc"]): one["msg"] for one in error.errors()})


@lru_cache
def _numbers(schema: type[Body]) -> frozenset[str]:
    """The fields that are whole numbers: a form knows text alone."""
    asked = schema.model_json_schema()["properties"]
    kinds = {name: [one, *one.get("anyOf", ())] for name, one in asked.items()}
    return frozenset(
        name for name, ways in kinds.items() if any(way.get("type") == "integer" for way in ways)
    )


def _name(place: Sequence[str | int]) -> str:
    return str(place[0]) if place else ""
