"""What is read about files on tickets, as records."""

from uuid import UUID

from app.access.owners import customer_of
from app.attachments.rows import AttachmentContent, AttachmentRecord
from app.attachments.tables import Attachment
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page

_COLUMNS = (name for name in Attachment.columns if name != "content")
_ATTACHMENT = f"SELECT {', '.join(_COLUMNS)} FROM attachment"
owner = customer_of("attachment")


async def attachment(db: Reader, attachment_id: UUID) -> AttachmentRecord | None:
    """One attachment, without its content."""
    row = await db.fetchrow(f"{_ATTACHMENT} WHERE id = $1", attachment_id)
    return None if row is None else read_row(AttachmentRecord, row)


async def content(db: Reader, attachment_id: UUID) -> AttachmentContent | None:
    """An attachment's name and bytes; None if it was not kept."""
    row = await db.fetchrow(
        "SELECT name, content FROM attachment WHERE id = $1 AND content IS NOT NULL",
        attachment_id,
    )
    return None if row is None else read_row(AttachmentContent, row)


async def attachments(db: Reader, page: Page, ticket_id: UUID) -> list[AttachmentRecord]:
    """A page of the attachments of a ticket and of those merged into it."""
    filters = {"ticket_id IN (SELECT ticket_id FROM ticket_and_merged({}))": ticket_id}
    rows = await page.rows(db, _ATTACHMENT, filters)
    return [read_row(AttachmentRecord, row) for row in rows]
