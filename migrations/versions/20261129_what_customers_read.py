"""Versions of tickets that changed nothing for their customer, and the internal notes, found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_what_customers_read"
down_revision = "20261129_words_of_quotes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "ticket", sa.Column("unseen_versions", sa.Integer(), server_default="0", nullable=False)
    )
    op.create_check_constraint(
        "unseen_versions", "ticket", "unseen_versions BETWEEN 0 AND version - 1"
    )
    op.create_index(
        "ix_message_notes",
        "message",
        ["ticket_id", "number"],
        postgresql_where=sa.text("NOT public"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
