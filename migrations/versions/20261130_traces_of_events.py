"""An event names the trace that it came of, so that a webhook goes on with it; ids only."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_traces_of_events"
down_revision = "20261130_vouched_sign_ins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("traceparent", sa.String(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
