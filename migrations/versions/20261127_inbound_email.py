"""Messages that came by e-mail, whatever became of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261127_inbound_email"
down_revision = "20261126_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbound_email",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("authentication", sa.String(), nullable=False),
        sa.Column("from_address", sa.String(), nullable=True),
        sa.Column("from_name", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("problems", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("acknowledgement", postgresql.JSONB(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.String(), nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('ticket_opened', 'reply_added', 'recorded', 'quarantined')", name="outcome"
        ),
        sa.CheckConstraint(
            "outcome NOT IN ('ticket_opened', 'reply_added')"
            " OR (ticket_id IS NOT NULL AND contact_id IS NOT NULL)",
            name="taken",
        ),
        sa.CheckConstraint("outcome <> 'quarantined' OR reason IS NOT NULL", name="reason"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index(
        "ix_inbound_email_from_address", "inbound_email", ["from_address", "received_at"]
    )
    op.create_index("ix_inbound_email_ticket_id", "inbound_email", ["ticket_id", "id"])
    # Who writes is found by its address.
    op.create_index("ix_contact_email", "contact", [sa.text("lower(email)")])
    op.execute("GRANT SELECT, INSERT, UPDATE ON inbound_email TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
