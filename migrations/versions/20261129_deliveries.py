"""The queue of all that leaves the house."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_deliveries"
down_revision = "20261129_forms_of_numbers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _deliveries()
    op.create_table(
        "delivery_attempt",
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name="fk_delivery_attempt_delivery_id_delivery",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("delivery_id", "number", name="pk_delivery_attempt"),
    )
    op.create_table(
        "delivery_plan",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name="single"),
        sa.PrimaryKeyConstraint("single", name="pk_delivery_plan"),
    )
    # What happened before is not told: nobody asked for it then.
    op.execute("INSERT INTO delivery_plan SELECT true, coalesce(max(position), 0) FROM event")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO personday_app")
    op.execute("GRANT SELECT, INSERT, DELETE ON delivery_attempt TO personday_app")
    op.execute("GRANT SELECT, UPDATE ON delivery_plan TO personday_app")


def _deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("natural_key", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("order_key", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempts_before", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.CheckConstraint("(state = 'waiting') = (finished_at IS NULL)", name="finished"),
        sa.CheckConstraint("state = 'waiting' OR leased_until IS NULL", name="leased"),
        sa.CheckConstraint("attempts_before BETWEEN 0 AND attempts", name="attempts_before"),
        sa.CheckConstraint("order_key IS NULL OR position IS NOT NULL", name="ordered"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("natural_key", name="uq_delivery_natural_key"),
    )
    op.create_index(
        "ix_delivery_due",
        "delivery",
        ["channel", "target_id", "due_at", "id"],
        postgresql_where=sa.text("state = 'waiting' AND order_key IS NULL"),
    )
    op.create_index(
        "ix_delivery_order",
        "delivery",
        ["channel", "target_id", "order_key", "position", "id"],
        postgresql_where=sa.text("state = 'waiting' AND order_key IS NOT NULL"),
    )
    op.create_index(
        "ix_delivery_leased",
        "delivery",
        ["leased_until"],
        postgresql_where=sa.text("leased_until IS NOT NULL"),
    )
    op.create_index("ix_delivery_event_id", "delivery", ["event_id"])
    op.create_index("ix_delivery_target_id", "delivery", ["target_id", "id"])
    op.create_index("ix_delivery_state", "delivery", ["state", "id"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
