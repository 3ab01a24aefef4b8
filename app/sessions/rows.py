"""The rows of sessions and penalties as records; a session's are staged together with its booked time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.availability import rows as booked_time
from app.availability.queries import Roster, RosterFacts
from app.availability.rows import Booked, Numbered
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, read_row, update_version
from app.kit.web.schema import figure
from app.plans.rules import SessionCategory, Terms, TermsPeriod
from app.sessions import rules
from app.sessions.rules import AttendeeResponse, Party, PenaltyKind, SessionStatus
from app.sessions.tables import InvitationAnswer, Session, SessionMove, SessionUndoneStart


class MoveRecord(Struct, frozen=True, kw_only=True):
    """One move of a session: who asked, from when to when, and what it cost."""

    number: int
    asked_by: Party
    old_starts_at: datetime
    new_starts_at: datetime
    reason: str | None
    penalty_id: UUID | None
    moved_at: datetime


class UndoneStart(Struct, frozen=True, kw_only=True):
    """A start that was an accident, and why a lead undid it."""

    number: int
    started_at: datetime
    undone_at: datetime
    reason: str


class AnswerRecord(Struct, frozen=True, kw_only=True):
    """What somebody answered to a session's invitation.

    Attributes:
        attendee: the address of who answers, or is said to.
        contact_id, technician_id: whose address that is, of those who take part.
        sequence: the version of the invitation that was answered.
        stamped_at: when it was answered, by the attendee's clock where it says so.
        applied: whether it is from whom it says, who takes part.
        proposed_starts_at, proposed_ends_at: the time that is asked for instead.
    """

    id: UUID
    attendee: str
    contact_id: UUID | None
    technician_id: UUID | None
    response: AttendeeResponse
    comment: str | None
    sequence: int | None
    stamped_at: datetime
    received_at: datetime
    applied: bool
    proposed_starts_at: datetime | None
    proposed_ends_at: datetime | None


class SessionRecord(Struct, frozen=True, kw_only=True):
    """A session, its technicians in the order they are named, its moves, and who answered what to it.

    Attributes:
        status: at the instant it is read: one that has waited too long has lapsed.
        reserved_technicians: for how many its reserve is; who joins on the day needs none (C8).
        former_technician_ids: who left it on its day, and may have worked in it.
        terms: those it was agreed under.
        language: what its technicians were chosen for.
        organizer: the sender of its invitation.
        top_up_by: the last instant at which it waits for credit.
        holds, releases: how many of its ledger entries are of that kind, for their references.
        access_until: until when its server can be reached; None when it cannot.
        answers: the newest one of each attendee, apart from those in doubt.
        others_wait: whether a session of its customer waits for credit; True where nobody looked.
    """

    id: UUID
    customer_id: UUID
    server_id: UUID | None
    ticket_id: UUID | None
    status: SessionStatus
    version: int
    category: SessionCategory
    starts_at: datetime
    ends_at: datetime
    estimated_minutes: int
    reserved_technicians: int
    reserved_minutes: int
    terms: Terms
    remote_tool: str | None
    join_url: str | None
    language: str | None
    organizer: str
    override_reason: str | None
    top_up_by: datetime | None
    holds: int
    releases: int
    booked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    technician_ids: tuple[UUID, ...]
    former_technician_ids: tuple[UUID, ...] = ()
    moves: tuple[MoveRecord, ...]
    undone_starts: tuple[UndoneStart, ...] = ()
    access_until: datetime | None
    answers: tuple[AnswerRecord, ...] = ()
    others_wait: bool = True

    @property
    def required_minutes(self) -> int:
        """What is to be reserved for it: its estimate, for each of those it is reserved for (C5)."""
        return self.estimated_minutes * self.reserved_technicians


class Invited(Struct, frozen=True, kw_only=True):
    """Whose an address is among those who take part in a session, and its newest applied answer."""

    session: SessionRecord
    contact_id: UUID | None
    technician_id: UUID | None
    answered_at: datetime | None


class PenaltyRecord(Struct, frozen=True, kw_only=True):
    """Credit lost by a late change of a session, and the terms that one was agreed under.

    ``others_wait`` tells whether a session of its customer waits for credit; True where nobody looked.
    """

    id: UUID
    customer_id: UUID
    session_id: UUID
    kind: PenaltyKind
    minutes: int
    entry_id: UUID
    charged_at: datetime
    waived_at: datetime | None
    waive_reason: str | None
    terms: Terms
    others_wait: bool = True


class LapsedSession(Struct, frozen=True, kw_only=True):
    """What is told of a session whose credit did not come."""

    id: UUID
    customer_id: UUID
    status: SessionStatus
    starts_at: datetime
    reserved_minutes: int


class BookingFacts(Struct, frozen=True, kw_only=True):
    """What a booking needs to know.

    Attributes:
        roster: the time of its technicians, around its own.
        terms_near: those of the customer's plans, of which one holds (``plans.rules.in_force``).
        server_known: whether the server is the customer's.
        server_inactive, customer_inactive: whether it has left.
        inactive_technician_ids: those of its technicians who have.
        access_until: until when it can be reached; None when it cannot.
        stale_session_ids: what has waited for credit too long, and still blocks that time.
    """

    roster: RosterFacts
    terms_near: tuple[TermsPeriod, ...]
    server_known: bool
    server_inactive: bool
    customer_inactive: bool
    inactive_technician_ids: tuple[UUID, ...]
    access_until: datetime | None
    stale_session_ids: tuple[UUID, ...]


class ChangeFacts(Struct, frozen=True, kw_only=True):
    """What a change needs to know of a session: the same, and itself."""

    session: SessionRecord
    roster: RosterFacts
    server_known: bool
    server_inactive: bool
    inactive_technician_ids: tuple[UUID, ...]
    server_access_until: datetime | None
    stale_session_ids: tuple[UUID, ...]


class ChangingSession(Struct, frozen=True, kw_only=True):
    """A session that may be changed, and the time of its technicians and of those named.

    ``server_access_until`` tells until when the server named can be reached.
    """

    session: SessionRecord
    roster: Roster
    server_access_until: datetime | None


def insert(tx: Tx, session: SessionRecord, *, buffer_minutes: int) -> None:
    """Stage a new session with its technicians, and the time kept free after it."""
    insert_row(tx, Session, session, terms=session.terms.as_dict(), moves=len(session.moves))
    technicians = _numbered(session.technician_ids)
    booked_time.book(tx, session.id, technicians, _booked(session, buffer_minutes))


def insert_move(tx: Tx, session_id: UUID, move: MoveRecord) -> None:
    """Stage one move of a session."""
    insert_row(tx, SessionMove, move, session_id=session_id, actor=tx.actor.id)


def insert_undone_start(tx: Tx, session_id: UUID, undone: UndoneStart) -> None:
    """Stage one start that was undone."""
    insert_row(tx, SessionUndoneStart, undone, session_id=session_id, actor=tx.actor.id)


# Of a session so many answers in doubt are kept of each who takes part, and of all others together.
KEPT_IN_DOUBT = 10
_FORGET_DOUBTFUL = f"""
DELETE FROM invitation_answer WHERE id IN (
    SELECT id FROM invitation_answer WHERE session_id = $1 AND NOT applied
    AND coalesce(contact_id, technician_id) IS NOT DISTINCT FROM $2
    ORDER BY received_at DESC, id DESC OFFSET {KEPT_IN_DOUBT - 1}
)
"""


def insert_answer(tx: Tx, session_id: UUID, email_id: UUID, answer: AnswerRecord) -> None:
    """Stage what somebody answered to the invitation of a session, and by which message.

    Anybody can send what is in doubt: the newest are kept, and of the others the message alone.
    """
    insert_row(tx, InvitationAnswer, answer, session_id=session_id, email_id=email_id)
    if not answer.applied:
        tx.stage(_FORGET_DOUBTFUL, session_id, answer.contact_id or answer.technician_id)


def _numbered(technicians: Sequence[UUID]) -> list[Numbered]:
    """Technicians with the places in which they are named."""
    return [(one, at) for at, one in enumerate(technicians)]


def _booked(session: SessionRecord, buffer_minutes: int) -> Booked:
    """The time of a session as its status says."""
    waits = session.status == SessionStatus.AWAITING_CREDIT
    return Booked(
        session.starts_at,
        session.ends_at,
        session.ends_at + timedelta(minutes=buffer_minutes),
        live=session.status in rules.LIVE,
        working=session.status == SessionStatus.IN_PROGRESS,
        worked=session.status == SessionStatus.DONE,
        held_until=session.top_up_by if waits else None,
    )


_REMOVE = """
INSERT INTO session_removal (session_id, technician_id, version, removed_at)
SELECT $1, one, $3, $4 FROM unnest($2::uuid[]) AS one
ON CONFLICT (session_id, technician_id)
DO UPDATE SET version = EXCLUDED.version, removed_at = EXCLUDED.removed_at
"""


def update(
    tx: Tx, before: SessionRecord, after: SessionRecord, *, buffer_minutes: int = 0
) -> SessionRecord:
    """Stage a changed session and its technicians' time; returns it with its next version.

    ``buffer_minutes`` counts when the period or the technicians change. Whoever is a former technician
    after it leaves on the session's day; whoever is new then joins for the rest of it.
    """
    after = update_version(tx, Session, before, after, moves=len(after.moves))
    removed = set(before.technician_ids) - set(after.technician_ids)
    if removed:
        tx.stage(_REMOVE, after.id, sorted(removed), after.version, tx.now)
    if left := sorted(removed & set(after.former_technician_ids)):
        booked_time.leave(tx, after.id, left)
    if freed := sorted(removed - set(left)):
        booked_time.free(tx, after.id, freed)
    numbered = _numbered(after.technician_ids)
    booked = _booked(after, buffer_minutes)
    kept = [one for one in numbered if one[0] in before.technician_ids]
    _rebook(tx, before, after, kept, booked)
    added = [one for one in numbered if one[0] not in before.technician_ids]
    if added and rules.has_begun(before.status, before.starts_at, tx.now):
        rest = rules.help_period(after.starts_at, after.ends_at, tx.now)
        booked = replace(
            booked,
            starts_at=rest.starts_at,
            ends_at=rest.ends_at,
            busy_until=rest.ends_at + timedelta(minutes=buffer_minutes),
            joined_at=tx.now,
        )
    if added:
        booked_time.book(tx, after.id, added, booked)
    return after


def _rebook(
    tx: Tx, before: SessionRecord, after: SessionRecord, kept: list[Numbered], booked: Booked
) -> None:
    """Stage the time and place of those who stay, where it changes."""
    moved = (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at)
    placed = [one for one in kept if before.technician_ids.index(one[0]) != one[1]]
    if not kept or not (moved or placed or before.status != after.status):
        return
    shorter = before.starts_at == after.starts_at and before.ends_at > after.ends_at
    booked_time.rebook(tx, after.id, kept, booked, moved=moved, shorter=shorter)


_LAPSE = f"""
WITH due AS (
    SELECT id FROM session
    WHERE id = ANY($2) AND session_overdue(status, top_up_by, $1) ORDER BY id FOR UPDATE
), lapsed AS (
    UPDATE session SET status = $3, version = version + 1
    FROM due WHERE session.id = due.id
    RETURNING session.id, customer_id, status, starts_at, reserved_minutes
), freed AS ({booked_time.FREED})
SELECT * FROM lapsed
"""


async def lapse(tx: Tx, session_ids: Sequence[UUID]) -> list[LapsedSession]:
    """Lapse those of these sessions whose wait for credit is over, at once; returns them.

    Their time is free for whatever the transaction stages.
    """
    lapsed = rules.LIFE_CYCLE.after(SessionStatus.AWAITING_CREDIT, "lapse")
    rows = await tx.connection.fetch(_LAPSE, tx.now, session_ids, lapsed)
    return [read_row(LapsedSession, row) for row in rows]


def emit(tx: Tx, kind: str, session: SessionRecord | LapsedSession, **data: Any) -> None:
    """Stage an event of a session, with what every one of them tells."""
    facts = {
        "status": session.status,
        "starts_at": session.starts_at,
        "reserved_minutes": session.reserved_minutes,
        **data,
    }
    outbox.emit(
        tx,
        kind,
        session.id,
        customer_id=session.customer_id,
        data={name: figure(value) for name, value in facts.items()},
    )
