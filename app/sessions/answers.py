"""What attendees answer to the invitations of sessions: kept and shown, and no session changes by it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Tx
from app.sessions import queries, rows
from app.sessions.rows import AnswerRecord
from app.sessions.rules import AttendeeResponse

# By how much an attendee's clock may be ahead: an answer from the future would outlast every later one.
MAX_AHEAD = timedelta(minutes=5)


class InvitationReply(Struct, frozen=True, kw_only=True):
    """An answer as it came.

    Attributes:
        attendee: the address of who answers, or is said to; ``spellings`` are the forms it may have here.
        comment: what was written beside it.
        sequence: the version of the invitation that is answered.
        stamped_at: when, by the attendee's clock; None where it is not said.
        proven: whether it is surely from the attendee.
        proposed_starts_at, proposed_ends_at: the time that is asked for instead.
    """

    attendee: str
    spellings: Sequence[str]
    response: AttendeeResponse
    comment: str | None
    sequence: int | None
    stamped_at: datetime | None
    proven: bool
    proposed_starts_at: datetime | None
    proposed_ends_at: datetime | None


async def record(tx: Tx, session_id: UUID, email_id: UUID, reply: InvitationReply) -> bool:
    """Stage an answer to a session's invitation; False where there is no such session.

    It is applied if it is surely from somebody who takes part: a contact of the customer, or one of the
    technicians. Of those the newest counts, and is told (``session.invitation_declined`` and alike).
    """
    found = await queries.invited(
        tx.connection, session_id, reply.spellings, reply.attendee, tx.now
    )
    if found is None:
        return False
    # Who is both answers as a technician.
    contact_id = None if found.technician_id else found.contact_id
    applied = reply.proven and (found.technician_id or contact_id) is not None
    stamped_at = min(reply.stamped_at or tx.now, tx.now + MAX_AHEAD)
    answer = AnswerRecord(
        id=tx.new_id(), attendee=reply.attendee, contact_id=contact_id,
        technician_id=found.technician_id, response=reply.response, comment=reply.comment,
        sequence=reply.sequence, stamped_at=stamped_at, received_at=tx.now, applied=applied,
        proposed_starts_at=reply.proposed_starts_at, proposed_ends_at=reply.proposed_ends_at,
    )  # fmt: skip
    rows.insert_answer(tx, session_id, email_id, answer)
    if applied and (found.answered_at is None or stamped_at >= found.answered_at):
        rows.emit(
            tx,
            f"session.invitation_{reply.response}",
            found.session,
            answer_id=answer.id,
            contact_id=contact_id,
            technician_id=found.technician_id,
            technician_ids=found.session.technician_ids,
        )
    return True
