"""A worksheet says who confirmed it, and when silence does, where that was agreed."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_silence"
down_revision = "20261129_purchases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("worksheet", sa.Column("confirmed_by", sa.String(), nullable=True))
    op.add_column(
        "worksheet", sa.Column("auto_confirm_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.execute("UPDATE worksheet SET confirmed_by = 'customer' WHERE status = 'confirmed'")
    op.create_check_constraint(
        "confirmed_by",
        "worksheet",
        "(status = 'confirmed') = (confirmed_by IS NOT NULL)"
        " AND confirmed_by IN ('customer', 'system')",
    )
    op.create_check_constraint(
        "auto_confirm_at",
        "worksheet",
        "auto_confirm_at IS NULL OR status = 'awaiting_confirmation'",
    )
    op.create_index(
        "ix_worksheet_auto_confirm_at",
        "worksheet",
        ["auto_confirm_at"],
        postgresql_where=sa.text("auto_confirm_at IS NOT NULL"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
