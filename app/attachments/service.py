"""Files on a ticket."""

import hashlib
from uuid import UUID

from app import errors
from app.attachments.rules import refused_attachment
from app.attachments.schemas import AttachmentView
from app.kit.database import Tx
from app.tickets import rows
from app.tickets.rules import TicketStatus


async def attach(
    tx: Tx, ticket_id: UUID, *, name: str, media_type: str, content: bytes
) -> AttachmentView:
    """Keep a file with a ticket.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), AttachmentTooLarge,
        AttachmentTypeNotAllowed.
    """
    refused = refused_attachment(name, media_type, len(content))
    if refused is not None:
        raise refused
    ticket = await rows.locked(tx, ticket_id)
    if ticket["status"] == TicketStatus.CLOSED:
        raise errors.InvalidTransition("ticket", ticket["status"], "attach", [])
    return keep(tx, ticket, name=name, media_type=media_type, content=content)


def keep(
    tx: Tx,
    ticket: rows.Facts,
    *,
    name: str,
    media_type: str,
    content: bytes,
    message_id: UUID | None = None,
    refused: errors.DomainError | None = None,
) -> AttachmentView:
    """Stage a file of a ticket; of one that is ``refused`` only what it was, and why."""
    view = AttachmentView(
        id=tx.new_id(),
        ticket_id=ticket["id"],
        message_id=message_id,
        name=name,
        media_type=media_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        refused_reason=refused and refused.code,
        actor=tx.actor.id,
        attached_at=tx.now,
    )
    tx.stage(
        "INSERT INTO attachment (id, ticket_id, customer_id, message_id, name, media_type,"
        " size_bytes, sha256, content, refused_reason, actor, attached_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        view.id, view.ticket_id, ticket["customer_id"], message_id, name, media_type,
        view.size_bytes, view.sha256, None if refused else content, view.refused_reason, view.actor,
        tx.now,
    )  # fmt: skip
    rows.emit(tx, "ticket.attached", ticket, size_bytes=view.size_bytes)
    return view
