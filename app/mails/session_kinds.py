"""What mails tell about sessions: the facts of each kind. Pure."""

from datetime import datetime

from msgspec import Struct

from app.mails.kinds import Cost, Facts, MailTopic, Money, Session
from app.sessions.rules import Party, SessionWarning


class SessionAgreed(Facts, frozen=True, kw_only=True):
    """A session is agreed, and its credit reserved (rule C5).

    Attributes:
        changes_free_until: up to when it can be moved or cancelled at no cost; None where it costs by now
            (rule C7).
        scope_note: of individual terms; None where the published one holds (rule S3).
        warnings: what still stands in its way.
    """

    kind = MailTopic.SESSION_AGREED
    session: Session
    reserved_minutes: int
    available_minutes: int
    changes_free_until: datetime | None
    move_penalty_minutes: int
    cancellation_penalty_minutes: int
    no_show_penalty_minutes: int
    scope_note: str | None = None
    warnings: tuple[SessionWarning, ...] = ()


class TopUp(Struct, frozen=True, kw_only=True):
    """What a session waits for, and until when; the smallest purchase is one that is enough (rule C5)."""

    shortfall_minutes: int
    minimum_top_up_minutes: int
    top_up_by: datetime


class SessionMoved(Facts, frozen=True, kw_only=True):
    """A session has another start.

    Attributes:
        cost: None for technicians, whom it does not concern.
        top_up: None for them, too, and where nothing is missing.
    """

    kind = MailTopic.SESSION_MOVED
    session: Session
    moved_from: datetime
    asked_by: Party
    cost: Cost | None
    top_up: TopUp | None = None
    reason: str | None = None


class SessionChanged(Facts, frozen=True, kw_only=True):
    """A session has another length, other technicians, another server or another way to join it.

    Attributes:
        minutes_before: how long it was planned; None where that is the same.
        joined, left: the technicians who are new to it, and who hold it no more.
        reserved_minutes: None for technicians, and while it waits for credit.
        top_up: None for technicians, and where nothing is missing.
    """

    kind = MailTopic.SESSION_CHANGED
    session: Session
    minutes_before: int | None = None
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    reserved_minutes: int | None = None
    top_up: TopUp | None = None


class SessionCancelled(Facts, frozen=True, kw_only=True):
    """A session does not take place; ``cost`` is None for technicians."""

    kind = MailTopic.SESSION_CANCELLED
    session: Session
    asked_by: Party
    cost: Cost | None
    reason: str | None = None


class SessionReminder(Facts, frozen=True, kw_only=True):
    """A session begins in 24 hours, or in one; ``warnings`` still stand in its way."""

    kind = MailTopic.SESSION_REMINDER
    session: Session
    hours_ahead: int
    warnings: tuple[SessionWarning, ...] = ()


class ServerAccess(Facts, frozen=True, kw_only=True):
    """There is no access to the server of a session, or it ends before the session does (rule S1)."""

    kind = MailTopic.SERVER_ACCESS
    session: Session
    access_until: datetime | None


class TopUpNeeded(Facts, frozen=True, kw_only=True):
    """A slot is kept for a session whose credit is missing, until then (rule C5).

    Attributes:
        minimum_top_up_minutes: the smallest purchase that is enough.
        price: of that, without tax, where the customer has one.
    """

    kind = MailTopic.TOP_UP_NEEDED
    session: Session
    required_minutes: int
    available_minutes: int
    shortfall_minutes: int
    debt_minutes: int
    minimum_top_up_minutes: int
    top_up_by: datetime
    price: Money | None = None


class SessionLapsed(Facts, frozen=True, kw_only=True):
    """The credit did not come in time: the slot is given up, at no cost (rule C5)."""

    kind = MailTopic.SESSION_LAPSED
    session: Session
    top_up_by: datetime
