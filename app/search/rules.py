"""What somebody means by what stands in the field. Pure."""

import re
from uuid import UUID

from msgspec import Struct

# Nobody looks for more than this by hand.
LONGEST = 200
# Shorter texts are looked for at the beginning of names: inside of them they are everywhere.
INSIDE_FROM = 3
_NUMBER = re.compile("#?([0-9]{1,15})")
_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_WORD = re.compile(rf"\w{{{INSIDE_FROM},}}")


class Asked(Struct, frozen=True):
    """What is looked for.

    Attributes:
        text: what was typed, with single spaces.
        id: if it is one.
        number: a ticket's, if it is one; ``#`` may stand before it.
        word: if it is a single one, which may not be whole yet.
    """

    text: str
    id: UUID | None
    number: int | None
    word: str | None


def asked(typed: str) -> Asked:
    """What somebody looks for who typed this."""
    text = " ".join(typed.split())
    number = _NUMBER.fullmatch(text)
    return Asked(
        text=text,
        id=UUID(text) if _ID.fullmatch(text) else None,
        number=int(number[1]) if number else None,
        word=text if _WORD.fullmatch(text) else None,
    )
