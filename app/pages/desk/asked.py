"""What the desk's pages are asked by their addresses: a form sends its empty choices, too."""

from uuid import UUID

from pydantic_core import PydanticCustomError

from app import errors
from app.kit.schema import ID, Note
from app.plans.rules import SessionCategory

# What stands in a field of a form that searches, and may be empty.
Sought = Note | None


def id_in(text: str | None) -> UUID | None:
    """The id that was chosen; None where nothing was.

    Raises:
        NotFound: it is none.
    """
    if not text or not text.strip():
        return None
    try:
        found: UUID = ID.read(text)
    except PydanticCustomError:
        raise errors.NotFound() from None
    return found


def skill_in(text: str | None) -> SessionCategory | None:
    """The category that was chosen; None where nothing was.

    Raises:
        NotFound: it is none.
    """
    if not text or not text.strip():
        return None
    try:
        return SessionCategory(text)
    except ValueError:
        raise errors.NotFound() from None
