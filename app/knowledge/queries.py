"""What is read about articles, and which of them are suggested to somebody who describes a trouble."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from app.access.permissions import EVERYONE
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.knowledge.rows import ArticleRecord, ListedArticleRecord, SuggestedArticle
from app.knowledge.rules import (
    CZECH_STOP_WORDS,
    MAX_SEARCHED_CHARACTERS,
    MAX_SUMMARY_CHARACTERS,
    ArticleStatus,
)
from app.languages.official import OfficialLanguage, reply_language

# Words beyond these are left out, those with figures or of paths first: so many are a log.
MAX_WORDS = 50
# Likeness is dear: those of the first words are looked for, the subject's before the body's.
MAX_LIKENED = 20
# What a word of the body counts beside one of title or keywords, before it is weighed by its rarity.
BODY_SHARE = 0.4
# A word that more articles than both of these have in their bodies is none that tells them apart.
COMMON_ARTICLES = 10
COMMON_SHARE = 0.1
# What a text of one word must reach, and one of n words that are known √n times: more fits by chance.
MIN_SCORE = 0.2

_PUBLIC = "status = 'published' AND audience = 'public'"
_ARTICLE = (
    "SELECT id, article_group_id, language, title, body, keywords, status, audience, version,"
    " created_at, changed_at FROM article"
)
# Enough of a body to be summed up, however many blanks it begins with.
_BEGINNING = f"left(body, {4 * MAX_SUMMARY_CHARACTERS}) AS beginning"
_LISTED = (
    "id, article_group_id, language, title, keywords, status, audience, created_at, changed_at,"
    f" {_BEGINNING}"
)


async def owner(db: Reader, article_id: UUID) -> UUID | None:
    """Who sees an article: everyone a public one; any other nobody among the customers."""
    found: UUID | None = await db.fetchval(
        f"SELECT CASE WHEN {_PUBLIC} THEN $2::uuid ELSE id END FROM article WHERE id = $1",
        article_id,
        EVERYONE,
    )
    return found


async def article(
    db: Reader, article_id: UUID, *, audience_public_only: bool = False
) -> ArticleRecord | None:
    """One article, or of the published public ones."""
    row = await db.fetchrow(
        f"{_ARTICLE} WHERE id = $1 AND ($2 OR {_PUBLIC})", article_id, not audience_public_only
    )
    return None if row is None else read_row(ArticleRecord, row)


async def group_exists(db: Reader, article_group_id: UUID) -> bool:
    """Whether any article is of this group."""
    found: bool = await db.fetchval(
        "SELECT EXISTS (SELECT 1 FROM article WHERE article_group_id = $1)", article_group_id
    )
    return found


async def published_ids(
    db: Reader, ids: Iterable[UUID], *, audience_public_only: bool = False
) -> set[UUID]:
    """Those of the ids that are of published articles, or of public ones among them."""
    rows = await db.fetch(
        "SELECT id FROM article WHERE id = ANY($1) AND status = 'published'"
        " AND (NOT $2 OR audience = 'public')",
        list(ids),
        audience_public_only,
    )
    return {row["id"] for row in rows}


# --- lists ---------------------------------------------------------------------------------------

# What a person searches for: all of the words, "a phrase", not -this. Each language reads it its own way.
_SEARCH = f"""
SELECT * FROM (
    SELECT {_LISTED}, ARRAY[rank::text, id::text] AS place, rank
    FROM unnest($2::text[]) AS asked (asked)
    CROSS JOIN LATERAL (
        SELECT text_query(asked, $1), text_plain($1)
    ) AS meant (query, plain)
    JOIN article ON language = asked AND (document @@ query OR plain <% czech_heading)
    CROSS JOIN LATERAL (
        SELECT ts_rank(document, query)::float8
               + coalesce(word_similarity(plain, czech_heading), 0)
    ) AS ranked (rank)
    WHERE ($3 OR {_PUBLIC}) AND ($4::text[] IS NULL OR status = ANY($4))
) AS found
WHERE $5::text[] IS NULL OR rank < ($5[1])::float8 OR rank = ($5[1])::float8 AND id > ($5[2])::uuid
ORDER BY rank DESC, id LIMIT $6
"""


async def articles(
    db: Reader,
    page: Page,
    *,
    audience_public_only: bool,
    language: OfficialLanguage | None,
    status: Sequence[ArticleStatus] | None,
    q: str | None,
) -> list[ListedArticleRecord]:
    """A page of articles in the order they were made; of a search the best first, by ``place``."""
    if q is None:
        filters: dict[str, Any] = {
            f"({{}} AND {_PUBLIC})": True if audience_public_only else None,
            "language = {}": language,
            "status = ANY({})": status,
        }
        rows = await page.rows(db, f"SELECT {_LISTED} FROM article", filters)
    else:
        languages = [language] if language else list(OfficialLanguage)
        after = page.after and page.after[0]
        rows = await db.fetch(
            _SEARCH, q, languages, not audience_public_only, status, after, page.limit + 1
        )
    return [read_row(ListedArticleRecord, row) for row in rows]


# --- suggestions ---------------------------------------------------------------------------------

# Each word is looked up by itself, so that the indexes tell how many articles have it: its rarity is 1
# if one has it, almost 0 if all do. A longer Czech word, which no stemmer cut, is looked up without its
# ending, and in headings by its likeness.
_MATCHES = rf"""
SELECT article.id, title, language, {_BEGINNING}, score FROM (
    WITH word AS MATERIALIZED (
        SELECT lexeme, (
            '''' || replace(replace(stem, '\', '\\'), '''', '''''') || ''''
            || CASE WHEN stem = lexeme THEN '' ELSE ':*' END
        )::tsquery AS term, row_number() OVER (ORDER BY lexeme ~ '[0-9./:_-]', positions[1]) AS number
        FROM unnest(text_words({{language}}, $1)), LATERAL (
            SELECT CASE WHEN {{language}} = 'cs' AND length(lexeme) > 5
                   THEN left(lexeme, -2) ELSE lexeme END
        ) AS cut (stem)
        WHERE {{language}} <> 'cs' OR lexeme <> ALL($4)
        ORDER BY number LIMIT {MAX_WORDS}
    ), total AS MATERIALIZED (
        SELECT count(*)::float8 AS articles FROM article WHERE {{shown}}
    ), hit AS MATERIALIZED (
        SELECT lexeme, true AS in_heading, found.* FROM word, LATERAL (
            SELECT count(*) AS articles, array_agg(id) AS ids, array_agg(1::real) AS likeness
            FROM article
            WHERE {{language}} <> 'cs' AND ts_filter(document, '{{{{a,b}}}}') @@ term AND {{shown}}
        ) AS found
        UNION ALL
        SELECT lexeme, true, found.* FROM word, LATERAL (
            SELECT count(*), array_agg(id), array_agg(word_similarity(lexeme, czech_heading))
            FROM article
            WHERE {{language}} = 'cs' AND number <= {MAX_LIKENED}
                AND lexeme <% czech_heading AND {{shown}}
        ) AS found
        UNION ALL
        SELECT lexeme, false, found.* FROM word, LATERAL (
            SELECT count(*), array_agg(id), array_agg(1::real)
            FROM article WHERE document @@ term AND {{shown}}
        ) AS found
    ), weighed AS (
        SELECT in_heading, ids, likeness,
               ln(1 + total.articles / hit.articles) / ln(1 + total.articles) AS rarity
        FROM hit, total
        WHERE hit.articles > 0 AND (
            in_heading
            OR hit.articles <= greatest({COMMON_ARTICLES}, {COMMON_SHARE} * total.articles)
        )
    )
    SELECT id, sum(
        alike * CASE WHEN in_heading THEN rarity ELSE {BODY_SHARE} * rarity END
    ) AS score, (SELECT count(DISTINCT lexeme) FROM hit WHERE articles > 0) AS known_words
    FROM weighed, unnest(ids, likeness) AS one (id, alike)
    GROUP BY id ORDER BY score DESC, id LIMIT $5
) AS best JOIN article ON article.id = best.id
WHERE score >= {MIN_SCORE} * sqrt(known_words)
"""
_SHOWN = "language = {language} AND status = 'published' AND ($3 OR audience = 'public')"


def _matches(language: str) -> str:
    return _MATCHES.format(language=language, shown=_SHOWN.format(language=language))


_SUGGEST = f"""
WITH own AS ({_matches("$2::text")})
SELECT * FROM own
UNION ALL
SELECT * FROM ({_matches("'en'::text")}) AS english
WHERE $2 <> 'en' AND NOT EXISTS (SELECT 1 FROM own)
ORDER BY score DESC, id
"""


async def suggest(
    db: Reader, text: str, language: str, *, audience_public_only: bool, limit: int
) -> list[SuggestedArticle]:
    """The published articles that fit a text best, the best first; none where nothing fits (T1).

    The text is what a person wrote, with whatever logs; its first 2,000 characters are read. Where no
    article of the language fits, or it is no official one, English articles are suggested (T6).
    """
    rows = await db.fetch(
        _SUGGEST,
        text[:MAX_SEARCHED_CHARACTERS],
        reply_language(language),
        not audience_public_only,
        CZECH_STOP_WORDS,
        limit,
    )
    return [read_row(SuggestedArticle, row) for row in rows]
