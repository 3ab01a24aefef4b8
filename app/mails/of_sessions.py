"""The facts of mails about sessions; None where they hold no more."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from app.kit.web.schema import figure
from app.mails import kinds, session_kinds, staff_kinds
from app.mails.asked import Asked, Told
from app.mails.kinds import Cost, Session
from app.mails.rules import joining, leaving
from app.mails.session_kinds import TopUp
from app.sessions.rows import SessionRecord
from app.sessions.rules import (
    LIVE,
    Party,
    SessionStatus,
    SessionWarning,
    has_access,
    missing_credit,
    penalty_free_until,
)
from app.sessions.schemas import session_view

_MINUTE = timedelta(minutes=1)
_BEFORE_START = (SessionStatus.AWAITING_CREDIT, SessionStatus.SCHEDULED)
_OF_ACCESS = {SessionWarning.SERVER_ACCESS_MISSING, SessionWarning.SERVER_ACCESS_ENDS_EARLY}


def _read(asked: Asked) -> tuple[SessionRecord, Session] | None:
    session = asked.reading.sessions.get(asked.subject_id)
    if session is None:
        return None
    return session, asked.reading.told_session(session, staff=asked.staff)


def _as_it_was_told(asked: Asked, session: SessionRecord) -> bool:
    """Whether it still begins when the event said; else a later mail tells when."""
    told: object = asked.happened.data["starts_at"]
    return told == figure(session.starts_at)


def _warnings(asked: Asked, session: SessionRecord) -> tuple[SessionWarning, ...]:
    return tuple(session_view(session, asked.reading.now).warnings)


def _told(facts: kinds.Facts, session: SessionRecord, *, invites: bool = False) -> Told:
    return Told(
        facts=facts,
        customer_id=session.customer_id,
        session_id=session.id if invites else None,
    )


def agreed(asked: Asked) -> Told | None:
    """A session is agreed, unless it was moved or given up meanwhile."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if session.status is not SessionStatus.SCHEDULED or not _as_it_was_told(asked, session):
        return None
    credit = asked.reading.after[asked.happened.id]
    terms = session.terms
    free_until = penalty_free_until(session.starts_at, terms)
    published = type(terms)().scope_note
    facts = session_kinds.SessionAgreed(
        **asked.common,
        session=told,
        reserved_minutes=session.reserved_minutes,
        available_minutes=credit.available_minutes,
        changes_free_until=free_until if free_until > asked.reading.now else None,
        move_penalty_minutes=terms.move_penalty_minutes,
        cancellation_penalty_minutes=terms.cancellation_penalty_minutes,
        no_show_penalty_minutes=terms.no_show_penalty_minutes,
        scope_note=None if terms.scope_note == published else terms.scope_note,
        warnings=_warnings(asked, session),
    )
    return _told(facts, session, invites=True)


def moved(asked: Asked) -> Told | None:
    """A session has another start, which it has still."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if session.status not in LIVE or not _as_it_was_told(asked, session):
        return None
    at = asked.happened.occurred_at
    move = next((one for one in reversed(session.moves) if one.moved_at == at), None)
    if move is None:
        return None
    facts = session_kinds.SessionMoved(
        **asked.common,
        session=told,
        moved_from=move.old_starts_at,
        asked_by=move.asked_by,
        cost=None if asked.staff else _cost(asked, session, move.old_starts_at),
        top_up=_top_up(asked, session),
        reason=move.reason,
    )
    return _told(facts, session, invites=True)


def changed(asked: Asked) -> Told | None:
    """A session is still planned as it was changed, for those who still take part in it."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if session.status not in LIVE or not _as_it_was_told(asked, session):
        return None
    if asked.staff and asked.recipient.id not in session.technician_ids:
        return None
    data, holding = asked.happened.data, session.technician_ids
    agreed_for = session.reserved_minutes if told.waits_until is None else None
    facts = session_kinds.SessionChanged(
        **asked.common,
        session=told,
        minutes_before=_minutes_before(data, session),
        joined=asked.reading.names_of([one for one in joining(data) if one in holding]),
        left=asked.reading.names_of([one for one in leaving(data) if one not in holding]),
        reserved_minutes=None if asked.staff else agreed_for,
        top_up=_top_up(asked, session),
    )
    return _told(facts, session, invites=True)


def _minutes_before(data: Mapping[str, Any], session: SessionRecord) -> int | None:
    """How long a session was planned before an event, where that is not as it is now."""
    if "old_ends_at" not in data:
        return None
    minutes = (datetime.fromisoformat(data["old_ends_at"]) - session.starts_at) // _MINUTE
    return None if minutes == session.estimated_minutes else minutes


def _top_up(asked: Asked, session: SessionRecord) -> TopUp | None:
    """What the customer of a session that waits for credit is to buy."""
    if asked.staff or session.status is not SessionStatus.AWAITING_CREDIT:
        return None
    assert session.top_up_by is not None
    credit = asked.reading.credit(session.customer_id)
    lacks = missing_credit(
        session.required_minutes, (), credit.available_minutes, credit.debt_minutes,
        session.terms.minimum_purchase_minutes,
    )  # fmt: skip
    return TopUp(
        shortfall_minutes=lacks.shortfall_minutes,
        minimum_top_up_minutes=lacks.minimum_top_up_minutes,
        top_up_by=session.top_up_by,
    )


def _cost(asked: Asked, session: SessionRecord, starts_at: datetime) -> Cost:
    """What a change cost that was made at the instant of the event."""
    at = asked.happened.occurred_at
    free = asked.happened.data["asked_by"] == Party.PROVIDER
    credit = asked.reading.after[asked.happened.id]
    return Cost(
        penalty_minutes=asked.reading.charges.get((session.id, at), 0),
        free_until=None if free else penalty_free_until(starts_at, session.terms),
        available_minutes=credit.available_minutes,
    )


def cancelled(asked: Asked) -> Told | None:
    """A session does not take place."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    at, release = asked.happened.occurred_at, asked.reading.releases.get(session.id)
    facts = session_kinds.SessionCancelled(
        **asked.common,
        session=told,
        asked_by=Party(asked.happened.data["asked_by"]),
        cost=None if asked.staff else _cost(asked, session, session.starts_at),
        # Only the entry that gives a reserve back keeps it.
        reason=release.reason if release and release.booked_at >= at else None,
    )
    return _told(facts, session, invites=True)


def lapsed(asked: Asked) -> Told | None:
    """Credit did not come in time."""
    found = _read(asked)
    if found is None or found[0].top_up_by is None:
        return None
    session, told = found
    assert session.top_up_by is not None
    facts = session_kinds.SessionLapsed(**asked.common, session=told, top_up_by=session.top_up_by)
    return _told(facts, session, invites=True)


def top_up_needed(asked: Asked) -> Told | None:
    """A session waits for credit, still."""
    found = _read(asked)
    if found is None or (top_up := _top_up(asked, found[0])) is None:
        return None
    session, told = found
    credit = asked.reading.credit(session.customer_id)
    facts = session_kinds.TopUpNeeded(
        **asked.common,
        session=told,
        required_minutes=session.required_minutes,
        available_minutes=credit.available_minutes,
        shortfall_minutes=top_up.shortfall_minutes,
        debt_minutes=credit.debt_minutes,
        minimum_top_up_minutes=top_up.minimum_top_up_minutes,
        top_up_by=top_up.top_up_by,
    )
    return _told(facts, session, invites=True)


def reminder(asked: Asked) -> Told | None:
    """A session begins soon, at the time that was reminded of."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    on_time = asked.content["starts_at"] == figure(session.starts_at)
    past = session.starts_at <= asked.reading.now
    if session.status is not SessionStatus.SCHEDULED or not on_time or past:
        return None
    facts = session_kinds.SessionReminder(
        **asked.common,
        session=told,
        hours_ahead=asked.content["hours_ahead"],
        warnings=_warnings(asked, session),
    )
    return _told(facts, session)


def server_access(asked: Asked) -> Told | None:
    """There is no access to a session's server, or it ends too early, still (rule S1)."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if session.status not in _BEFORE_START or session.starts_at <= asked.reading.now:
        return None
    if not _OF_ACCESS & set(_warnings(asked, session)):
        return None
    now = asked.reading.now
    until = session.access_until if has_access(session.access_until, now) else None
    facts = session_kinds.ServerAccess(**asked.common, session=told, access_until=until)
    return _told(facts, session)


def assigned(asked: Asked) -> Told | None:
    """A technician holds a session, still."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if session.status not in LIVE or asked.recipient.id not in session.technician_ids:
        return None
    by = asked.reading.name_of(asked.happened.actor)
    facts = staff_kinds.SessionAssigned(**asked.common, session=told, assigned_by=by)
    return _told(facts, session, invites=True)


def taken_off(asked: Asked) -> Told | None:
    """A technician holds a session no more, and was not put on it again."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    if asked.recipient.id in session.technician_ids:
        return None
    data = asked.happened.data
    known = datetime.fromisoformat(data.get("old_starts_at", data["starts_at"]))
    facts = staff_kinds.SessionTakenOff(
        **asked.common,
        session=replace(told, starts_at=known),
        taken_off_by=asked.reading.name_of(asked.happened.actor),
    )
    return Told(facts=facts, customer_id=session.customer_id, session_id=session.id, taken_off=True)


def declined(asked: Asked) -> Told | None:
    """Somebody answered that they do not come, to a session that is still planned."""
    if (found := _read(asked)) is None:
        return None
    session, told = found
    answer_id = asked.happened.data["answer_id"]
    answer = next((one for one in session.answers if str(one.id) == answer_id), None)
    if answer is None or session.status not in LIVE:
        return None
    facts = staff_kinds.InvitationDeclined(
        **asked.common,
        session=told,
        attendee=answer.attendee,
        answered_at=answer.stamped_at,
        comment=answer.comment,
    )
    return _told(facts, session)
