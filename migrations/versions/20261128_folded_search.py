"""Whoever searches without accents finds what was written with them, in every language."""

from alembic import op

revision = "20261128_folded_search"
down_revision = "20261128_watchers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What texts of any kind are searched by has no article in its name any more.
    for old, new in (("configuration", "configuration"), ("plain", "plain"), ("text", "letters")):
        op.execute(f"ALTER FUNCTION public.article_{old} RENAME TO text_{new}")
    op.execute("ALTER FUNCTION public.article_words RENAME TO text_words")
    # Both sides lose their accents before a stemmer sees them. French participles are of one form then,
    # since the stemmer knows their endings by the accent. An umlaut in German may also be written with
    # an e, but not where that makes a syllable of its own (neue, Quelle). Words that say nothing are
    # taken out here, where they lose the accent that the stemmer's list knows them by. The other way
    # round, a word that says something is none of the list when it loses its accent: ändern, sûr.
    op.execute(
        r"""
        CREATE FUNCTION public.text_folded(language text, given text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            CASE language
                WHEN 'de' THEN regexp_replace(
                    regexp_replace(regexp_replace(public.text_plain(
                        regexp_replace(given, '\m([äÄ]|[aA][eE])[nN][dD][eE][rR][eE]\M', 'anderung', 'g')
                    ), '(?<![aeioquy])([aou])e', '\1', 'g'), '\mander[nt]\M', 'anderung', 'g'),
                    '\m(dass|fur|konnen|konnte|uber|wahrend|wurden?)\M', ' ', 'g')
                WHEN 'fr' THEN regexp_replace(
                    regexp_replace(public.text_plain(
                        regexp_replace(given, '\m[sS][ûÛ][rR][sS]?\M', 'sure', 'g')
                    ), 'ees?\M', 'e', 'g'),
                    '\m(a|etes?|etais|etait|etions|etiez|etaient|etante?s?|eumes|eutes|eut'
                    '|fumes|futes|fut|meme)\M', ' ', 'g')
                ELSE public.text_plain(given)
            END
        """
    )
    op.execute(
        """
        CREATE OR REPLACE FUNCTION public.text_words(language text, given text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            to_tsvector(public.text_configuration(language), public.text_folded(language, given))
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.text_query(language text, given text) RETURNS tsquery
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN websearch_to_tsquery(
            public.text_configuration(language), public.text_folded(language, given))
        """
    )
    # The words of an article are computed anew where what they are made of is written.
    op.execute("UPDATE article SET title = title")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
