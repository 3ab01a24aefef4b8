"""A purchase keeps what a person-day was; an invoice is of one purchase; a refund is a row."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_purchases"
down_revision = "20261129_expiries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _person_days()
    _invoices()
    _refunds()


def _person_days() -> None:
    op.add_column("purchase", sa.Column("minutes_per_person_day", sa.Integer(), nullable=True))
    op.execute(
        """
        UPDATE purchase SET minutes_per_person_day = coalesce((
            SELECT (agreed.terms ->> 'minutes_per_person_day')::int
            FROM terms_near(purchase.customer_id, purchase.created_at) AS agreed
            WHERE agreed.starts_on IS NULL
               OR (purchase.created_at AT TIME ZONE agreed.time_zone)::date
                  <@ daterange(agreed.starts_on, agreed.ends_on, '[]')
            ORDER BY agreed.starts_on NULLS LAST LIMIT 1
        ), 480)
        """
    )
    op.alter_column("purchase", "minutes_per_person_day", nullable=False)
    op.create_check_constraint("minutes_per_person_day", "purchase", "minutes_per_person_day > 0")


def _invoices() -> None:
    op.add_column(
        "purchase",
        sa.Column("invoice_repeated", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    # What was entered twice before it was refused stays as it is.
    op.execute(
        """
        UPDATE purchase SET invoice_repeated = true FROM purchase AS earlier
        WHERE earlier.invoice_number = purchase.invoice_number AND earlier.id < purchase.id
          AND earlier.status <> 'void' AND purchase.status <> 'void'
        """
    )
    op.alter_column("purchase", "invoice_repeated", server_default=None)
    op.create_index(
        "uq_purchase_invoice_number",
        "purchase",
        ["invoice_number"],
        unique=True,
        postgresql_where=sa.text("status <> 'void' AND NOT invoice_repeated"),
    )


def _refunds() -> None:
    op.create_table(
        "refund",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purchase_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minutes > 0 AND minutes % 10 = 0", name="minutes"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_refund_customer_id"),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name="fk_refund_purchase_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refund"),
        sa.UniqueConstraint("entry_id", name="uq_refund_entry_id"),
        sa.UniqueConstraint("purchase_id", "number", name="uq_refund_purchase_id_number"),
    )
    op.execute(
        """
        INSERT INTO refund (
            id, purchase_id, customer_id, number, minutes, reason, entry_id, created_at)
        SELECT entry.id, split_part(entry.reference, ':', 2)::uuid, account.customer_id,
               split_part(entry.reference, ':', 4)::int, posting.minutes, note.reason, entry.id,
               entry.booked_at
        FROM ledger_entry AS entry
        JOIN ledger_posting AS posting USING (credit_account_id, seq)
        LEFT JOIN ledger_note AS note USING (credit_account_id, seq)
        JOIN credit_account AS account USING (credit_account_id)
        WHERE entry.kind = 'refund'
        """
    )
    op.execute("GRANT SELECT, INSERT ON refund TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
