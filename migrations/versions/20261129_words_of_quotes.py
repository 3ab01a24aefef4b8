"""Tickets are found by all that their messages say, quotes too, and no length of it is refused."""

from alembic import op

revision = "20261129_words_of_quotes"
down_revision = "20261129_zone_data"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The limit of 1 MB meets one text, too: joined words are kept whole and in their pieces.
    op.execute(
        """
        CREATE OR REPLACE FUNCTION public.text_words(language text, given text) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED AS $$
        DECLARE half integer := length(given) / 2;
        BEGIN
            RETURN to_tsvector(
                public.text_configuration(language), public.text_folded(language, given));
        EXCEPTION WHEN program_limit_exceeded THEN
            RETURN public.text_joined(
                public.text_words(language, left(given, half)),
                public.text_words(language, substr(given, half + 1)));
        END $$
        """
    )
    # What messages say leaves room for a longer subject and another reporter.
    op.execute(
        """
        CREATE OR REPLACE FUNCTION public.text_joined(known tsvector, more tsvector) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED AS $$
        DECLARE joined tsvector;
        BEGIN
            joined := known || more;
            IF pg_column_size(joined) - 4 * length(joined) > 1000000
                AND ts_filter(more, '{a,b}') = ''
            THEN
                RETURN known;
            END IF;
            RETURN joined;
        EXCEPTION WHEN program_limit_exceeded THEN
            RETURN known;
        END $$
        """
    )
    op.execute(
        """
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN
                SELECT ticket_id, public, text FROM message WHERE text <> body
                ORDER BY ticket_id, number
            LOOP
                UPDATE ticket_text SET document = text_joined(document, setweight(
                    text_words(language, one.text), CASE WHEN one.public THEN 'C' ELSE 'D' END::"char"))
                WHERE ticket_id = one.ticket_id;
            END LOOP;
        END $$
        """
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
