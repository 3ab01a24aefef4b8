"""Sessions, worksheets and tickets of a time are listed without reading those of others."""

from alembic import op

revision = "20261129_lists_of_a_time"
down_revision = "20261129_parts_of_messages"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_session_customer_starts_at": ("session", ["customer_id", "starts_at", "id"]),
    "ix_worksheet_submitted_at": ("worksheet", ["submitted_at", "id"]),
    "ix_worksheet_customer_submitted_at": ("worksheet", ["customer_id", "submitted_at", "id"]),
    "ix_ticket_created_at": ("ticket", ["created_at"]),
    "ix_ticket_customer_created_at": ("ticket", ["customer_id", "created_at"]),
}


def upgrade() -> None:
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
