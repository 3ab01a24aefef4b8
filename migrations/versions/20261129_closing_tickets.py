"""Resolved tickets are closed after the days of their plan."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_closing_tickets"
down_revision = "20261129_merged_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_ticket_resolved_at",
        "ticket",
        ["resolved_at"],
        unique=False,
        postgresql_where=sa.text("status = 'resolved'"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
