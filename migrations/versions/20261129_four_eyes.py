"""Keys name people, and what is above the thresholds waits for another person; at first nothing is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_four_eyes"
down_revision = "20261129_worth"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("uq_person_email", "person", [sa.text("lower(email)")], unique=True)
    op.add_column("api_key", sa.Column("person_id", sa.Uuid()))
    op.create_foreign_key("fk_api_key_person_id", "api_key", "person", ["person_id"], ["id"])
    op.create_check_constraint(
        "person", "api_key", "person_id IS NULL OR role IN ('lead', 'finance', 'admin')"
    )
    op.create_table(
        "approval_thresholds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("money", postgresql.JSONB(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = '00000000-0000-7000-8000-000000000003'", name="single"),
        sa.CheckConstraint("minutes >= 0", name="minutes"),
        sa.PrimaryKeyConstraint("id", name="pk_approval_thresholds"),
    )
    op.execute(
        "INSERT INTO approval_thresholds (id, money, version)"
        " VALUES ('00000000-0000-7000-8000-000000000003', '{}', 1)"
    )
    _approvals()
    op.execute("GRANT SELECT, INSERT ON person TO personday_app")
    op.execute("GRANT SELECT, UPDATE ON approval_thresholds TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON approval TO personday_app")


def _approvals() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(19, 4), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("override_reason", sa.String(), nullable=True),
        sa.Column("credit_note_number", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=True),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'adjustment') = (subject_id IS NULL)", name="subject"),
        sa.CheckConstraint("minutes <> 0 AND minutes % 10 = 0", name="minutes"),
        sa.CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="amount"),
        sa.CheckConstraint("(status = 'approved') = (entry_id IS NOT NULL)", name="entry"),
        sa.CheckConstraint(
            "CASE status WHEN 'pending_approval' THEN num_nonnulls(decided_by, decided_at) = 0"
            " WHEN 'expired' THEN decided_by IS NULL AND decided_at IS NOT NULL"
            " WHEN 'withdrawn' THEN decided_by = requested_by AND decided_at IS NOT NULL"
            " ELSE decided_by <> requested_by AND decided_at IS NOT NULL END",
            name="decided",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_approval_customer_id"),
        sa.ForeignKeyConstraint(["requested_by"], ["person.id"], name="fk_approval_requested_by"),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name="fk_approval_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
        sa.UniqueConstraint("entry_id", name="uq_approval_entry_id"),
    )
    op.create_index(
        "ix_approval_pending",
        "approval",
        ["expires_at"],
        postgresql_where=sa.text("status = 'pending_approval'"),
    )
    op.create_index("ix_approval_customer_id", "approval", ["customer_id", "id"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
