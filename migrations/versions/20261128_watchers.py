"""Contacts of a ticket's customer who are written to like its reporter."""

import sqlalchemy as sa
from alembic import op

revision = "20261128_watchers"
down_revision = "20261128_days_of_the_customer"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint("uq_ticket_id_customer_id", "ticket", ["id", "customer_id"])
    op.create_table(
        "watcher",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id", "customer_id"],
            ["ticket.id", "ticket.customer_id"],
            name="fk_watcher_ticket_id_customer_id",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id", "customer_id"],
            ["contact.id", "contact.customer_id"],
            name="fk_watcher_contact_id_customer_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_watcher_customer_id"),
        sa.PrimaryKeyConstraint("ticket_id", "contact_id", name="pk_watcher"),
    )
    op.execute("GRANT SELECT, INSERT, DELETE ON watcher TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
