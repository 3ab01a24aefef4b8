"""Verbs about articles."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.actor import Role
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_version, update_version
from app.knowledge import queries, rules
from app.knowledge.rows import ArticleRecord
from app.knowledge.rules import ArticleStatus
from app.knowledge.schemas import (
    ArticleView,
    ChangeArticle,
    DescribeTrouble,
    NewArticle,
    Suggestions,
    article_view,
    suggestion_view,
)
from app.knowledge.tables import Article


async def write(tx: Tx, body: NewArticle) -> ArticleView:
    """Write an article, or the translation of one, as a draft.

    Raises:
        ArticleNotFound: there is no article of the group that it is to belong to.
        ArticleLanguageTaken: the group has an article in this language.
    """
    await tx.begin()
    group_id = body.article_group_id
    if group_id is not None and not await queries.group_exists(tx.connection, group_id):
        raise errors.ArticleNotFound(article_group_id=group_id)
    article_id = tx.new_id()
    article = ArticleRecord(
        id=article_id,
        article_group_id=group_id or article_id,
        language=body.language,
        title=body.title,
        body=body.body,
        keywords=tuple(body.keywords),
        status=ArticleStatus.DRAFT,
        audience=body.audience,
        version=1,
        created_at=tx.now,
        changed_at=tx.now,
    )
    insert_row(tx, Article, article)
    outbox.emit(tx, "article.created", article_id)
    return article_view(article)


async def change(tx: Tx, article_id: UUID, body: ChangeArticle) -> ArticleView:
    """Change what an article says, or who reads it.

    Raises:
        ArticleNotFound, StaleVersion, NothingToChange.
    """
    article = await _lock_article(tx, article_id)
    wanted = replace(
        article,
        title=body.title or article.title,
        body=body.body or article.body,
        keywords=article.keywords if body.keywords is None else tuple(body.keywords),
        audience=body.audience or article.audience,
    )
    if wanted == article:
        raise errors.NothingToChange()
    return _update(tx, article, wanted, "article.changed")


async def publish(tx: Tx, article_id: UUID) -> ArticleView:
    """Let an article be read and suggested.

    Raises:
        ArticleNotFound, StaleVersion, InvalidTransition.
    """
    return await _move(tx, article_id, "publish", "article.published")


async def withdraw(tx: Tx, article_id: UUID) -> ArticleView:
    """Hide an article from customers, and suggest it no more.

    Raises:
        ArticleNotFound, StaleVersion, InvalidTransition.
    """
    return await _move(tx, article_id, "withdraw", "article.withdrawn")


async def _move(tx: Tx, article_id: UUID, verb: str, event: str) -> ArticleView:
    article = await _lock_article(tx, article_id)
    status = rules.LIFE_CYCLE.after(article.status, verb)
    return _update(tx, article, replace(article, status=status), event)


async def _lock_article(tx: Tx, article_id: UUID) -> ArticleRecord:
    """The article, read under its lock, in the version named.

    Raises:
        ArticleNotFound, StaleVersion.
    """
    return await lock_version(tx, Article, article_id, queries.article, errors.ArticleNotFound)


def _update(tx: Tx, before: ArticleRecord, after: ArticleRecord, event: str) -> ArticleView:
    """Stage the next version of an article, and its event."""
    after = update_version(tx, Article, before, replace(after, changed_at=tx.now))
    outbox.emit(tx, event, after.id)
    return article_view(after)


async def suggest(tx: Tx, body: DescribeTrouble) -> Suggestions:
    """The articles that fit what somebody is about to report (rule T1)."""
    found = await queries.suggest(
        tx.connection,
        body.text,
        body.language,
        audience_public_only=tx.actor.role is Role.CUSTOMER,
        limit=body.limit,
    )
    return Suggestions(items=[suggestion_view(one) for one in found])
