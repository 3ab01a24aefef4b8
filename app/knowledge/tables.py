"""Articles of the knowledge base."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.kit.postgres.table import (
    ARRAY,
    TSVECTOR,
    CheckConstraint,
    Column,
    Computed,
    Field,
    Index,
    Table,
    Text,
    UniqueConstraint,
    instant,
    text,
)
from app.languages.official import OfficialLanguage

_LANGUAGES = ", ".join(f"'{language}'" for language in OfficialLanguage)


class Article(Table):
    """An article in one language; its translations share ``article_group_id`` (rule T1).

    ``document`` holds its words as its language inflects them: of the title with weight A, of the
    keywords B, of the body C. ``czech_heading`` is title and keywords without accents, where no stemmer
    helps; null in other languages.
    """

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("article_group_id", "language"),
        CheckConstraint(f"language IN ({_LANGUAGES})", name="language"),
        CheckConstraint("status IN ('draft', 'published', 'withdrawn')", name="status"),
        CheckConstraint("audience IN ('public', 'provider')", name="audience"),
        Index("ix_article_document", "document", postgresql_using="gin"),
        Index(
            "ix_article_heading_words",
            text("ts_filter(document, '{a,b}')"),
            postgresql_using="gin",
        ),
        Index(
            "ix_article_czech_heading",
            "czech_heading",
            postgresql_using="gin",
            postgresql_ops={"czech_heading": "gin_trgm_ops"},
        ),
    )

    id: UUID = Field(primary_key=True)
    article_group_id: UUID
    language: str = Field(sa_column=Column(Text, nullable=False))
    title: str = Field(sa_column=Column(Text, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    keywords: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    status: str
    audience: str
    version: int
    created_at: datetime = instant()
    changed_at: datetime = instant()
    document: Any = Field(
        sa_column=Column(
            TSVECTOR,
            Computed("article_document(language, title, keywords, body)", persisted=True),
        )
    )
    czech_heading: str | None = Field(
        sa_column=Column(
            Text,
            Computed("article_czech_heading(language, title, keywords)", persisted=True),
        )
    )
