"""How values are written: one form for each kind, which the contract shows, and no other is taken.

What Python's own parsers take is more: ``int("1_0")``, ``Decimal("٣")``, ``UUID("{…}")``, a date that is
a number. A value of the right type passes as it is: it comes from our own code.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app.errors import Sentence
from app.kit.lines import BREAKERS

_MAX_EXPONENT = 40  # of a number in JSON: no figure of ours is as large, and none is written out


class Form:
    """The form of a value as text: an annotation, which stands behind the bounds of its type.

    Attributes:
        pattern: what the whole text matches, by signs that mean the same in every dialect.
        says: what somebody is told who wrote it otherwise.
    """

    def __init__(
        self,
        pattern: str,
        says: str,
        read: Callable[[str], Any] = str,
        kind: type | tuple[type, ...] = (),
    ) -> None:
        self.pattern = pattern
        self.says = says
        self._whole = re.compile(pattern)
        self._read = read
        self._kind = kind

    def read(self, value: object) -> Any:
        """The value of a text of this form.

        Raises:
            PydanticCustomError: it is not of this form, or says nothing: the 31st of February.
        """
        if self._kind and isinstance(value, self._kind):
            return value
        if isinstance(value, str) and self._whole.fullmatch(value):
            try:
                return self._read(value)
            except ValueError:
                pass
        raise self.refusal()

    def refusal(self) -> PydanticCustomError:
        """What another form is refused with."""
        return PydanticCustomError("wrong_form", "{says}", {"says": self.says})

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The type, behind this form."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The type with its pattern, where a format does not say all of it."""
        made = handler(schema)
        if made.get("type") == "string" and made.get("format") != "uuid":
            made["pattern"] = self.pattern
        return made


LINE = Form(
    rf"^[^\S{BREAKERS}]*[^\s{BREAKERS}][^{BREAKERS}]*$",
    "One line of text that is not blank, without control characters and signs that turn its direction.",
)


class DecimalForm(Form):
    """A decimal as text, or as a number in JSON: that is taken as it was written, without a float."""

    def __init__(self, digits: int, places: int) -> None:
        super().__init__(
            rf"^(0|[1-9][0-9]{{0,{digits - 1}}})(\.[0-9]{{1,{places}}})?$",
            Sentence(
                "A decimal such as 1.5, with at most %(digits)s digits before the point and %(places)s"
                " behind.",
                digits=digits,
                places=places,
            ),
            Decimal,
        )
        self._digits, self._places = digits, places

    def read(self, value: object) -> Any:
        """The value of a decimal or of a number.

        Raises:
            PydanticCustomError: it is neither, or has more digits.
        """
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return super().read(self._plain(Decimal(value)))
        return super().read(value)

    def _plain(self, number: Decimal) -> str:
        if not number.is_finite() or abs(number.adjusted()) > _MAX_EXPONENT:
            raise self.refusal()
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Text or number."""
        number = {"minimum": 0, "exclusiveMaximum": 10**self._digits}
        return {
            "anyOf": [
                {"type": "string", "pattern": self.pattern},
                {"type": "number", **number, "multipleOf": 1 / 10**self._places},
            ]
        }
