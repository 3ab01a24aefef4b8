"""What a message answers is kept, so that the message that it answers finds it, too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_threads_found_later"
down_revision = "20261129_what_customers_read"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of those that came before this, what they answer has long been there.
    op.add_column(
        "inbound_email",
        sa.Column("answered_ids", postgresql.ARRAY(sa.Text()), nullable=False, server_default="{}"),
    )
    op.alter_column("inbound_email", "answered_ids", server_default=None)
    op.create_index(
        "ix_inbound_email_answered_ids", "inbound_email", ["answered_ids"], postgresql_using="gin"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
