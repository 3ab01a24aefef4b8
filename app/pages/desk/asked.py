"""What the desk's pages are asked by their addresses: a form sends its empty choices, too."""

from typing import Annotated

from pydantic import BeforeValidator

from app.kit.schema import Filter, Id
from app.plans.rules import SessionCategory


def _left_out(text: object) -> object:
    return None if isinstance(text, str) and not text.strip() else text


# What is empty was not chosen.
LEFT_OUT = BeforeValidator(_left_out)

Chosen = Annotated[Id | None, LEFT_OUT]
Skill = Annotated[SessionCategory | None, LEFT_OUT]
Sought = Annotated[Filter | None, LEFT_OUT]
