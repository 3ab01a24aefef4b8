"""What mails tell about work and credit: the facts of each kind. Pure."""

from datetime import date, datetime

from app.mails.kinds import Facts, MailTopic, Session, Work
from app.sessions.rules import PenaltyKind

# --- work and what it costs -----------------------------------------------------------------------


class WorksheetToConfirm(Facts, frozen=True, kw_only=True):
    """Work was done and deducted; the customer confirms or disputes it (rules C2 to C4, C8).

    Attributes:
        work: empty where the server could not be reached.
        summary: what the technicians say was done.
        revision: 1 when handed in; more when amended.
        billed_before_minutes: what the revision before deducted; None of the first.
        credit_before_minutes: what was left before it, available and reserved, without what was owed.
        credit_after_minutes: the same after it.
        auto_confirm_after_working_days: None where silence confirms nothing.
        confirm_link: where one click opens the page to confirm or to dispute it.
    """

    kind = MailTopic.WORKSHEET_TO_CONFIRM
    session: Session
    work: tuple[Work, ...]
    summary: str | None
    revision: int
    worked_seconds: int
    billed_minutes: int
    credit_before_minutes: int
    credit_after_minutes: int
    billed_before_minutes: int | None = None
    auto_confirm_after_working_days: int | None = None
    confirm_link: str | None = None


class ConfirmationReminder(Facts, frozen=True, kw_only=True):
    """A worksheet awaits its confirmation for 2 or 5 working days (rule C3)."""

    kind = MailTopic.CONFIRMATION_REMINDER
    session: Session
    submitted_at: datetime
    working_days: int
    billed_minutes: int
    summary: str | None = None
    confirm_link: str | None = None


class DisputeAnswered(Facts, frozen=True, kw_only=True):
    """The provider answered a dispute; ``billed_minutes`` are what it is now (rule C3)."""

    kind = MailTopic.DISPUTE_ANSWERED
    session: Session
    disputed: str
    answer: str
    billed_before_minutes: int
    billed_minutes: int
    confirm_link: str | None = None


class PenaltyCharged(Facts, frozen=True, kw_only=True):
    """A late change, or nobody there, cost credit (rule C7).

    Attributes:
        planned_at: the start that it had; a moved session has another one by now.
        changed_at: when it was moved or cancelled; None where nobody came.
        debt_minutes: what is owed after it.
    """

    kind = MailTopic.PENALTY_CHARGED
    session: Session
    penalty: PenaltyKind
    planned_at: datetime
    penalty_minutes: int
    changed_at: datetime | None
    available_minutes: int
    debt_minutes: int


class PenaltyWaived(Facts, frozen=True, kw_only=True):
    """A penalty is taken back, with a reason (rule C7); ``planned_at`` is the start that it was for."""

    kind = MailTopic.PENALTY_WAIVED
    session: Session
    penalty: PenaltyKind
    planned_at: datetime
    penalty_minutes: int
    reason: str | None
    available_minutes: int


# --- credit ---------------------------------------------------------------------------------------


class CreditLow(Facts, frozen=True, kw_only=True):
    """The available credit fell below its threshold; ``days_left`` as it was spent of late."""

    kind = MailTopic.CREDIT_LOW
    available_minutes: int
    threshold_minutes: int
    days_left: int | None = None


class CreditExpiring(Facts, frozen=True, kw_only=True):
    """Credit can be used up to the end of a day, that many days ahead (rule C9)."""

    kind = MailTopic.CREDIT_EXPIRING
    expiring_minutes: int
    expires_on: date
    days_ahead: int
    available_minutes: int


class CreditExpired(Facts, frozen=True, kw_only=True):
    """Credit was not used up to the end of its last day (rule C9)."""

    kind = MailTopic.CREDIT_EXPIRED
    expired_minutes: int
    expires_on: date
    available_minutes: int
