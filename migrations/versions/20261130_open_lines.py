"""Lines of banks in which money came that no payment was made of: they wait for somebody."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261130_open_lines"
down_revision = "20261130_worksheets_to_confirm"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "open_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(19, 4), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("candidates", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('ambiguous', 'month_closed', 'refused', 'unmatched')", name="outcome"
        ),
        sa.CheckConstraint("status IN ('open', 'assigned', 'dismissed')", name="status"),
        sa.CheckConstraint("amount > 0", name="amount"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        sa.CheckConstraint("(status = 'assigned') = (payment_id IS NOT NULL)", name="assigned"),
        sa.CheckConstraint(
            "(status = 'open') = (decided_at IS NULL) AND (status = 'open') = (decided_by IS NULL)"
            " AND (status = 'dismissed') = (reason IS NOT NULL)",
            name="decided",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["bank_file.id"], name="fk_open_line_file_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name="fk_open_line_payment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_open_line"),
        sa.UniqueConstraint("key", name="uq_open_line_key"),
        sa.UniqueConstraint("payment_id", name="uq_open_line_payment_id"),
    )
    op.create_index("ix_open_line_status", "open_line", ["status", "id"])
    op.execute("GRANT SELECT, INSERT, UPDATE ON open_line TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
