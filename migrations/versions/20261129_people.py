"""Customers, contacts, servers and technicians change, leave, and come back; nobody who left has a key."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_people"
down_revision = "20261129_lists_of_a_time"
branch_labels = None
depends_on = None

TABLES = ("customer", "contact", "server", "technician")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("version", sa.Integer()))
        op.execute(f"UPDATE {table} SET version = 1")
        op.alter_column(table, "version", nullable=False)
        op.add_column(table, sa.Column("deactivated_at", sa.DateTime(timezone=True)))
        op.add_column(table, sa.Column("deactivation_reason", sa.String()))
        op.create_check_constraint(
            "deactivation", table, "deactivation_reason IS NULL OR deactivated_at IS NOT NULL"
        )
    op.execute(f"GRANT UPDATE ON {', '.join(TABLES)} TO personday_app")
    _keys()


def _keys() -> None:
    """A key is of somebody who is there: whoever leaves at the same time is waited for."""
    op.execute(
        """
        CREATE FUNCTION refuse_key_of_inactive() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM 1 FROM customer WHERE id = NEW.customer_id FOR SHARE;
            PERFORM 1 FROM contact WHERE id = NEW.contact_id FOR SHARE;
            PERFORM 1 FROM technician WHERE id = NEW.technician_id FOR SHARE;
            IF EXISTS (SELECT 1 FROM customer
                       WHERE id = NEW.customer_id AND deactivated_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM contact
                          WHERE id = NEW.contact_id AND deactivated_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM technician
                          WHERE id = NEW.technician_id AND deactivated_at IS NOT NULL)
            THEN
                RAISE EXCEPTION 'a key of somebody who left'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'tg_api_key_holder';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER tg_api_key_holder BEFORE INSERT ON api_key"
        " FOR EACH ROW EXECUTE FUNCTION refuse_key_of_inactive()"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
