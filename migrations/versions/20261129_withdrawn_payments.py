"""Payments that were recorded by mistake can be withdrawn: they are kept, and no longer count."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_withdrawn_payments"
down_revision = "20261129_worksheets_awaiting"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("payment", sa.Column("status", sa.String(), nullable=True))
    op.add_column("payment", sa.Column("version", sa.Integer(), nullable=True))
    op.execute("UPDATE payment SET status = 'received', version = 1")
    for name in ("status", "version"):
        op.alter_column("payment", name, nullable=False)
    op.add_column("payment", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    for name in ("withdrawn_by", "withdrawal_reason"):
        op.add_column("payment", sa.Column(name, sa.String(), nullable=True))
    op.create_check_constraint(
        "status",
        "payment",
        "num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason)"
        " = CASE status WHEN 'received' THEN 0 WHEN 'withdrawn' THEN 3 ELSE -1 END",
    )
    op.execute(
        "GRANT UPDATE (version, status, withdrawn_at, withdrawn_by, withdrawal_reason)"
        " ON payment TO personday_app"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
