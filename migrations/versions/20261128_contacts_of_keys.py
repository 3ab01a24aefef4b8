"""The contact that a key names is one of the key's customer: the database itself holds it to that."""

from alembic import op

revision = "20261128_contacts_of_keys"
down_revision = "20261127_inbound_email"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint("uq_contact_id_customer_id", "contact", ["id", "customer_id"])
    op.drop_constraint("fk_api_key_contact_id", "api_key")
    op.drop_constraint("fk_api_key_customer_id", "api_key")
    # In this order: of a contact and a customer that are both unknown, the contact is named.
    op.create_foreign_key(
        "fk_api_key_contact_id_customer_id",
        "api_key",
        "contact",
        ["contact_id", "customer_id"],
        ["id", "customer_id"],
    )
    op.create_foreign_key("fk_api_key_customer_id", "api_key", "customer", ["customer_id"], ["id"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
