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
        sa.CheckConstraint("language IN ('en', 'fr', 'de', 'cs')", name="language"),
        sa.CheckConstraint("status IN ('draft', 'published', 'withdrawn')", name="status"),
        sa.CheckConstraint("audience IN ('public', 'provider')", name="audience"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article_group_id", "language"),
    )
    op.execute("CREATE INDEX ix_article_document ON article USING gin (document)")
    op.execute(
        "CREATE INDEX ix_article_heading_words ON article"
        " USING gin (ts_filter(document, '{a,b}'))"
    )
    op.execute(
        "CREATE INDEX ix_article_heading_trigrams ON article"
        " USING gin (article_heading(title, keywords) public.gin_trgm_ops)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON article TO personday_app")


def _words() -> None:
    """Text in lexemes, by language. PostgreSQL has no stemmer for Czech: its words lose their accents.

    Every name has its schema: indexes and generated columns are also computed under other search paths,
    by a restore for one.
    """
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public")
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public")
    op.execute("CREATE TEXT SEARCH CONFIGURATION public.czech_unaccented (COPY = pg_catalog.simple)")
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
    # The functions that they call are not immutable in general, but are for these arguments.
    op.execute(
        """
        CREATE FUNCTION public.article_heading(title text, keywords text[]) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            lower(public.unaccent('public.unaccent'::regdictionary,
                                  title || ' ' || array_to_string(keywords, ' ')))
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.article_document(
            language text, title text, keywords text[], body text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            setweight(to_tsvector(public.article_configuration(language), title), 'A')
            || setweight(to_tsvector(public.article_configuration(language),
                                     array_to_string(keywords, ' ')), 'B')
            || setweight(to_tsvector(public.article_configuration(language), body), 'C')
        """
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
