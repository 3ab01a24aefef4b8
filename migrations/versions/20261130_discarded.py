"""Messages in quarantine can be discarded, and a key tells who made and who ended it."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_discarded"
down_revision = "20261130_chosen_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name, kind in (
        ("inbound_email", "discarded_at", sa.DateTime(timezone=True)),
        ("inbound_email", "discarded_by", sa.String()),
        ("inbound_email", "discard_reason", sa.String()),
        ("api_key", "created_by", sa.String()),
        ("api_key", "revoked_by", sa.String()),
    ):
        op.add_column(table, sa.Column(name, kind, nullable=True))
    op.drop_constraint(op.f("ck_inbound_email_outcome"), "inbound_email")
    op.create_check_constraint(
        op.f("ck_inbound_email_outcome"),
        "inbound_email",
        "outcome IN ('ticket_opened', 'reply_added', 'recorded', 'quarantined', 'discarded')",
    )
    op.create_check_constraint(
        op.f("ck_inbound_email_discarded"),
        "inbound_email",
        "outcome <> 'discarded' OR (reason IS NOT NULL AND discarded_at IS NOT NULL"
        " AND discarded_by IS NOT NULL AND discard_reason IS NOT NULL)",
    )
    # What was done before is told by its event.
    for column, event in (("created_by", "api_key.made"), ("revoked_by", "api_key.revoked")):
        op.execute(
            f"UPDATE api_key SET {column} = event.actor FROM event"
            f" WHERE event.type = '{event}' AND event.subject_id = api_key.id"
        )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
