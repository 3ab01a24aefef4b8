"""When everything was recomputed, and what did not come out the same."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261130_verifications"
down_revision = "20261130_open_lines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=True),
        sa.Column("findings", postgresql.JSONB(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting', 'running', 'passed', 'broken', 'aborted')", name="status"
        ),
        sa.CheckConstraint("(status = 'waiting') = (started_at IS NULL)", name="started"),
        sa.CheckConstraint(
            "(status IN ('waiting', 'running')) = (finished_at IS NULL)", name="finished"
        ),
        sa.CheckConstraint(
            "(status IN ('passed', 'broken')) = (checked IS NOT NULL)", name="checked"
        ),
        sa.CheckConstraint("(status = 'aborted') = (trouble IS NOT NULL)", name="trouble"),
        sa.CheckConstraint(
            "(status = 'broken') = (jsonb_array_length(findings) > 0)", name="findings"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_verification"),
    )
    op.create_index(
        "uq_verification_waiting",
        "verification",
        ["status"],
        unique=True,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON verification TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
