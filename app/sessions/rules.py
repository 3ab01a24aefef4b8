"""When a session may change, and what a late change costs (rules C5, C7, S1, S2). Pure.

Instants are in UTC: arithmetic in a local zone would count wall clocks, not elapsed time.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app import errors
from app.calendar.intervals import Period
from app.kit.lifecycle import LifeCycle
from app.ledger.accounts import INCREMENT_MINUTES
from app.plans.rules import Terms


class SessionStatus(StrEnum):
    """Where a session is in its life (design §3)."""

    AWAITING_CREDIT = "awaiting_credit"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    NO_SHOW = "no_show"


class Party(StrEnum):
    """Who asked for a change, or did not come."""

    CUSTOMER = "customer"
    PROVIDER = "provider"


class PenaltyKind(StrEnum):
    """What a penalty is for."""

    LATE_MOVE = "late_move"
    LATE_CANCELLATION = "late_cancellation"
    NO_SHOW = "no_show"


class SessionWarning(StrEnum):
    """What still stands in the way of a session: credit (C5), or the access to its server (S1)."""

    CREDIT_MISSING = "credit_missing"
    SERVER_ACCESS_MISSING = "server_access_missing"
    SERVER_ACCESS_ENDS_EARLY = "server_access_ends_early"


class AttendeeResponse(StrEnum):
    """What somebody answered to the invitation to a session (RFC 5545 §3.2.12)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"
    NEEDS_ACTION = "needs_action"


# verb -> status it leads to, by the status it is allowed in.
TRANSITIONS: Mapping[SessionStatus, Mapping[str, SessionStatus | None]] = {
    SessionStatus.AWAITING_CREDIT: {
        "schedule": SessionStatus.SCHEDULED,
        "change": SessionStatus.AWAITING_CREDIT,
        "reassign": SessionStatus.AWAITING_CREDIT,
        "reschedule": SessionStatus.AWAITING_CREDIT,
        "cancel": SessionStatus.CANCELLED,
        "lapse": SessionStatus.LAPSED,
    },
    SessionStatus.SCHEDULED: {
        "change": SessionStatus.SCHEDULED,
        "reassign": SessionStatus.SCHEDULED,
        "reschedule": SessionStatus.SCHEDULED,
        "cancel": SessionStatus.CANCELLED,
        "start": SessionStatus.IN_PROGRESS,
        "no-show": SessionStatus.NO_SHOW,
    },
    SessionStatus.IN_PROGRESS: {
        "change": SessionStatus.IN_PROGRESS,
        "reassign": SessionStatus.IN_PROGRESS,
        "undo-start": SessionStatus.SCHEDULED,
        "worksheet": SessionStatus.DONE,
    },
    SessionStatus.DONE: {},
    SessionStatus.CANCELLED: {},
    SessionStatus.LAPSED: {},
    SessionStatus.NO_SHOW: {},
}
LIFE_CYCLE = LifeCycle("session", TRANSITIONS)
LIVE = frozenset(
    {SessionStatus.AWAITING_CREDIT, SessionStatus.SCHEDULED, SessionStatus.IN_PROGRESS}
)

# A session can start that long before its plan: somebody is early, and the customer agrees.
EARLY_START_MINUTES = 30
# Who joins when the planned time is nearly over is booked for that long at least.
LATE_HELP_MINUTES = 10


def ends_at(starts_at: datetime, estimated_minutes: int) -> datetime:
    """When a session is planned to end."""
    return starts_at + timedelta(minutes=estimated_minutes)


def check_ahead(starts_at: datetime, now: datetime) -> None:
    """A session is planned ahead (rule S2).

    Raises:
        InstantInPast: its start is now or has been.
    """
    if starts_at <= now:
        raise errors.InstantInPast(field="starts_at", value=starts_at, now=now)


def top_up_by(
    starts_at: datetime, booked_at: datetime, terms: Terms, top_up_hours: int
) -> datetime:
    """The last instant at which a session waits for credit (rule C5)."""
    return min(penalty_free_until(starts_at, terms), booked_at + timedelta(hours=top_up_hours))


class MissingCredit(Struct, frozen=True):
    """What a session that waits for credit lacks, and the smallest purchase that makes it firm."""

    shortfall_minutes: int
    minimum_top_up_minutes: int


def missing_credit(
    needed: int, before: Sequence[int], available: int, debt: int, minimum_purchase: int
) -> MissingCredit:
    """What a session lacks that needs so many minutes (rule C5).

    ``before`` is what those need that wait, too, and begin earlier: what is bought settles debt, then
    each that fits is served, and one that does not is passed over.
    """

    def suffices(bought: int) -> bool:
        left = available + max(0, bought - debt)
        for other in before:
            left -= other if other <= left else 0
        return needed <= left

    # What all of them need is enough, whatever there is.
    most = max(minimum_purchase, debt + needed + sum(before))
    smallest = next(
        one
        for one in range(minimum_purchase, most + INCREMENT_MINUTES, INCREMENT_MINUTES)
        if suffices(one)
    )
    return MissingCredit(max(0, needed - available), smallest)


def has_begun(status: SessionStatus, starts_at: datetime, now: datetime) -> bool:
    """Whether the day of a session has come: it is due, or in progress already (rule C8, reading)."""
    return status is SessionStatus.IN_PROGRESS or now >= starts_at


def check_not_begun(status: SessionStatus, starts_at: datetime, now: datetime) -> None:
    """From its planned start on a session cannot be moved, nor its length or server changed (rule C7).

    Raises:
        SessionAlreadyDue: it is due, or in progress.
    """
    if has_begun(status, starts_at, now):
        raise errors.SessionAlreadyDue(starts_at=starts_at, now=now)


def check_due(starts_at: datetime, now: datetime) -> None:
    """Nobody can be missing before the planned start (rule C7).

    Raises:
        SessionNotDue: that instant is still to come.
    """
    if now < starts_at:
        raise errors.SessionNotDue(starts_at=starts_at, possible_from=starts_at, now=now)


def check_start(starts_at: datetime, now: datetime) -> None:
    """A session starts 30 minutes before its plan at the earliest (rule S2, reading).

    Raises:
        SessionNotDue: that instant is still to come.
    """
    earliest = starts_at - timedelta(minutes=EARLY_START_MINUTES)
    if now < earliest:
        raise errors.SessionNotDue(starts_at=starts_at, possible_from=earliest, now=now)


def help_period(starts_at: datetime, ends_at: datetime, now: datetime) -> Period:
    """The time of somebody who joins on the day: the rest of the plan (rule C8, reading)."""
    joins = max(starts_at, now)
    return Period.around(joins, max(ends_at, joins + timedelta(minutes=LATE_HELP_MINUTES)))


def penalty_free_until(starts_at: datetime, terms: Terms) -> datetime:
    """The last instant at which the customer can move or cancel at no cost (rule C7)."""
    return starts_at - timedelta(minutes=terms.notice_minutes)


def move_penalty(
    starts_at: datetime, now: datetime, asked_by: Party, status: SessionStatus, terms: Terms
) -> int:
    """Minutes a move costs, compared with the start before the move (rule C7)."""
    late = _late(starts_at, now, asked_by, status, terms)
    return terms.move_penalty_minutes if late else 0


def cancellation_penalty(
    starts_at: datetime, now: datetime, asked_by: Party, status: SessionStatus, terms: Terms
) -> int:
    """Minutes a cancellation costs (rule C7, reading)."""
    late = _late(starts_at, now, asked_by, status, terms)
    return terms.cancellation_penalty_minutes if late else 0


def no_show_penalty(party: Party, terms: Terms) -> int:
    """Minutes a no-show costs: only the customer's does (rule C7, reading)."""
    return terms.no_show_penalty_minutes if party is Party.CUSTOMER else 0


def _late(
    starts_at: datetime, now: datetime, asked_by: Party, status: SessionStatus, terms: Terms
) -> bool:
    agreed = status != SessionStatus.AWAITING_CREDIT
    return agreed and asked_by is Party.CUSTOMER and now > penalty_free_until(starts_at, terms)


def has_access(access_until: datetime | None, instant: datetime) -> bool:
    """Whether technicians can reach the session's server at an instant (rule S1)."""
    return access_until is not None and access_until > instant


def check_same_count(present: int, asked: int) -> None:
    """A move keeps the number of technicians, and so the reserve.

    Raises:
        TechnicianCountChanged: it does not.
    """
    if present != asked:
        raise errors.TechnicianCountChanged(present=present, asked=asked)


# Part of every UID: never a host's name, since a moved service would duplicate every event.
_UID_DOMAIN = "personday"
_UID = re.compile(rf"([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})@{_UID_DOMAIN}")
MAX_UID_CHARACTERS = 1_000


def invitation_uid(session_id: UUID) -> str:
    """By what calendars know a session (RFC 5545 §3.8.4.7)."""
    return f"{session_id}@{_UID_DOMAIN}"


# How the lines begin that describe a session in its invitation, which calendars give back.
INVITATION_LINES = ("Remote tool", "Join", "Technicians", "Support")


def session_of_uid(uid: str) -> UUID | None:
    """The session that calendars know by this UID; None if it is another's.

    Exchange packs the UID of others into hexadecimal digits of its own (MS-OXCICAL, ``vCal-Uid``).
    """
    uid = uid.strip()[:MAX_UID_CHARACTERS]
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2}){40,}", uid):
        packed = bytes.fromhex(uid).partition(b"vCal-Uid")[2]
        uid = packed[4:].rstrip(b"\0").decode("ascii", "replace")
    found = _UID.fullmatch(uid.lower())
    return UUID(found[1]) if found else None
