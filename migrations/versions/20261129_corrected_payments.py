"""The day and the reference of a payment can be corrected; what it was called before is kept."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_corrected_payments"
down_revision = "20261129_withdrawn_payments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("payment", sa.Column("earlier_references", sa.ARRAY(sa.String()), nullable=True))
    op.execute("UPDATE payment SET earlier_references = '{}'")
    op.alter_column("payment", "earlier_references", nullable=False)
    op.execute(
        "GRANT UPDATE (received_on, reference, earlier_references) ON payment TO personday_app"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
