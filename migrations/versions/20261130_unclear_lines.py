"""Lines of banks whose amount or day is not clear wait, too: who decides tells it."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_unclear_lines"
down_revision = "20261130_own_settings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("open_line", "booked_on", nullable=True)
    op.alter_column("open_line", "amount", nullable=True)
    op.add_column("open_line", sa.Column("said_amount", sa.String(), nullable=True))
    op.add_column("open_line", sa.Column("said_on", sa.String(), nullable=True))
    op.drop_constraint("ck_open_line_outcome", "open_line")
    op.create_check_constraint(
        "outcome",
        "open_line",
        "outcome IN ('ambiguous', 'month_closed', 'refused', 'unclear', 'unmatched')",
    )
    op.create_check_constraint(
        "said",
        "open_line",
        "(amount IS NOT NULL OR said_amount IS NOT NULL) AND (booked_on IS NOT NULL OR said_on IS NOT NULL)",
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
