"""The records of articles, at length, in a list, and as they are suggested."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.knowledge.rules import ArticleAudience, ArticleStatus
from app.languages.official import OfficialLanguage


class ArticleRecord(Struct, frozen=True, kw_only=True):
    """An article in one language; its translations share ``article_group_id`` (rule T1)."""

    id: UUID
    article_group_id: UUID
    language: OfficialLanguage
    title: str
    body: str
    keywords: tuple[str, ...]
    status: ArticleStatus
    audience: ArticleAudience
    version: int
    created_at: datetime
    changed_at: datetime


class ListedArticleRecord(Struct, frozen=True, kw_only=True):
    """An article of a list: the beginning of its body, and its place among those that were found."""

    id: UUID
    article_group_id: UUID
    language: OfficialLanguage
    title: str
    keywords: tuple[str, ...]
    status: ArticleStatus
    audience: ArticleAudience
    created_at: datetime
    changed_at: datetime
    beginning: str
    place: tuple[str, ...] = ()


class SuggestedArticle(Struct, frozen=True, kw_only=True):
    """An article that fits a text: how well (above 0), and the beginning of its body."""

    id: UUID
    title: str
    language: OfficialLanguage
    beginning: str
    score: float
