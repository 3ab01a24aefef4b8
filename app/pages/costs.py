"""What a page showed of the cost of a change, to which what is done is held."""

from pydantic import Field

from app import errors
from app.kit.schema import Body
from app.sessions.schemas import SessionChanged


class Shown(Body):
    """What a page showed of the cost before somebody agreed to it."""

    cost_minutes: int = Field(default=0, ge=0)


def as_shown(changed: SessionChanged, shown: Shown) -> SessionChanged:
    """A change, if it costs no more than was shown.

    Raises:
        CostChanged: meanwhile it became late.
    """
    minutes = changed.penalty.minutes if changed.penalty else 0
    if minutes > shown.cost_minutes:
        raise errors.CostChanged(shown_minutes=shown.cost_minutes, minutes=minutes)
    return changed
