"""Plans in versions, and subscriptions; the two published plans."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261124_plans"
down_revision = "20261123_queue"
branch_labels = None
depends_on = None

TERMS = """{
    "minutes_per_person_day": 480, "minimum_purchase_minutes": 480, "notice_minutes": 1440,
    "move_penalty_minutes": 120, "cancellation_penalty_minutes": 120,
    "no_show_penalty_minutes": 120, "debt_limit_minutes": 480, "compensation_days": 30,
    "scope_note": "Work runs on your server, outside the provider's control; help with incidents caused by its environment is best effort."
}""".replace("'", "''")


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("in_force_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channels", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("queue_rank", sa.Integer(), nullable=False),
        sa.Column("target", postgresql.JSONB(), nullable=False),
        sa.Column("severity_targets", postgresql.JSONB(), nullable=False),
        sa.Column("call_after_replies", sa.Integer(), nullable=True),
        sa.Column("price", sa.Numeric(13, 4), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("terms", postgresql.JSONB(), nullable=False),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("queue_rank >= 0", name="queue_rank"),
        sa.CheckConstraint("call_after_replies > 0", name="call_after_replies"),
        sa.CheckConstraint("(price IS NULL) = (currency IS NULL)", name="price"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plan_id", "number"),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name="period"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "ALTER TABLE subscription ADD CONSTRAINT ex_subscription_period EXCLUDE USING gist"
        " (customer_id WITH =, (daterange(starts_on, ends_on, '[]')) WITH &&)"
    )
    op.create_index("ix_subscription_customer_id", "subscription", ["customer_id", "id"])
    _published()
    op.execute("GRANT SELECT, INSERT ON plan, plan_version TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON subscription TO personday_app")


def _published() -> None:
    op.execute(
        "INSERT INTO plan (id, code, name, created_at) VALUES"
        " ('00000000-0000-7000-8000-000000000011', 'basic', 'Basic', '2000-01-01Z'),"
        " ('00000000-0000-7000-8000-000000000012', 'priority', 'Priority', '2000-01-01Z')"
    )
    op.execute(
        "INSERT INTO plan_version (id, plan_id, number, in_force_from, channels, queue_rank,"
        " target, severity_targets, call_after_replies, terms) VALUES"
        " ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000011', 1,"
        " '2000-01-01Z', '{client_zone,email}', 2,"
        f" '{{\"kind\": \"working_time\", \"value\": 1440}}', '{{}}', 3, '{TERMS}'),"
        " ('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000012', 1,"
        " '2000-01-01Z', '{client_zone,email,phone,skype}', 1,"
        f" '{{\"kind\": \"end_of_nth_business_day\", \"value\": 1}}', '{{}}', 1, '{TERMS}')"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
