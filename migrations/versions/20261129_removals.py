"""Who was taken off a session is known, so that their calendar hears of it."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_removals"
down_revision = "20261129_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "session_removal",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_session_removal_session_id"
        ),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name="fk_session_removal_technician_id"
        ),
        sa.PrimaryKeyConstraint("session_id", "technician_id", name="pk_session_removal"),
    )
    op.create_index(
        "ix_session_removal_technician_id", "session_removal", ["technician_id", "removed_at"]
    )
    op.execute(
        "INSERT INTO session_removal (session_id, technician_id, version, removed_at)"
        " SELECT session_id, technician_id, version, left_at"
        " FROM session_technician JOIN session ON session.id = session_id WHERE left_at IS NOT NULL"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON session_removal TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
