"""The files that come with a message: kept with its ticket, or told of."""

from uuid import UUID

from app import errors
from app.access import quotas
from app.access.quotas import Quota
from app.attachments import service as attachments
from app.attachments.rules import refused_attachment
from app.kit.postgres.database import Tx
from app.mime.mail import Mail, MailAttachment
from app.tickets.views import TicketView

MAX_KEPT_FILES = 50


async def keep(tx: Tx, mail: Mail, ticket: TicketView, message_id: UUID) -> None:
    """Keep what came with a message; of what is refused, what it was and why."""
    refusals = [_refused(number, one) for number, one in enumerate(mail.attachments)]
    files = list(zip(mail.attachments, refusals, strict=True))
    kept = [one for one, refused in files if refused is None]
    beyond = None
    try:
        size_bytes = sum(len(one.content) for one in kept)
        await quotas.count(
            tx, ticket.customer_id, Quota.ATTACHMENTS, things=len(kept), size_bytes=size_bytes
        )
    except errors.QuotaExceeded as refused_today:
        beyond = refused_today  # the message as it came has them still
    for one, refused in files:
        attachments.keep(
            tx, ticket, name=one.name, declared=one.media_type, content=one.content,
            message_id=message_id, refused=refused or beyond,
        )  # fmt: skip


def _refused(number: int, one: MailAttachment) -> errors.DomainError | None:
    if number >= MAX_KEPT_FILES:
        return errors.TooManyAttachments(limit=MAX_KEPT_FILES)
    return refused_attachment(one.name, one.media_type, one.content)
