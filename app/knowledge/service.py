"""Verbs about articles."""

from uuid import UUID

from app import errors
from app.kit import outbox
from app.kit.actor import Role
from app.kit.database import Row, Tx
from app.knowledge import queries, rules
from app.knowledge.schemas import (
    ArticleView,
    ChangeArticle,
    DescribeTrouble,
    NewArticle,
    Suggestions,
    suggestion_view,
)


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
    view = ArticleView(
        **body.model_dump(exclude={"article_group_id"}),
        id=article_id,
        article_group_id=group_id or article_id,
        status=rules.ArticleStatus.DRAFT,
        version=1,
        created_at=tx.now,
        changed_at=tx.now,
    )
    tx.stage(
        "INSERT INTO article (id, article_group_id, language, title, body, keywords, status,"
        " audience, version, created_at, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        view.id, view.article_group_id, view.language, view.title, view.body, view.keywords,
        view.status, view.audience, view.version, view.created_at, view.changed_at,
    )  # fmt: skip
    outbox.emit(tx, "article.created", view.id)
    return view


async def change(tx: Tx, article_id: UUID, body: ChangeArticle) -> ArticleView:
    """Change what an article says, or who reads it.

    Raises:
        ArticleNotFound, StaleVersion, NothingToChange.
    """
    given = body.model_dump(exclude_none=True)
    row = await _locked(tx, article_id)
    if all(row[name] == value for name, value in given.items()):
        raise errors.NothingToChange()
    view = _next(tx, row, **given)
    tx.stage(
        "UPDATE article SET title = $2, body = $3, keywords = $4, audience = $5, version = $6,"
        " changed_at = $7 WHERE id = $1",
        view.id, view.title, view.body, view.keywords, view.audience, view.version, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "article.changed", view.id)
    return view


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
    row = await _locked(tx, article_id)
    view = _next(tx, row, status=rules.LIFE_CYCLE.after(rules.ArticleStatus(row["status"]), verb))
    tx.stage(
        "UPDATE article SET status = $2, version = $3, changed_at = $4 WHERE id = $1",
        view.id, view.status, view.version, tx.now,
    )  # fmt: skip
    outbox.emit(tx, event, view.id)
    return view


async def _locked(tx: Tx, article_id: UUID) -> Row:
    await tx.begin(f"SELECT 1 FROM article WHERE id = '{article_id}' FOR UPDATE")
    row = await queries.article(tx.connection, article_id)
    if row is None:
        raise errors.ArticleNotFound()
    tx.check_version(row["version"])
    return row


def _next(tx: Tx, row: Row, **changed: object) -> ArticleView:
    return ArticleView(**{**row, **changed, "version": row["version"] + 1, "changed_at": tx.now})


async def suggest(tx: Tx, body: DescribeTrouble) -> Suggestions:
    """The articles that fit what somebody is about to report (rule T1)."""
    rows = await queries.suggest(
        tx.connection,
        body.text,
        body.language,
        audience_public_only=tx.actor.role is Role.CUSTOMER,
        limit=body.limit,
    )
    return Suggestions(items=[suggestion_view(row) for row in rows])
