"""Refunds tell their money; of those that were made before it is not known."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_money_of_refunds"
down_revision = "20261129_bank_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("refund", sa.Column("currency", sa.String(), nullable=True))
    op.execute(
        "UPDATE refund SET currency = purchase.currency FROM purchase"
        " WHERE purchase.id = refund.purchase_id"
    )
    op.alter_column("refund", "currency", nullable=False)
    for name in ("net", "tax", "gross"):
        op.add_column("refund", sa.Column(name, sa.Numeric(19, 4), nullable=True))
    op.create_check_constraint(
        "gross",
        "refund",
        "num_nonnulls(net, tax, gross) IN (0, 3) AND net >= 0 AND tax >= 0 AND gross = net + tax",
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
