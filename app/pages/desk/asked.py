"""What the desk's pages are asked: a form sends its empty choices, too."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app import errors
from app.kit.web.schema import ID, Filter, Id
from app.pages.admission import Page
from app.plans.rules import SessionCategory


def _left_out(text: object) -> object:
    return None if isinstance(text, str) and not text.strip() else text


# What is empty was not chosen.
LEFT_OUT = BeforeValidator(_left_out)

Chosen = Annotated[Id | None, LEFT_OUT]
Skill = Annotated[SessionCategory | None, LEFT_OUT]
Sought = Annotated[Filter | None, LEFT_OUT]


def customer_of(page: Page) -> UUID:
    """The customer that a form names.

    Raises:
        CustomerNotFound: it names none.
    """
    try:
        found: UUID = ID.read(page.fields.get("customer_id", [""])[-1])
    except PydanticCustomError:
        raise errors.CustomerNotFound() from None
    return found
