"""How much a customer adds in a day."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_quotas"
down_revision = "20261130_traces_of_events"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quota_use",
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("quota", sa.String(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("things", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("things >= 0 AND size_bytes >= 0", name="counted"),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_quota_use_customer_id_customer"
        ),
        sa.PrimaryKeyConstraint("customer_id", "quota", name="pk_quota_use"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON quota_use TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
