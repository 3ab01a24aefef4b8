"""A message is its whole text in parts; a message that came knows what it became."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_parts_of_messages"
down_revision = "20261129_the_day_of_the_session"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _parts()
    _what_became_of_mail()


def _parts() -> None:
    for column in (
        sa.Column("version", sa.Integer()),
        sa.Column("text", sa.String()),
        sa.Column("part_kinds", postgresql.ARRAY(sa.Text())),
        sa.Column("part_ends", postgresql.ARRAY(sa.Integer())),
        sa.Column("parts_corrected_at", sa.DateTime(timezone=True)),
        sa.Column("parts_corrected_by", sa.String()),
        sa.Column("language_corrected", sa.Boolean()),
    ):
        op.add_column("message", column)
    # What is kept is what was new; "personday messages reread" brings back what was cut.
    op.execute(
        "UPDATE message SET version = 1, text = body, part_kinds = '{new}',"
        " part_ends = ARRAY[char_length(body)], language_corrected = EXISTS ("
        "  SELECT 1 FROM event WHERE subject_id = message.id AND type = 'message.language_corrected')"
    )
    for name in ("version", "text", "part_kinds", "part_ends", "language_corrected"):
        op.alter_column("message", name, nullable=False)
    op.create_check_constraint(
        "parts",
        "message",
        "cardinality(part_kinds) = cardinality(part_ends) AND 'new' = ANY (part_kinds)"
        " AND part_kinds <@ ARRAY['new', 'quote', 'signature', 'notice']"
        " AND part_ends[cardinality(part_ends)] = char_length(text)",
    )
    op.create_check_constraint(
        "parts_corrected",
        "message",
        "(parts_corrected_at IS NULL) = (parts_corrected_by IS NULL)",
    )
    op.execute(
        "GRANT UPDATE (version, text, part_kinds, part_ends, body, parts_corrected_at,"
        " parts_corrected_by, language_corrected) ON message TO personday_app"
    )


def _what_became_of_mail() -> None:
    op.add_column("inbound_email", sa.Column("ticket_message_id", sa.Uuid()))
    # A message was written in the transaction that took or released it; two of one instant, in order.
    op.execute(
        """
        UPDATE inbound_email SET ticket_message_id = written.id FROM (
            SELECT id, ticket_id, coalesce(released_at, received_at) AS at, row_number() OVER (
                PARTITION BY ticket_id, coalesce(released_at, received_at) ORDER BY id) AS place
            FROM inbound_email WHERE outcome IN ('ticket_opened', 'reply_added')
        ) AS came, (
            SELECT id, ticket_id, written_at AS at, row_number() OVER (
                PARTITION BY ticket_id, written_at ORDER BY number) AS place
            FROM message WHERE channel = 'email' AND author = 'customer'
        ) AS written
        WHERE inbound_email.id = came.id AND written.ticket_id = came.ticket_id
          AND written.at = came.at AND written.place = came.place
        """
    )
    op.create_foreign_key(
        "fk_inbound_email_ticket_message_id",
        "inbound_email",
        "message",
        ["ticket_message_id"],
        ["id"],
    )
    op.create_unique_constraint(
        "uq_inbound_email_ticket_message_id", "inbound_email", ["ticket_message_id"]
    )
    op.drop_constraint("ck_inbound_email_taken", "inbound_email")
    op.create_check_constraint(
        "taken",
        "inbound_email",
        "outcome NOT IN ('ticket_opened', 'reply_added') OR (ticket_id IS NOT NULL"
        " AND contact_id IS NOT NULL AND ticket_message_id IS NOT NULL)",
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
