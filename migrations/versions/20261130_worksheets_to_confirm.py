"""Worksheets that nobody has confirmed are found by their age."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_worksheets_to_confirm"
down_revision = "20261130_worksheet_drafts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_worksheet_unconfirmed",
        "worksheet",
        ["submitted_at", "id"],
        unique=False,
        postgresql_where=sa.text("status <> 'confirmed'"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
