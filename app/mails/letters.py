"""Mails that are due, as they are to be sent: facts are read anew, and what holds no more is left out."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.deliveries.rows import DeliveryRecord
from app.invitations.ics import invitation, invitation_method
from app.kit.database import Reader
from app.kit.outbox import EventRecord
from app.kit.rows import read_row
from app.languages.official import reply_language
from app.mails import of_others, of_sessions, of_work, queries, rules
from app.mails.asked import Asked, Told
from app.mails.kinds import MailTopic
from app.mails.reading import Reading, Recipient
from app.mails.rules import MailGroup, RecipientKind

# In what is kept it stands where the token stood: that one is known to its reader alone.
HIDDEN_TOKEN = "the-token-is-not-kept"  # noqa: S105
UNSUBSCRIBE = "/mails/unsubscribe/"

_FACTS: Mapping[MailTopic, Callable[[Asked], Awaitable[Told | None]]] = {
    MailTopic.SESSION_AGREED: of_sessions.agreed,
    MailTopic.SESSION_MOVED: of_sessions.moved,
    MailTopic.SESSION_CANCELLED: of_sessions.cancelled,
    MailTopic.SESSION_REMINDER: of_sessions.reminder,
    MailTopic.SERVER_ACCESS: of_sessions.server_access,
    MailTopic.TOP_UP_NEEDED: of_sessions.top_up_needed,
    MailTopic.SESSION_LAPSED: of_sessions.lapsed,
    MailTopic.SESSION_ASSIGNED: of_sessions.assigned,
    MailTopic.INVITATION_DECLINED: of_sessions.declined,
    MailTopic.WORKSHEET_TO_CONFIRM: of_work.to_confirm,
    MailTopic.CONFIRMATION_REMINDER: of_work.confirmation_reminder,
    MailTopic.DISPUTE_ANSWERED: of_work.answered,
    MailTopic.WORKSHEET_DISPUTED: of_work.disputed,
    MailTopic.PENALTY_CHARGED: of_work.penalty_charged,
    MailTopic.PENALTY_WAIVED: of_work.penalty_waived,
    MailTopic.CREDIT_LOW: of_others.credit_low,
    MailTopic.CREDIT_EXPIRING: of_others.credit_expiring,
    MailTopic.CREDIT_EXPIRED: of_others.credit_expired,
    MailTopic.TICKET_RECEIVED: of_others.received,
    MailTopic.TICKET_REPLY: of_others.replied,
    MailTopic.TICKET_RESOLVED: of_others.resolved,
    MailTopic.TICKET_MERGED: of_others.merged,
    MailTopic.TICKET_ASSIGNED: of_others.ticket_assigned,
    MailTopic.TICKET_DUE_SOON: of_others.due_soon,
    MailTopic.CONTACT_UNREACHABLE: of_others.unreachable,
    MailTopic.ENDPOINT_DISABLED: of_others.endpoint_disabled,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
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
    """What is to be sent of these, by their ids; ``public_url`` is where the service is reached."""
    reading = Reading(db, now)
    recipients = await _recipients(db, deliveries)
    caused = {one.event_id for one in deliveries if one.event_id is not None}
    events = await queries.events(db, caused) if caused else {}
    found = {}
    for delivery in deliveries:
        recipient = recipients.get(_to(delivery))
        event = events[delivery.event_id] if delivery.event_id else None
        if recipient is not None:
            letter = await _letter(reading, delivery, recipient, event, public_url)
            if letter is not None:
                found[delivery.id] = letter
    return found


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
        for row in await queries.recipients(db, kind, ids):
            language = reply_language(row["language"])
            recipient = read_row(Recipient, row, language=language)
            found[kind, recipient.id] = recipient
    return found


async def _letter(
    reading: Reading,
    delivery: DeliveryRecord,
    recipient: Recipient,
    event: EventRecord | None,
    public_url: str | None,
) -> Letter | None:
    content = delivery.content
    kind = MailTopic(content["kind"])
    group = None if recipient.contact_id is None else rules.GROUP_OF.get(kind)
    if recipient.unreachable or group in recipient.stopped:
        return None
    provider = await reading.provider()
    asked = Asked(
        reading=reading,
        recipient=recipient,
        subject_id=UUID(content["subject_id"]),
        content=content,
        event=event,
        common={
            "recipient_name": recipient.name,
            "time_zone": recipient.time_zone,
            "provider": provider,
            "preferences_link": f"{public_url}{UNSUBSCRIBE}{HIDDEN_TOKEN}"
            if public_url and group
            else None,
        },
    )
    told = await _FACTS[kind](asked)
    if told is None:
        return None
    return Letter(
        recipient=recipient,
        address=told.to or recipient.address,
        told=told,
        kind=kind,
        support_email=provider.email,
        group=group,
        calendar=await _calendar(reading, told, recipient),
    )


async def _calendar(reading: Reading, told: Told, recipient: Recipient) -> tuple[str, bytes] | None:
    """The invitation, or its end, where the recipient is one of those invited."""
    if told.session_id is None:
        return None
    session = await reading.invited(told.session_id)
    assert session is not None
    people = {email.lower() for _, email in (*session.technicians, *session.guests)}
    if recipient.address.lower() not in people:
        return None
    content = invitation(session, await reading.organiser(), reading.now)
    return invitation_method(session.status), content
