"""Worksheets are found by an instant at which they awaited confirmation."""

from alembic import op

revision = "20261129_worksheets_awaiting"
down_revision = "20261129_money_of_refunds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE INDEX ix_worksheet_awaiting ON worksheet USING gist (customer_id,"
        " tstzrange(submitted_at, NULLIF(GREATEST(confirmed_at, submitted_at), submitted_at)))"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
