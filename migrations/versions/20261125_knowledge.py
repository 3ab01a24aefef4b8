"""The knowledge base: articles, and how their words are found."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261125_knowledge"
down_revision = "20261124_plans"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _words()
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_group_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("keywords", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "document",
            postgresql.TSVECTOR(),
            sa.Computed("article_document(language, title, keywords, body)", persisted=True),
        ),
        sa.Column(
            "czech_heading",
            sa.Text(),
            sa.Computed("article_czech_heading(language, title, keywords)", persisted=True),
        ),
        sa.CheckConstraint("language IN ('en', 'fr', 'de', 'cs')", name="language"),
        sa.CheckConstraint("status IN ('draft', 'published', 'withdrawn')", name="status"),
        sa.CheckConstraint("audience IN ('public', 'provider')", name="audience"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article_group_id", "language"),
    )
    op.execute("CREATE INDEX ix_article_document ON article USING gin (document)")
    op.execute(
        "CREATE INDEX ix_article_heading_words ON article USING gin (ts_filter(document, '{a,b}'))"
    )
    op.execute(
        "CREATE INDEX ix_article_czech_heading ON article"
        " USING gin (czech_heading public.gin_trgm_ops)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON article TO personday_app")


def _words() -> None:
    """Text in lexemes, by language. PostgreSQL has no stemmer for Czech: its words lose their accents.

    Every name has its schema: indexes and generated columns are also computed under other search paths,
    by a restore for one.
    """
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public")
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public")
    op.execute(
        "CREATE TEXT SEARCH CONFIGURATION public.czech_unaccented (COPY = pg_catalog.simple)"
    )
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented"
        " ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple"
    )
    op.execute(
        """
        CREATE FUNCTION public.article_configuration(language text) RETURNS regconfig
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            CASE language
                WHEN 'fr' THEN 'pg_catalog.french'::regconfig
                WHEN 'de' THEN 'pg_catalog.german'::regconfig
                WHEN 'cs' THEN 'public.czech_unaccented'::regconfig
                ELSE 'pg_catalog.english'::regconfig
            END
        """
    )
    # Where the server's locale is C, its parser takes every sign beyond ASCII for a letter: blanks, quotes,
    # dashes, arrows, symbols and emoji become spaces first, and apostrophes are those of ASCII.
    op.execute(
        r"""
        CREATE FUNCTION public.article_text(given text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            regexp_replace(
                translate(normalize(given, NFC), U&'\2018\2019\02BC', ''''''''),
                '[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f'
                '\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufeff'
                '\U0001f000-\U0001faff]', ' ', 'g')
        """
    )
    # The functions that they call are not immutable in general, but are for these arguments.
    op.execute(
        """
        CREATE FUNCTION public.article_plain(given text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            lower(public.unaccent('public.unaccent'::regdictionary, public.article_text(given)))
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.article_czech_heading(language text, title text, keywords text[])
        RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            CASE language WHEN 'cs'
            THEN public.article_plain(title || ' ' || array_to_string(keywords, ' ')) END
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.article_words(language text, given text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            to_tsvector(public.article_configuration(language), public.article_text(given))
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.article_document(
            language text, title text, keywords text[], body text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            setweight(public.article_words(language, title), 'A')
            || setweight(public.article_words(language, array_to_string(keywords, ' ')), 'B')
            || setweight(public.article_words(language, body), 'C')
        """
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
