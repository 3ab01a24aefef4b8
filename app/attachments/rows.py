"""The rows of files on tickets."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct


class AttachmentRecord(Struct, frozen=True, kw_only=True):
    """A file on a ticket, but for its bytes; with ``refused_reason`` they were not kept."""

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    message_id: UUID | None
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    refused_reason: str | None
    actor: str
    attached_at: datetime


class AttachmentContent(Struct, frozen=True):
    """The bytes of a file that was kept, and its name."""

    name: str
    content: bytes
