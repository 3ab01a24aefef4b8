"""Months that are closed: what was signed of them, the heads of that time, and reopenings."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_periods"
down_revision = "20261129_money_of_purchases"
branch_labels = None
depends_on = None

APPEND_ONLY = ("period_snapshot", "period_head", "period_reopening")


def upgrade() -> None:
    op.create_table(
        "ledger_closing",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("closed_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("single", name="single"),
        sa.PrimaryKeyConstraint("single", name="pk_ledger_closing"),
    )
    op.execute("INSERT INTO ledger_closing (single) VALUES (true)")
    op.execute("GRANT SELECT, UPDATE ON ledger_closing TO personday_app")
    _periods()
    _kept()
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO personday_app")


def _periods() -> None:
    op.create_table(
        "period",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('closing', 'closed', 'reopened')", name="status"),
        sa.CheckConstraint("from_at < until_at", name="span"),
        sa.PrimaryKeyConstraint("id", name="pk_period"),
        sa.UniqueConstraint("month", name="uq_period_month"),
    )
    op.create_index("ix_period_until_at", "period", ["until_at", "id"])
    op.execute("GRANT SELECT, INSERT, UPDATE ON period TO personday_app")


def _kept() -> None:
    op.create_table(
        "period_snapshot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("number > 0", name="number"),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name="fk_period_snapshot_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_period_snapshot"),
        sa.UniqueConstraint("period_id", "number", name="uq_period_snapshot_period_id_number"),
    )
    op.create_table(
        "period_head",
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name="fk_period_head_period_id"),
        sa.PrimaryKeyConstraint("period_id", "credit_account_id", name="pk_period_head"),
    )
    op.create_table(
        "period_reopening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reopened_by", sa.String(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name="fk_period_reopening_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_period_reopening"),
        sa.UniqueConstraint("period_id", "number", name="uq_period_reopening_period_id_number"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
