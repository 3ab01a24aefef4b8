"""A link works for the address that it was sent to, and for no later one."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_links_of_addresses"
down_revision = "20261129_sign_ins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail_link", sa.Column("address", sa.String(), nullable=True))
    # Whom they were sent to is not known of those before: it is the address that there is now.
    op.execute(
        "UPDATE mail_link SET address = lower(coalesce("
        " (SELECT email FROM contact WHERE id = contact_id),"
        " (SELECT email FROM technician WHERE id = technician_id),"
        " (SELECT person.email FROM api_key JOIN person ON person.id = api_key.person_id"
        "  WHERE api_key.id = key_id), ''))"
    )
    op.alter_column("mail_link", "address", nullable=False)


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
