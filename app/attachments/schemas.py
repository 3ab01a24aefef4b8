"""How files on tickets are shown."""

from uuid import UUID

from app.attachments.rows import AttachmentRecord
from app.kit.web.schema import UtcInstant, View


class AttachmentView(View):
    """A file on a ticket; ``refused_reason`` tells why one that came by e-mail was not kept."""

    id: UUID
    ticket_id: UUID
    message_id: UUID | None
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    refused_reason: str | None
    actor: str
    attached_at: UtcInstant


def attachment_view(attachment: AttachmentRecord) -> AttachmentView:
    """A file as it is shown."""
    return AttachmentView.model_validate(attachment, from_attributes=True)
