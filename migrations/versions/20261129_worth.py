"""What minutes are worth, made of the entries from the first on; work is earned when it is confirmed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_worth"
down_revision = "20261129_periods"
branch_labels = None
depends_on = None

BUCKETS = "('breakage', 'deferred', 'earned', 'money_in', 'penalties', 'refunded', 'written_off')"


def upgrade() -> None:
    _state()
    _movements()
    _policies()
    op.execute("GRANT SELECT, INSERT, UPDATE ON finance_position, finance_lot TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON finance_holding TO personday_app")
    op.execute("GRANT SELECT, INSERT ON finance_movement, earning_policy TO personday_app")


def _state() -> None:
    op.create_table(
        "finance_position",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("seq >= 0", name="seq"),
        sa.PrimaryKeyConstraint("credit_account_id", name="pk_finance_position"),
    )
    op.create_table(
        "finance_lot",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        sa.Column("given_minutes", sa.Integer(), nullable=False),
        sa.Column("net", sa.Numeric(19, 4), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("out_minutes", sa.Integer(), nullable=False),
        sa.Column("out_amount", sa.Numeric(19, 4), nullable=False),
        sa.CheckConstraint("out_minutes BETWEEN 0 AND given_minutes", name="out_minutes"),
        sa.CheckConstraint("out_amount BETWEEN 0 AND net", name="out_amount"),
        sa.CheckConstraint("out_minutes < given_minutes OR out_amount = net", name="all_out"),
        sa.PrimaryKeyConstraint("credit_account_id", "lot_id", name="pk_finance_lot"),
    )
    op.create_table(
        "finance_holding",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("owes", sa.Boolean(), nullable=False),
        sa.Column("parts", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("credit_account_id", "holder_id", name="pk_finance_holding"),
    )
    op.create_index(
        "ix_finance_holding_owes",
        "finance_holding",
        ["credit_account_id"],
        postgresql_where=sa.text("owes"),
    )


def _movements() -> None:
    op.create_table(
        "finance_movement",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        sa.Column("from_bucket", sa.String(), nullable=False),
        sa.Column("to_bucket", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(19, 4), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"from_bucket IN {BUCKETS}", name="from_bucket"),
        sa.CheckConstraint(f"to_bucket IN {BUCKETS}", name="to_bucket"),
        sa.CheckConstraint(
            "from_bucket <> to_bucket AND minutes > 0 AND amount >= 0", name="moves"
        ),
        sa.CheckConstraint("currency IS NOT NULL OR amount = 0", name="currency"),
        sa.PrimaryKeyConstraint(
            "credit_account_id", "seq", "position", "number", name="pk_finance_movement"
        ),
    )
    op.create_index("ix_finance_movement_booked_at", "finance_movement", ["booked_at"])


def _policies() -> None:
    op.create_table(
        "earning_policy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("policy IN ('billed', 'confirmed')", name="policy"),
        sa.PrimaryKeyConstraint("id", name="pk_earning_policy"),
        sa.UniqueConstraint("from_on", name="uq_earning_policy_from_on"),
    )
    op.execute(
        "INSERT INTO earning_policy (id, from_on, from_at, policy, created_at) VALUES"
        " ('00000000-0000-7000-8000-000000000031', '2000-01-01', '2000-01-01T00:00:00Z', 'confirmed',"
        " '2000-01-01T00:00:00Z')"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
