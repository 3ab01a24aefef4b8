"""Bodies and answers about articles."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from app.kit.web.schema import (
    Body,
    Id,
    Keyword,
    LanguageCode,
    LongNote,
    LongText,
    Name,
    Text,
    UtcInstant,
    Version,
    View,
)
from app.knowledge.rows import ArticleRecord, ListedArticleRecord, SuggestedArticle
from app.knowledge.rules import ArticleAudience, ArticleStatus, summary
from app.languages.official import OfficialLanguage

Title = Annotated[Name, Field(description="What a reader looks for, in a line.")]
ArticleBody = Annotated[LongText, Field(description="Plain text or Markdown.")]
Keywords = Annotated[
    list[Keyword],
    Field(max_length=30, description="Words to find it by, beside those of its title."),
]
ReadBy = Annotated[ArticleAudience, Field(description="`provider`: customers never see it.")]


class NewArticle(Body):
    """An article, as a draft; or one more translation of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "language": "en",
                    "title": "Restore a mailbox",
                    "body": "Mailboxes are kept for 30 days after they were deleted.",
                    "keywords": ["backup", "e-mail"],
                }
            ]
        }
    )

    article_group_id: Id | None = Field(
        default=None, description="Of the article that this one translates; without it a new one."
    )
    language: OfficialLanguage = Field(description="One of the official languages.")
    title: Title
    body: ArticleBody
    keywords: Keywords = Field(default_factory=list)
    audience: ReadBy = ArticleAudience.PUBLIC


class ChangeArticle(Body):
    """What shall be different; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"keywords": ["password", "sign in", "locked"]}]}
    )

    title: Title | None = None
    body: ArticleBody | None = None
    keywords: Keywords | None = None
    audience: ReadBy | None = None


class ListedArticle(View):
    """An article without its body."""

    id: UUID
    article_group_id: UUID = Field(description="What its translations share.")
    language: OfficialLanguage
    title: str
    keywords: list[str]
    status: ArticleStatus
    audience: ArticleAudience
    created_at: UtcInstant
    changed_at: UtcInstant


class FoundArticle(ListedArticle):
    """An article of a list, with how it begins."""

    summary: str


class ArticleView(ListedArticle):
    """An article."""

    body: str
    version: Version


class DescribeTrouble(Body):
    """What somebody is about to report."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"subject": "Cannot sign in", "body": "My password is refused.", "language": "en"}
            ]
        }
    )

    subject: Text = Field(max_length=200, description="The trouble in a line.")
    body: LongNote | None = Field(
        default=None,
        description="The trouble at length, logs and all; the first 2,000 characters count.",
    )
    language: LanguageCode = Field(
        default="en",
        description="ISO 639 code. English articles where none of this language fits.",
    )
    limit: int = Field(
        default=5, ge=1, le=10, strict=True, description="How many articles at the most."
    )

    @property
    def text(self) -> str:
        """All that was said."""
        return f"{self.subject}\n{self.body or ''}"


class SuggestionView(View):
    """An article that may help."""

    id: UUID
    title: str
    language: OfficialLanguage
    summary: str = Field(description="How it begins: up to 200 characters.")
    score: float = Field(description="How well it fits; higher is better.")


class Suggestions(View):
    """The articles that may help, the best first; none where nothing fits."""

    items: list[SuggestionView]


def article_view(article: ArticleRecord) -> ArticleView:
    """An article as it is shown."""
    return ArticleView.model_validate(article, from_attributes=True)


def listed_view(article: ListedArticleRecord) -> FoundArticle:
    """A listed article as it is shown."""
    shown = {name: getattr(article, name) for name in ListedArticle.model_fields}
    return FoundArticle(**shown, summary=summary(article.beginning))


def suggestion_view(article: SuggestedArticle) -> SuggestionView:
    """A suggested article as it is shown."""
    return SuggestionView(
        id=article.id,
        title=article.title,
        language=article.language,
        summary=summary(article.beginning),
        score=round(article.score, 3),
    )
