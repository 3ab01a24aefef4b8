"""What the desk's pages are asked by their addresses: a form sends its empty choices, too."""

from typing import Annotated

from pydantic import BeforeValidator

from app.kit.schema import Filter, Id
from app.plans.rules import SessionCategory

LEFT_OUT = BeforeValidator(lambda text: (text.strip() or None) if isinstance(text, str) else text)

Chosen = Annotated[Id | None, LEFT_OUT]
Skill = Annotated[SessionCategory | None, LEFT_OUT]
Sought = Annotated[Filter | None, LEFT_OUT]
