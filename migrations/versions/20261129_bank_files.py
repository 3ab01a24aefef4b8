"""Files of banks, and which of their lines became payments."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_bank_files"
down_revision = "20261129_price_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bank_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("form IN ('camt.053', 'csv')", name="form"),
        sa.CheckConstraint("lines >= 0", name="lines"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_file"),
        sa.UniqueConstraint("sha256", name="uq_bank_file_sha256"),
    )
    op.create_table(
        "bank_line",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["bank_file.id"], name="fk_bank_line_file_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name="fk_bank_line_payment_id"),
        sa.PrimaryKeyConstraint("key", name="pk_bank_line"),
        sa.UniqueConstraint("payment_id", name="uq_bank_line_payment_id"),
    )
    op.execute("GRANT SELECT, INSERT ON bank_file TO personday_app")
    op.execute("GRANT SELECT, INSERT ON bank_line TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
