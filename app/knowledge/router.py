"""Routes of the knowledge base."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.kit.actor import Role
from app.kit.web.paging import AnyOf, ListPage, Search
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.knowledge import queries, service
from app.knowledge.rules import ArticleStatus
from app.knowledge.schemas import (
    ArticleView,
    ChangeArticle,
    DescribeTrouble,
    FoundArticle,
    NewArticle,
    Suggestions,
    article_view,
    listed_view,
)
from app.languages.official import OfficialLanguage

router = Router(prefix="/v1", tags=["knowledge"])

ArticleId = Annotated[Id, Path(examples=[examples.ARTICLE])]
DraftId = Annotated[Id, Path(examples=[examples.DRAFT_ARTICLE])]

ListArticles = Annotated[RequestContext, reads(Capability.READ)]
ReadArticle = Annotated[
    RequestContext, reads(Capability.READ, owner=queries.owner, missing=errors.ArticleNotFound)
]
WriteArticle = Annotated[RequestContext, writes(Capability.WRITE_ARTICLES)]
ChangeIt = Annotated[
    RequestContext,
    writes(
        Capability.WRITE_ARTICLES,
        owner=queries.owner,
        missing=errors.ArticleNotFound,
        versioned=True,
    ),
]
Ask = Annotated[RequestContext, writes(Capability.READ)]


@router.get("/articles")
async def list_articles(
    context: ListArticles,
    page: ListPage,
    language: OfficialLanguage | None = None,
    status: AnyOf[ArticleStatus] = None,
    q: Search | None = None,
) -> PageOf[FoundArticle]:
    """Articles in the order they were made, of a search the best first; customers see public ones."""
    public = context.actor.role is Role.CUSTOMER
    articles = await queries.articles(
        context.db, page, audience_public_only=public, language=language, status=status, q=q
    )
    return page.of(listed_view, articles, "id" if q is None else "place")


@router.post("/articles", status_code=201, response_model=ArticleView)
async def write_article(context: WriteArticle, body: NewArticle) -> Response:
    """Write an article, or a translation of one, as a draft."""
    return await context.create(lambda tx: service.write(tx, body), location="/v1/articles")


@router.post("/articles/suggest", response_model=Suggestions)
async def suggest_articles(context: Ask, body: DescribeTrouble) -> Response:
    """The articles that fit a trouble, the best first; none where nothing fits (T1)."""
    return await context.write(lambda tx: service.suggest(tx, body))


@router.get("/articles/{article_id:id}", response_model=ArticleView)
async def read_article(context: ReadArticle, article_id: ArticleId) -> Response:
    """One article."""
    public = context.actor.role is Role.CUSTOMER
    article = await queries.article(context.db, article_id, audience_public_only=public)
    return context.show(article_view(context.found(article)))


@router.patch("/articles/{article_id:id}", response_model=ArticleView)
async def change_article(context: ChangeIt, article_id: ArticleId, body: ChangeArticle) -> Response:
    """Change what an article says, or who reads it; what is left out stays."""
    return await context.write(lambda tx: service.change(tx, article_id, body))


@router.post("/articles/{article_id}/publish", response_model=ArticleView)
async def publish_article(context: ChangeIt, article_id: DraftId) -> Response:
    """Let it be read and suggested."""
    return await context.write(lambda tx: service.publish(tx, article_id))


@router.post("/articles/{article_id}/withdraw", response_model=ArticleView)
async def withdraw_article(context: ChangeIt, article_id: ArticleId) -> Response:
    """Hide it from customers, and suggest it no more; it can be published again."""
    return await context.write(lambda tx: service.withdraw(tx, article_id))
