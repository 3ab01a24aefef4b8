"""What the office's pages show of an article's translations."""

from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.knowledge.rules import ArticleStatus
from app.languages.official import OfficialLanguage


class Translation(Struct, frozen=True):
    """An article in one language."""

    id: UUID
    article_group_id: UUID
    language: OfficialLanguage
    title: str
    status: ArticleStatus


async def translations(db: Reader, group_id: UUID) -> list[Translation]:
    """An article in each language that it has; none where there is no such group."""
    rows = await db.fetch(
        "SELECT id, article_group_id, language, title, status FROM article"
        " WHERE article_group_id = $1 ORDER BY language",
        group_id,
    )
    return [read_row(Translation, row) for row in rows]
