"""What became of the backups that the worker makes."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_backups"
down_revision = "20261130_quotas"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "backup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.CheckConstraint("(mark_at IS NULL) = (trouble IS NOT NULL)", name="mark"),
        sa.CheckConstraint("(size_bytes IS NULL) = (trouble IS NOT NULL)", name="size"),
        sa.PrimaryKeyConstraint("id", name="pk_backup"),
    )
    op.create_index("ix_backup_started", "backup", ["started_at"])
    op.execute("GRANT SELECT, INSERT, DELETE ON backup TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
