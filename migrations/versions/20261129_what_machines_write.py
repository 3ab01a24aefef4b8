"""What machines write about messages and sessions, and several messages under one Message-ID."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_what_machines_write"
down_revision = "20261129_closing_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _answers()
    _reports()
    op.add_column("inbound_email", sa.Column("content_digest", sa.LargeBinary(), nullable=True))
    op.drop_constraint("uq_inbound_email_message_id", "inbound_email")
    op.create_unique_constraint(
        "uq_inbound_email_message_id_content_digest",
        "inbound_email",
        ["message_id", "content_digest"],
    )


def _answers() -> None:
    op.create_table(
        "invitation_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("email_id", sa.Uuid(), nullable=False),
        sa.Column("attendee", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("stamped_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("proposed_starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "response IN ('accepted', 'declined', 'tentative', 'delegated', 'needs_action')",
            name="response",
        ),
        sa.CheckConstraint(
            "NOT applied OR (contact_id IS NULL) <> (technician_id IS NULL)", name="applied"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_invitation_answer_session_id",
        "invitation_answer",
        ["session_id", "attendee", "stamped_at"],
    )
    op.execute("GRANT SELECT, INSERT ON invitation_answer TO personday_app")


def _reports() -> None:
    op.add_column("inbound_email", sa.Column("session_id", sa.Uuid(), nullable=True))
    op.add_column("inbound_email", sa.Column("report", sa.String(), nullable=True))
    op.add_column(
        "inbound_email",
        sa.Column(
            "reported_recipients", postgresql.ARRAY(sa.Text()), nullable=False, server_default="{}"
        ),
    )
    op.alter_column("inbound_email", "reported_recipients", server_default=None)
    op.add_column("inbound_email", sa.Column("about_message_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        "report", "inbound_email", "report IN ('failed', 'delayed', 'delivered', 'read', 'other')"
    )
    for column, table in (("session_id", "session"), ("about_message_id", "message")):
        op.create_foreign_key(
            f"fk_inbound_email_{column}", "inbound_email", table, [column], ["id"]
        )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
