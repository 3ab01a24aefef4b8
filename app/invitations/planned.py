"""What a calendar is told: sessions as they are planned, and who holds them. Pure."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus

CANCELLED = (SessionStatus.CANCELLED, SessionStatus.LAPSED)


class Provider(Struct, frozen=True, kw_only=True):
    """The provider, as an event names it."""

    name: str
    support_phone: str | None
    support_email: str


class PlannedSession(Struct, frozen=True, kw_only=True):
    """What a calendar is told of a session: nothing of its cost, nor of the ticket behind it.

    ``organizer`` is the address pinned at booking, ``sequence`` counts the changes since, and
    ``technicians`` and the ``guests`` of the customer are names with addresses.
    """

    id: UUID
    status: SessionStatus
    sequence: int
    category: SessionCategory
    starts_at: datetime
    ends_at: datetime
    booked_at: datetime
    changed_at: datetime
    remote_tool: str | None
    join_url: str | None
    organizer: str
    customer_name: str
    technicians: Sequence[tuple[str, str]]
    guests: Sequence[tuple[str, str]] = ()


def invitation_method(status: SessionStatus) -> str:
    """The iTIP method that a session in this status is sent with (RFC 5546 §3.2)."""
    return "CANCEL" if status in CANCELLED else "REQUEST"
