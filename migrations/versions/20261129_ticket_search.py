"""Tickets are found by their words: subject, number, reporter, and what was written on them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_ticket_search"
down_revision = "20261129_warnings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A vector of words has its limit of 1 MB: what is beyond is not searched, and nothing is refused.
    op.execute(
        """
        CREATE FUNCTION public.text_joined(known tsvector, more tsvector) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        BEGIN
            RETURN known || more;
        EXCEPTION WHEN program_limit_exceeded THEN
            RETURN known;
        END $$
        """
    )
    op.create_table(
        "ticket_text",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("document", postgresql.TSVECTOR(), nullable=False),
        sa.CheckConstraint("language IN ('en', 'fr', 'de', 'cs')", name="language"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_text_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_ticket_text"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON ticket_text TO personday_app")
    _words_of_old_tickets()
    op.execute("CREATE INDEX ix_ticket_text_document ON ticket_text USING gin (document)")
    op.execute(
        "CREATE INDEX ix_ticket_text_public ON ticket_text"
        " USING gin (ts_filter(document, '{a,b,c}'))"
    )


def _words_of_old_tickets() -> None:
    op.execute(
        """
        INSERT INTO ticket_text (ticket_id, language, document)
        SELECT ticket.id, reply_language,
            setweight(text_words(reply_language, ticket.number || ' ' || subject), 'A')
            || setweight(text_words(reply_language, concat_ws(' ', contact_name, contact_company,
                contact_email, translate(contact_email, '@.+-_', '     '), customer.name)), 'B')
        FROM ticket JOIN customer ON customer.id = customer_id
        """
    )
    # One by one, for the limit.
    op.execute(
        """
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN SELECT ticket_id, public, body FROM message ORDER BY ticket_id, number LOOP
                UPDATE ticket_text SET document = text_joined(document, setweight(
                    text_words(language, one.body), CASE WHEN one.public THEN 'C' ELSE 'D' END::"char"))
                WHERE ticket_id = one.ticket_id;
            END LOOP;
        END $$
        """
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
