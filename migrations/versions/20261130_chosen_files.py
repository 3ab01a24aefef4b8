"""A bank's file that somebody looks at is kept until it is recorded, so that it is chosen once."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_chosen_files"
down_revision = "20261130_verifications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chosen_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chosen_file"),
    )
    op.create_index("ix_chosen_file_chosen_at", "chosen_file", ["chosen_at"], unique=False)
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON chosen_file TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
