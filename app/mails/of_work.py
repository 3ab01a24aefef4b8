"""The facts of mails about work and what it costs; None where they hold no more."""

from datetime import datetime

from app.mails import staff_kinds, work_kinds
from app.mails.asked import Asked, Opens, Told
from app.mails.kinds import Work
from app.sessions.rows import PenaltyRecord, SessionRecord
from app.sessions.rules import PenaltyKind
from app.worksheets.rows import RoundRecord, WorksheetRecord
from app.worksheets.rules import RoundVerb, WorksheetStatus


def _read(asked: Asked) -> tuple[WorksheetRecord, SessionRecord] | None:
    worksheet = asked.reading.worksheets.get(asked.subject_id)
    if worksheet is None or worksheet.status is WorksheetStatus.CONFIRMED:
        return None
    session = asked.reading.sessions.get(worksheet.session_id)
    assert session is not None
    return worksheet, session


def _last(worksheet: WorksheetRecord, *verbs: RoundVerb) -> RoundRecord | None:
    return next((one for one in reversed(worksheet.rounds) if one.verb in verbs), None)


def _opens(asked: Asked, worksheet: WorksheetRecord) -> Opens | None:
    """What a contact is given the link of; nobody else confirms."""
    contact_id = asked.recipient.contact_id
    if asked.link is None or contact_id is None:
        return None
    return Opens(contact_id, worksheet.id, worksheet.revision)


def to_confirm(asked: Asked) -> Told | None:
    """A worksheet waits for the customer's word, in the revision that was told."""
    if (found := _read(asked)) is None:
        return None
    worksheet, session = found
    awaits = worksheet.status is WorksheetStatus.AWAITING_CONFIRMATION
    if not awaits or worksheet.revision != asked.happened.data["revision"]:
        return None
    former = [one for one in worksheet.rounds if one.revision < worksheet.revision]
    reading, event_id = asked.reading, asked.happened.id
    opens = _opens(asked, worksheet)
    facts = work_kinds.WorksheetToConfirm(
        **asked.common,
        session=reading.told_session(session, staff=False),
        work=_work(asked, worksheet),
        summary=worksheet.summary,
        revision=worksheet.revision,
        worked_seconds=worksheet.worked_seconds,
        billed_minutes=worksheet.billed_minutes,
        credit_before_minutes=reading.before[event_id].remaining_minutes,
        credit_after_minutes=reading.after[event_id].remaining_minutes,
        billed_before_minutes=former[-1].billed_minutes if former else None,
        auto_confirm_after_working_days=session.terms.auto_confirm_after_working_days
        if worksheet.auto_confirm_at
        else None,
        confirm_link=asked.link if opens else None,
    )
    return Told(facts=facts, customer_id=worksheet.customer_id, opens=opens)


def _work(asked: Asked, worksheet: WorksheetRecord) -> tuple[Work, ...]:
    names = asked.reading.names_of([one.technician_id for one in worksheet.time_entries])
    return tuple(
        Work(
            technician=name,
            started_at=one.started_at,
            ended_at=one.ended_at,
            done=one.note or None,
        )
        for name, one in zip(names, worksheet.time_entries, strict=True)
    )


def confirmation_reminder(asked: Asked) -> Told | None:
    """A worksheet waits still, as it was handed in when the days were counted from."""
    if (found := _read(asked)) is None:
        return None
    worksheet, session = found
    if (
        worksheet.status is not WorksheetStatus.AWAITING_CONFIRMATION
        or worksheet.revision != asked.content["revision"]
    ):
        return None
    last = _last(worksheet, RoundVerb.SUBMIT, RoundVerb.AMEND)
    assert last is not None
    opens = _opens(asked, worksheet)
    facts = work_kinds.ConfirmationReminder(
        **asked.common,
        session=asked.reading.told_session(session, staff=False),
        submitted_at=last.happened_at,
        working_days=asked.content["working_days"],
        billed_minutes=worksheet.billed_minutes,
        summary=worksheet.summary,
        confirm_link=asked.link if opens else None,
    )
    return Told(facts=facts, customer_id=worksheet.customer_id, opens=opens)


def answered(asked: Asked) -> Told | None:
    """The provider answered a dispute."""
    if (found := _read(asked)) is None:
        return None
    worksheet, session = found
    dispute = _last(worksheet, RoundVerb.DISPUTE)
    answer = _round_at(worksheet, RoundVerb.ANSWER, asked.happened.occurred_at)
    if dispute is None or answer is None:
        return None
    opens = _opens(asked, worksheet)
    facts = work_kinds.DisputeAnswered(
        **asked.common,
        session=asked.reading.told_session(session, staff=False),
        disputed=dispute.message or "",
        answer=answer.message or "",
        billed_before_minutes=dispute.billed_minutes,
        billed_minutes=worksheet.billed_minutes,
        confirm_link=asked.link if opens else None,
    )
    return Told(facts=facts, customer_id=worksheet.customer_id, opens=opens)


def _round_at(worksheet: WorksheetRecord, verb: RoundVerb, at: datetime) -> RoundRecord | None:
    of_it = (one for one in worksheet.rounds if one.verb is verb and one.happened_at == at)
    return next(of_it, None)


def disputed(asked: Asked) -> Told | None:
    """The customer does not agree, still."""
    if (found := _read(asked)) is None:
        return None
    worksheet, session = found
    dispute = _round_at(worksheet, RoundVerb.DISPUTE, asked.happened.occurred_at)
    if worksheet.status is not WorksheetStatus.DISPUTED or dispute is None:
        return None
    facts = staff_kinds.WorksheetDisputed(
        **asked.common,
        session=asked.reading.told_session(session, staff=True),
        billed_minutes=worksheet.billed_minutes,
        disputed_by=asked.reading.name_of(dispute.actor),
        reason=dispute.message or "",
    )
    return Told(facts=facts, customer_id=worksheet.customer_id)


def _planned_at(penalty: PenaltyRecord, session: SessionRecord) -> datetime:
    """The start that a session had when a change of it was charged."""
    move = next((one for one in session.moves if one.penalty_id == penalty.id), None)
    return move.old_starts_at if move else session.starts_at


def _penalty(asked: Asked) -> tuple[PenaltyRecord, SessionRecord] | None:
    penalty = asked.reading.penalties.get(asked.subject_id)
    session = asked.reading.sessions.get(penalty.session_id) if penalty else None
    return None if penalty is None or session is None else (penalty, session)


def penalty_charged(asked: Asked) -> Told | None:
    """A late change cost credit, which was not given back meanwhile."""
    found = _penalty(asked)
    if found is None or found[0].waived_at is not None:
        return None
    penalty, session = found
    credit = asked.reading.after[asked.happened.id]
    missed = penalty.kind is PenaltyKind.NO_SHOW
    facts = work_kinds.PenaltyCharged(
        **asked.common,
        session=asked.reading.told_session(session, staff=False),
        penalty=penalty.kind,
        planned_at=_planned_at(penalty, session),
        penalty_minutes=penalty.minutes,
        changed_at=None if missed else penalty.charged_at,
        available_minutes=credit.available_minutes,
        debt_minutes=credit.debt_minutes,
    )
    return Told(facts=facts, customer_id=session.customer_id)


def penalty_waived(asked: Asked) -> Told | None:
    """A penalty is given back."""
    found = _penalty(asked)
    if found is None or found[0].waived_at is None:
        return None
    penalty, session = found
    credit = asked.reading.after[asked.happened.id]
    facts = work_kinds.PenaltyWaived(
        **asked.common,
        session=asked.reading.told_session(session, staff=False),
        penalty=penalty.kind,
        planned_at=_planned_at(penalty, session),
        penalty_minutes=penalty.minutes,
        reason=penalty.waive_reason,
        available_minutes=credit.available_minutes,
    )
    return Told(facts=facts, customer_id=session.customer_id)
