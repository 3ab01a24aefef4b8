"""How much all strangers together add in a day."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_mail_of_strangers"
down_revision = "20261130_wider_walls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stranger_use",
        sa.Column("quota", sa.String(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("things", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("things >= 0 AND size_bytes >= 0", name="counted"),
        sa.PrimaryKeyConstraint("quota", name="pk_stranger_use"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON stranger_use TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
