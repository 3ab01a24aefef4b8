"""Thresholds of low credit by customer, what was spent when one is warned, and tickets told as overdue."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_alerts"
down_revision = "20261129_reporter_mail"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("low_credit_minutes", "low_credit_days"):
        op.add_column("customer", sa.Column(name, sa.Integer(), nullable=True))
    op.create_check_constraint(
        "low_credit", "customer", "low_credit_minutes >= 0 AND low_credit_days > 0"
    )
    for name in ("burned_minutes", "burn_days"):
        op.add_column("credit_warning", sa.Column(name, sa.Integer(), nullable=True))
    # Warnings from before do not know.
    op.create_check_constraint(
        "burn",
        "credit_warning",
        "num_nonnulls(burned_minutes, burn_days) = 0 OR kind = 'low' AND burned_minutes >= 0"
        " AND burn_days > 0",
    )
    op.add_column("ticket", sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True))
    # What was overdue when something last happened is no news.
    op.execute(
        "UPDATE ticket SET overdue_told_at = resolution_due_at WHERE status IN ('new', 'open')"
        " AND resolution_due_at <= (SELECT max(occurred_at) FROM event)"
    )
    op.create_index(
        "ix_ticket_overdue",
        "ticket",
        ["resolution_due_at"],
        postgresql_where=sa.text("status IN ('new', 'open') AND overdue_told_at IS NULL"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
