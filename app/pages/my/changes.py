"""What a customer can do with a session now, and at what cost: shown before, and held to what was shown."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.pages.admission import Page
from app.pages.costs import Shown
from app.pages.my import session_queries
from app.pages.my.session_queries import OwnSession
from app.sessions import rules
from app.sessions.rows import SessionRecord
from app.sessions.rules import Party, SessionStatus
from app.sessions.schemas import CancelSession, MoveSession


class Move(MoveSession, Shown):
    """A move that a customer agrees to."""

    asked_by: Party = Party.CUSTOMER


class Cancel(CancelSession, Shown):
    """A cancellation that a customer agrees to."""

    asked_by: Party = Party.CUSTOMER


class Choices(Struct, frozen=True, kw_only=True):
    """What a customer can do with a session at an instant, and what it costs then (rule C7).

    Attributes:
        free_until: the last instant at which it costs nothing; None while it waits for credit and is free.
    """

    move: bool
    cancel: bool
    move_minutes: int
    cancel_minutes: int
    free_until: datetime | None


def choices(session: SessionRecord, now: datetime) -> Choices:
    """The choices by the rules of the API."""
    verbs = rules.TRANSITIONS[session.status]
    asked = (session.starts_at, now, Party.CUSTOMER, session.status, session.terms)
    waits = session.status is SessionStatus.AWAITING_CREDIT
    free_until = rules.penalty_free_until(session.starts_at, session.terms)
    return Choices(
        move="reschedule" in verbs and not rules.has_begun(session.status, session.starts_at, now),
        cancel="cancel" in verbs,
        move_minutes=rules.move_penalty(*asked),
        cancel_minutes=rules.cancellation_penalty(*asked),
        free_until=None if waits else free_until,
    )


async def own(page: Page, session_id: UUID) -> OwnSession:
    """The session of a page.

    Raises:
        NotFound: it is not the customer's, or who looks is no customer.
    """
    context = page.context
    return context.found(
        await session_queries.one(context.db, page.own_customer(), session_id, context.now)
    )
