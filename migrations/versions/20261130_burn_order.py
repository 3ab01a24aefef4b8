"""Open lots are found in the order in which they are spent, however many there are."""

from alembic import op

revision = "20261130_burn_order"
down_revision = "20261130_walls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        # What an attempt that was broken off left is of no use.
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_ledger_account_burn")
        op.execute(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_ledger_account_burn ON ledger_account"
            " (credit_account_id, expires_at, purchased_at, id)"
            " WHERE kind = 'lot' AND (balance_minutes > 0 OR held_minutes > 0)"
        )
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_ledger_account_open")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
