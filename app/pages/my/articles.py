"""The knowledge base as customers read it: search it, and read an article."""

from typing import Annotated

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.pagination import Page as Part
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.knowledge import queries
from app.knowledge.rules import ArticleStatus
from app.knowledge.schemas import article_view, listed_view
from app.languages.official import OfficialLanguage
from app.pages.addresses import Words
from app.pages.admission import Page, shows
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ)]
ShowsOne = Annotated[
    Page, shows(Capability.READ, owner=queries.owner, missing=errors.ArticleNotFound)
]
_PUBLISHED = (ArticleStatus.PUBLISHED,)


@router.get("/my/articles")
async def articles(
    page: Shows, part: ListPage, q: Words = "", language: OfficialLanguage | None = None
) -> Response:
    """Articles in the reader's language, or in another; of a search the best first."""
    return await _articles(page, part, q, language or page.language)


async def _articles(page: Page, part: Part, q: str, spoken: OfficialLanguage) -> Response:
    words = q.strip() or None
    found = await queries.articles(
        page.context.db,
        part,
        audience_public_only=True,
        language=spoken,
        status=_PUBLISHED,
        q=words,
    )
    shown = part.of(listed_view, found, "id" if words is None else "place")
    return page.show("my/articles.html", articles=shown, q=q, spoken=spoken)


@router.get("/my/articles/{article_id}")
async def article(page: ShowsOne, article_id: Id) -> Response:
    """One article."""
    found = await queries.article(page.context.db, article_id, audience_public_only=True)
    return page.show("my/article.html", article=article_view(page.context.found(found)))
