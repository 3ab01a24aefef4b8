"""Files on a ticket."""

import hashlib
from uuid import UUID

from app import errors
from app.access import quotas
from app.access.quotas import Quota
from app.attachments.rows import AttachmentRecord
from app.attachments.rules import refused_attachment, type_of
from app.attachments.schemas import AttachmentView, attachment_view
from app.attachments.tables import Attachment
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row
from app.tickets import queries as tickets
from app.tickets import rows
from app.tickets.rows import TicketIdentity
from app.tickets.rules import LIFE_CYCLE


async def attach(
    tx: Tx, ticket_id: UUID, *, name: str, declared: str, content: bytes
) -> AttachmentView:
    """Keep a file with a ticket, of the type that its sender declares.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), AttachmentTooLarge,
        AttachmentTypeNotAllowed, QuotaExceeded.
    """
    refused = refused_attachment(name, declared, content)
    if refused is not None:
        raise refused
    ticket = await tickets.lock_ticket(tx, ticket_id)
    LIFE_CYCLE.after(ticket.status, "attach")
    await quotas.count(tx, ticket.customer_id, Quota.ATTACHMENTS, size_bytes=len(content))
    return keep(tx, ticket, name=name, declared=declared, content=content)


def keep(
    tx: Tx,
    ticket: TicketIdentity,
    *,
    name: str,
    declared: str,
    content: bytes,
    message_id: UUID | None = None,
    refused: errors.DomainError | None = None,
) -> AttachmentView:
    """Stage a file of a ticket; of one that is ``refused`` only what it was, and why."""
    attachment = AttachmentRecord(
        id=tx.new_id(),
        ticket_id=ticket.id,
        customer_id=ticket.customer_id,
        message_id=message_id,
        name=name,
        media_type=type_of(name, declared),
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        refused_reason=None if refused is None else refused.code,
        actor=tx.actor.id,
        attached_at=tx.now,
    )
    insert_row(tx, Attachment, attachment, content=None if refused else content)
    rows.emit(tx, "ticket.attached", ticket, size_bytes=attachment.size_bytes)
    return attachment_view(attachment)
