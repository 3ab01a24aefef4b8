"""What follows from messages that machines wrote: a report reaches its ticket, an answer its session."""

from collections.abc import Sequence

from msgspec.structs import replace

from app.inbound import queries, reports, rules
from app.inbound.authentication import Authentication
from app.inbound.calendar_answers import MAX_COMMENT_CHARACTERS, CalendarAnswer
from app.inbound.reports import DeliveryReport, ReportedAction
from app.inbound.rows import EmailRecord
from app.kit.postgres.database import Tx
from app.mailing import tokens
from app.mime.fields import spellings_of
from app.mime.mail import Mail
from app.sessions import answers as invitations
from app.sessions.answers import InvitationReply
from app.tickets import replies

# Whoever knows a ticket's token could write failures for ever.
MAX_NOTED_FAILURES = 10


async def record_report(tx: Tx, email: EmailRecord, mail: Mail, secret: bytes) -> EmailRecord:
    """A report about a message of a ticket; a failure is noted on it, and it stops to wait."""
    report = reports.report_of(mail)
    email = replace(email, report=report.action, reported_recipients=report.recipients)
    if email.ticket_id is None:
        return email
    written = await queries.written_messages(tx.connection, email.ticket_id)
    returned = "\n".join(reports.returned_ids(mail))
    about = tokens.messages_named(secret, written, returned)
    if report.action is ReportedAction.FAILED:
        since = tx.now - rules.WINDOW
        noted = await queries.failures(tx.connection, email.ticket_id, since)
        note = _note(report) if noted < MAX_NOTED_FAILURES else None
        await replies.undelivered(tx, email.ticket_id, note)
    return replace(email, about_message_id=next(iter(about), None))


def _note(report: DeliveryReport) -> str:
    to = f" to {', '.join(report.recipients)}" if report.recipients else ""
    return f"A message of this ticket could not be delivered{to}."


async def record_answers(
    tx: Tx,
    email: EmailRecord,
    mail: Mail,
    answers: Sequence[CalendarAnswer],
    proof: Authentication,
) -> EmailRecord:
    """The answers to invitations that a message carries, kept with their sessions."""
    for answer in answers:
        attendee = answer.attendee or mail.from_address
        if attendee is None:
            continue
        senders = (answer.attendee or attendee, answer.sent_by)
        reply = InvitationReply(
            attendee=attendee,
            spellings=spellings_of(attendee),
            response=answer.response,
            comment=_comment(answer, mail),
            sequence=answer.sequence,
            stamped_at=answer.stamped_at or mail.sent_at,
            proven=proof.passed and mail.from_address in senders,
            proposed_starts_at=answer.proposed_starts_at,
            proposed_ends_at=answer.proposed_ends_at,
        )
        if await invitations.record(tx, answer.session_id, email.id, reply):
            email = replace(email, session_id=email.session_id or answer.session_id)
    return email


def _comment(answer: CalendarAnswer, mail: Mail) -> str | None:
    """What a person wrote beside an answer: in the calendar, else in the message and the description."""
    said = mail.text.strip()
    if answer.description and answer.description not in said:
        said = f"{said}\n{answer.description}".strip()
    return answer.comment or said[:MAX_COMMENT_CHARACTERS] or None
