"""Who or what has left and can come back: nothing is ever deleted. Pure."""

from datetime import datetime
from typing import Any, Protocol, TypeVar, cast

from msgspec.structs import replace

from app import errors


class _Leaver(Protocol):
    """A record of somebody or something that can leave."""

    @property
    def deactivated_at(self) -> datetime | None:
        """Since when it has left; None: it is here."""


Leaver = TypeVar("Leaver", bound=_Leaver)


def departed(known: Leaver, at: datetime, reason: str | None) -> Leaver:
    """The same as somebody who has left.

    Raises:
        NothingToChange: it has left already.
    """
    if known.deactivated_at is not None:
        raise errors.NothingToChange()
    return cast(
        "Leaver", replace(cast("Any", known), deactivated_at=at, deactivation_reason=reason)
    )


def returned(known: Leaver) -> Leaver:
    """The same as somebody who is here; who is stays as it is."""
    return cast(
        "Leaver", replace(cast("Any", known), deactivated_at=None, deactivation_reason=None)
    )
