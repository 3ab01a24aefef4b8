"""Lots that expire are found by their date, whoever they belong to."""

from alembic import op

revision = "20261129_expiries"
down_revision = "20261129_compensations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_ledger_account_expires_at",
        "ledger_account",
        ["expires_at"],
        postgresql_where="kind = 'lot' AND balance_minutes > 0",
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
