"""Warnings of credit that is low or expires soon; entries are looked at from now on."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_warnings"
down_revision = "20261129_silence"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "credit_warning",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("threshold_minutes", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("days_ahead", sa.Integer(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind = 'low' AND minutes < threshold_minutes AND lot_id IS NULL OR kind = 'expiring'"
            " AND minutes > 0 AND num_nonnulls(lot_id, expires_on, days_ahead) = 3",
            name="kind",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_credit_warning_customer_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_credit_warning"),
        sa.UniqueConstraint(
            "lot_id",
            "expires_on",
            "days_ahead",
            name="uq_credit_warning_lot_id_expires_on_days_ahead",
        ),
    )
    op.create_index(
        "uq_credit_warning_low",
        "credit_warning",
        ["customer_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'low' AND cleared_at IS NULL"),
    )
    op.create_table(
        "credit_watch",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name="single"),
        sa.PrimaryKeyConstraint("single", name="pk_credit_watch"),
    )
    op.execute(
        "INSERT INTO credit_watch (single, position)"
        " SELECT true, coalesce(max(position), 0) FROM event"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON credit_warning TO personday_app")
    op.execute("GRANT SELECT, UPDATE ON credit_watch TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
