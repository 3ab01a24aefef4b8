"""What is read about files on tickets."""

from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page

_ATTACHMENT = (
    "SELECT id, ticket_id, message_id, name, media_type, size_bytes, sha256, refused_reason, actor,"
    " attached_at FROM attachment"
)
owner = customer_of("attachment")


async def attachment(db: Reader, attachment_id: UUID) -> Row | None:
    """One attachment, without its content."""
    return await db.fetchrow(f"{_ATTACHMENT} WHERE id = $1", attachment_id)


async def content(db: Reader, attachment_id: UUID) -> Row | None:
    """An attachment's name and bytes; None if it was not kept."""
    return await db.fetchrow(
        "SELECT name, content FROM attachment WHERE id = $1 AND content IS NOT NULL",
        attachment_id,
    )


async def attachments(db: Reader, page: Page, ticket_id: UUID) -> list[Row]:
    """A page of a ticket's attachments."""
    return await page.rows(db, _ATTACHMENT, {"ticket_id = {}": ticket_id})
