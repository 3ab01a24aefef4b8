"""Mails that are due, as they are to be sent: facts are read anew, and what holds no more is left out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.deliveries.rows import DeliveryRecord
from app.invitations import queries as invitations
from app.invitations.planned import PlannedSession, invitation_method
from app.kit.events import outbox
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.languages.official import reply_language
from app.mailing.links import LINKS, UNSUBSCRIBE
from app.mails import due_queries, of_others, of_sessions, of_work, rules
from app.mails.asked import Asked, Told
from app.mails.gathering import Cause, Subject, gather
from app.mails.kinds import MailTopic
from app.mails.reading import Reading, Recipient
from app.mails.rules import MailGroup, RecipientKind

# In what is kept it stands where the token stood: that one is known to its reader alone.
HIDDEN_TOKEN = "the-token-is-not-kept"  # noqa: S105

# What each kind is about, and its facts.
_FACTS: Mapping[Subject, Mapping[MailTopic, Callable[[Asked], Told | None]]] = {
    Subject.SESSION: {
        MailTopic.SESSION_AGREED: of_sessions.agreed,
        MailTopic.SESSION_MOVED: of_sessions.moved,
        MailTopic.SESSION_CHANGED: of_sessions.changed,
        MailTopic.SESSION_CANCELLED: of_sessions.cancelled,
        MailTopic.SESSION_REMINDER: of_sessions.reminder,
        MailTopic.SERVER_ACCESS: of_sessions.server_access,
        MailTopic.TOP_UP_NEEDED: of_sessions.top_up_needed,
        MailTopic.SESSION_LAPSED: of_sessions.lapsed,
        MailTopic.SESSION_ASSIGNED: of_sessions.assigned,
        MailTopic.SESSION_TAKEN_OFF: of_sessions.taken_off,
        MailTopic.INVITATION_DECLINED: of_sessions.declined,
    },
    Subject.WORKSHEET: {
        MailTopic.WORKSHEET_TO_CONFIRM: of_work.to_confirm,
        MailTopic.CONFIRMATION_REMINDER: of_work.confirmation_reminder,
        MailTopic.DISPUTE_ANSWERED: of_work.answered,
        MailTopic.WORKSHEET_DISPUTED: of_work.disputed,
    },
    Subject.PENALTY: {
        MailTopic.PENALTY_CHARGED: of_work.penalty_charged,
        MailTopic.PENALTY_WAIVED: of_work.penalty_waived,
    },
    Subject.WARNING: {
        MailTopic.CREDIT_LOW: of_others.credit_low,
        MailTopic.CREDIT_EXPIRING: of_others.credit_expiring,
    },
    Subject.ENTRY: {
        MailTopic.CREDIT_EXPIRED: of_others.credit_expired,
    },
    Subject.TICKET: {
        MailTopic.TICKET_RECEIVED: of_others.received,
        MailTopic.TICKET_REPLY: of_others.replied,
        MailTopic.TICKET_RESOLVED: of_others.resolved,
        MailTopic.TICKET_MERGED: of_others.merged,
        MailTopic.TICKET_ASSIGNED: of_others.ticket_assigned,
        MailTopic.TICKET_DUE_SOON: of_others.due_soon,
        MailTopic.CUSTOMER_REPLIED: of_others.customer_replied,
        MailTopic.REPORTER_UNREACHABLE: of_others.reporter_unreachable,
    },
    Subject.CONTACT: {
        MailTopic.CONTACT_UNREACHABLE: of_others.unreachable,
        # Who is no contact is of no customer, either.
        MailTopic.SIGN_IN: of_others.sign_in,
    },
    Subject.ENDPOINT: {
        MailTopic.ENDPOINT_DISABLED: of_others.endpoint_disabled,
    },
}
_ABOUT = {kind: subject for subject, kinds in _FACTS.items() for kind in kinds}


class Letter(Struct, frozen=True, kw_only=True):
    """What is sent to whom.

    Attributes:
        group: what the recipient may stop by it; None where it cannot be stopped.
        calendar: the iTIP method and the iCalendar object that go with it.
    """

    recipient: Recipient
    address: str
    told: Told
    kind: MailTopic
    support_email: str
    group: MailGroup | None
    calendar: tuple[str, bytes] | None


async def letters(
    db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime, public_url: str | None
) -> dict[UUID, Letter]:
    """What is to be sent of these, by their ids; ``public_url`` is where the service is reached.

    Whatever they tell of is read for all of them at once; one that cannot be read fails all.
    """
    recipients = await _recipients(db, deliveries)
    wanted = [one for one in deliveries if _is_wanted(recipients.get(_to(one)), one)]
    if not wanted:
        return {}
    causes = await _causes(db, wanted)
    reading = await gather(db, list(causes.values()), now)
    found = {}
    for one in wanted:
        cause = causes[one.id]
        asked = _asked(reading, recipients[_to(one)], cause, public_url)
        told = _FACTS[cause.about][cause.kind](asked)
        if told is not None:
            found[one.id] = asked, told
    planned = await _planned(db, list(found.values()), now)
    return {
        delivery_id: _letter(asked, told, planned.get((told.session_id, _taken_off(asked, told))))
        for delivery_id, (asked, told) in found.items()
    }


async def _planned(
    db: Reader, found: Sequence[tuple[Asked, Told]], now: datetime
) -> dict[tuple[UUID | None, UUID | None], PlannedSession]:
    """The sessions of invitations, as who takes part is told of them, or who was taken off."""
    pairs = {(told.session_id, _taken_off(asked, told)) for asked, told in found if told.session_id}
    invites = {session_id for session_id, gone in pairs if session_id and not gone}
    removals = {(session_id, gone) for session_id, gone in pairs if session_id and gone}
    planned: dict[tuple[UUID | None, UUID | None], PlannedSession] = {}
    if invites:
        invited = await invitations.invited_sessions(db, invites, now)
        planned |= {(one, None): session for one, session in invited.items()}
    if removals:
        removed = await invitations.removed_sessions(db, removals, now)
        planned |= {(one, gone): session for (one, gone), session in removed.items()}
    return planned


def _taken_off(asked: Asked, told: Told) -> UUID | None:
    return asked.recipient.id if told.taken_off else None


def _to(delivery: DeliveryRecord) -> tuple[RecipientKind, UUID]:
    return RecipientKind(delivery.content["to"]), UUID(delivery.content["to_id"])


async def _recipients(
    db: Reader, deliveries: Sequence[DeliveryRecord]
) -> dict[tuple[RecipientKind, UUID], Recipient]:
    wanted: dict[RecipientKind, set[UUID]] = {}
    for delivery in deliveries:
        kind, recipient_id = _to(delivery)
        wanted.setdefault(kind, set()).add(recipient_id)
    found = {}
    for kind, ids in wanted.items():
        for row in await due_queries.recipients(db, kind, ids):
            language = reply_language(row["language"])
            recipient = read_row(Recipient, row, language=language)
            found[kind, recipient.id] = recipient
    return found


def _group(recipient: Recipient, kind: MailTopic) -> MailGroup | None:
    """What the recipient may stop by a mail of this kind."""
    return None if recipient.contact_id is None else rules.GROUP_OF.get(kind)


def _is_wanted(recipient: Recipient | None, delivery: DeliveryRecord) -> bool:
    """Whether there is somebody who can be reached and has not stopped it."""
    if recipient is None or recipient.unreachable:
        return False
    return _group(recipient, MailTopic(delivery.content["kind"])) not in recipient.stopped


async def _causes(db: Reader, deliveries: Sequence[DeliveryRecord]) -> dict[UUID, Cause]:
    caused = {one.event_id for one in deliveries if one.event_id is not None}
    events = await outbox.events_by_id(db, caused) if caused else {}
    found = {}
    for one in deliveries:
        kind = MailTopic(one.content["kind"])
        found[one.id] = Cause(
            kind=kind,
            about=_ABOUT[kind],
            subject_id=UUID(one.content["subject_id"]),
            content=one.content,
            event=events[one.event_id] if one.event_id else None,
        )
    return found


def _asked(reading: Reading, recipient: Recipient, cause: Cause, public_url: str | None) -> Asked:
    stops = public_url and _group(recipient, cause.kind)
    common = {
        "recipient_name": recipient.name,
        "time_zone": recipient.time_zone,
        "provider": reading.provider,
        "preferences_link": f"{public_url}{UNSUBSCRIBE}{HIDDEN_TOKEN}" if stops else None,
    }
    link = f"{public_url}{LINKS}{HIDDEN_TOKEN}" if public_url else None
    return Asked(reading=reading, recipient=recipient, cause=cause, common=common, link=link)


def _letter(asked: Asked, told: Told, session: PlannedSession | None) -> Letter:
    recipient, kind = asked.recipient, asked.cause.kind
    return Letter(
        recipient=recipient,
        address=told.to or recipient.address,
        told=told,
        kind=kind,
        support_email=asked.reading.company.support_email,
        group=_group(recipient, kind),
        calendar=_calendar(asked.reading, session, recipient) if session else None,
    )


def _calendar(
    reading: Reading, session: PlannedSession, recipient: Recipient
) -> tuple[str, bytes] | None:
    """The invitation, or its end, where the recipient is one of those invited."""
    people = {email.lower() for _, email in (*session.technicians, *session.guests)}
    if recipient.address.lower() not in people:
        return None
    # It takes a while, and most letters invite nobody.
    from app.invitations.ics import invitation

    content = invitation(session, invitations.provider(reading.company), reading.now)
    return invitation_method(session.status), content
