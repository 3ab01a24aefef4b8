"""Mails as they were written, and what contacts want of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_mails"
down_revision = "20261129_webhooks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mails()
    op.create_table(
        "contact_mail",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("stopped", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("unreachable_address", sa.String(), nullable=True),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("diagnostic", sa.String(), nullable=True),
        sa.CheckConstraint(
            "stopped <@ ARRAY['reminders', 'credit_warnings', 'ticket_notices']",
            name=op.f("ck_contact_mail_stopped"),
        ),
        sa.CheckConstraint(
            "(unreachable_at IS NULL) = (unreachable_address IS NULL)",
            name=op.f("ck_contact_mail_unreachable"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_mail_contact_id_contact"
        ),
        sa.PrimaryKeyConstraint("contact_id", name="pk_contact_mail"),
    )
    op.create_table(
        "unsubscribe_link",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("mail_group", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_unsubscribe_link_contact_id_contact"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_unsubscribe_link"),
    )
    op.create_index(
        "ix_unsubscribe_link_contact_id",
        "unsubscribe_link",
        ["contact_id"],
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_index("ix_unsubscribe_link_made_at", "unsubscribe_link", ["made_at"])
    op.create_table(
        "mail_watch",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_mail_watch_single")),
        sa.PrimaryKeyConstraint("single", name="pk_mail_watch"),
    )
    op.execute("INSERT INTO mail_watch SELECT true, coalesce(max(position), 0) FROM event")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON mail TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON contact_mail TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON unsubscribe_link TO personday_app")
    op.execute("GRANT SELECT, UPDATE ON mail_watch TO personday_app")


def _mails() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_kind", sa.String(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "recipient_kind IN ('contact', 'technician', 'ticket', 'company')",
            name=op.f("ck_mail_recipient_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_mail_customer_id_customer"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_mail_contact_id_contact"),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
        sa.UniqueConstraint("delivery_id", name="uq_mail_delivery_id"),
    )
    op.create_index("ix_mail_customer_id", "mail", ["customer_id", "id"])
    op.create_index("ix_mail_contact_id", "mail", ["contact_id", "id"])
    op.create_index("ix_mail_message_id", "mail", ["message_id"])
    op.create_index("ix_mail_created_at", "mail", ["created_at"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
