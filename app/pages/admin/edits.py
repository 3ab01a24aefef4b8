"""Forms that show what is known, to be changed: the API is told what differs, and nothing else."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from pydantic_core import PydanticCustomError

from app.kit.web.schema import ID, Body
from app.pages.admission import Page
from app.pages.forms import Given

Change = TypeVar("Change", bound=Body)


def known(page: Page, record: object, schema: type[Body]) -> Given[Any]:
    """A form by its schema, filled in with what a record says."""
    return page.prefilled({name: getattr(record, name) for name in schema.model_fields})


def what_differs(body: Body, record: object, schema: type[Change]) -> Change:
    """A change of what is otherwise than a record says: what is the same, is left out."""
    told: Mapping[str, Any] = {
        name: getattr(body, name)
        for name in type(body).model_fields
        if _plain(getattr(body, name)) != _plain(getattr(record, name))
    }
    change: Change = schema.model_construct(set(told), **told)  # type: ignore[assignment]
    return change


def id_in(given: Given[Any], name: str) -> UUID | None:
    """The id that stands in a field; None where it is none."""
    try:
        found: UUID = ID.read(given.typed.get(name, "").strip())
    except PydanticCustomError:
        return None
    return found


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
