"""Articles of the knowledge base: written, translated, published, and withdrawn."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.knowledge import queries, service
from app.knowledge.rules import ArticleAudience, ArticleStatus
from app.knowledge.schemas import (
    ArticleBody,
    ArticleView,
    ChangeArticle,
    Keywords,
    NewArticle,
    ReadBy,
    Title,
    article_view,
    listed_view,
)
from app.languages.official import OfficialLanguage
from app.pages.addresses import Words
from app.pages.admin import article_queries as office
from app.pages.admin import edits
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.WRITE_ARTICLES)]
Writes = Annotated[Page, acts(Capability.WRITE_ARTICLES)]
ShowsOne = Annotated[
    Page, shows(Capability.WRITE_ARTICLES, owner=queries.owner, missing=errors.ArticleNotFound)
]
ActsOnOne = Annotated[
    Page, acts(Capability.WRITE_ARTICLES, owner=queries.owner, missing=errors.ArticleNotFound)
]


class EditedArticle(ChangeArticle):
    """All that can be changed about an article."""

    title: Title
    body: ArticleBody
    keywords: Keywords
    audience: ReadBy


@router.get("/admin/articles")
async def the_articles(
    page: Shows,
    part: ListPage,
    q: Words = "",
    language: OfficialLanguage | None = None,
    status: ArticleStatus | None = None,
) -> Response:
    """Articles in the order they were made; of a search the best first."""
    return await _articles(page, part, q, language, status)


@router.get("/admin/articles/new")
async def asked(
    page: Shows, article_group_id: Id | None = None, language: OfficialLanguage | None = None
) -> Response:
    """A new article; or the translation of one."""
    known = {"article_group_id": article_group_id, "language": language or page.language}
    return await _asked(page, page.prefilled(known))


@router.post("/admin/articles/new")
async def write(page: Writes) -> Response:
    """Write it, as a draft."""
    return await page.act(
        NewArticle,
        service.write,
        done="article_written",
        to="/admin/articles/{id}",
        again=lambda given: _asked(page, given),
    )


@router.get("/admin/articles/{article_id:id}")
async def article(page: ShowsOne, article_id: Id) -> Response:
    """One of them, to be changed, with its translations."""
    return await _article(page, article_id)


@router.post("/admin/articles/{article_id:id}/edit")
async def change(page: ActsOnOne, article_id: Id) -> Response:
    """Change what it says, or who reads it."""
    return await page.act(
        EditedArticle,
        lambda tx, body: _change(tx, article_id, body),
        done="article_saved",
        to=f"/admin/articles/{article_id}",
        again=lambda given: _article(page, article_id, given),
    )


@router.post("/admin/articles/{article_id:id}/publish")
async def publish(page: ActsOnOne, article_id: Id) -> Response:
    """Let it be read and suggested."""
    return await page.act(
        Nothing,
        lambda tx, _: service.publish(tx, article_id),
        done="article_published",
        to=f"/admin/articles/{article_id}",
        again=lambda given: _article(page, article_id, refused=given),
    )


@router.post("/admin/articles/{article_id:id}/withdraw")
async def withdraw(page: ActsOnOne, article_id: Id) -> Response:
    """Hide it from customers, and suggest it no more."""
    return await page.act(
        Nothing,
        lambda tx, _: service.withdraw(tx, article_id),
        done="article_withdrawn",
        to=f"/admin/articles/{article_id}",
        again=lambda given: _article(page, article_id, refused=given),
    )


async def _change(tx: Tx, article_id: UUID, body: EditedArticle) -> ArticleView:
    await tx.begin()
    before = await queries.article(tx.connection, article_id)
    if before is None:
        raise errors.ArticleNotFound()
    told = edits.what_differs(body, before, ChangeArticle)
    return await service.change(tx, article_id, told)


async def _articles(
    page: Page,
    part: pagination.Page,
    q: str,
    language: OfficialLanguage | None,
    status: ArticleStatus | None,
) -> Response:
    sought = q.strip() or None
    found = await queries.articles(
        page.context.db, part, audience_public_only=False, language=language,
        status=[status] if status else None, q=sought,
    )  # fmt: skip
    return page.show(
        "admin/articles.html",
        articles=part.of(listed_view, found, "place" if sought else "id"),
        q=q,
        spoken=language,
        wanted=status,
        statuses=list(ArticleStatus),
        address=_address,
    )


async def _asked(page: Page, given: Given[NewArticle]) -> Response:
    group = edits.id_in(given, "article_group_id")
    return page.show(
        "admin/article_new.html",
        status=given.status,
        given=given,
        group=await office.translations(page.context.db, group) if group else [],
        audiences=list(ArticleAudience),
    )


async def _article(
    page: Page,
    article_id: UUID,
    given: Given[EditedArticle] | None = None,
    *,
    refused: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    db = page.context.db
    found = page.context.found(await queries.article(db, article_id))
    shown = given or edits.known(page, found, EditedArticle)
    return page.show(
        "admin/article.html",
        status=(given or refused).status,
        article=article_view(found),
        given=shown,
        refused=refused,
        group=await office.translations(db, found.article_group_id),
        audiences=list(ArticleAudience),
    )


def _address(**asked: object) -> str:
    """The list's address with what is asked of it."""
    told = urlencode({name: str(value) for name, value in asked.items() if value})
    return f"/admin/articles?{told}" if told else "/admin/articles"
