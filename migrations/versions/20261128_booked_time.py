"""Booked time tells by itself whether it was worked: whoever reads it need not know sessions."""

import sqlalchemy as sa
from alembic import op

revision = "20261128_booked_time"
down_revision = "20261128_contacts_of_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "session_technician",
        sa.Column("worked", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
    op.execute(
        "UPDATE session_technician SET worked = true FROM session"
        " WHERE session.id = session_id AND status = 'done'"
    )
    op.create_check_constraint("worked", "session_technician", "NOT (live AND worked)")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
