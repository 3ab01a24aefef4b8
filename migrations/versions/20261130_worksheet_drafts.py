"""What is written of a worksheet while its session goes on, and whose clocks run."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261130_worksheet_drafts"
down_revision = "20261129_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worksheet_draft",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("time_entries", postgresql.JSONB(), nullable=False),
        sa.Column("clocks", postgresql.JSONB(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name="version"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_worksheet_draft_session_id_session"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_worksheet_draft"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON worksheet_draft TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
