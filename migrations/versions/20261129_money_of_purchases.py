"""Purchases tell their net price, tax and gross, and how far they are paid: by payments of their own.

What a purchase cost so far was reckoned when it was shown, rounded half up. Of what was paid there is
one payment of the whole, with its purchase's id.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261129_money_of_purchases"
down_revision = "20261129_form_2"
branch_labels = None
depends_on = None

_DIGITS = """
    CASE
        WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX',
            'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
        WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
        WHEN currency IN ('CLF', 'UYW') THEN 4
        ELSE 2
    END
"""


def upgrade() -> None:
    for name, places in (
        ("net", 19),
        ("tax_rate", 7),
        ("tax", 19),
        ("gross", 19),
        ("paid_amount", 25),
    ):
        op.add_column("purchase", sa.Column(name, sa.Numeric(places, 4), nullable=True))
    op.add_column("purchase", sa.Column("payment_state", sa.String(), nullable=True))
    op.add_column("purchase", sa.Column("external_reference", sa.String(), nullable=True))
    op.execute(
        "UPDATE purchase SET tax_rate = 0, tax = 0, net = round("
        f"price_per_person_day * minutes / minutes_per_person_day, {_DIGITS})"
    )
    op.execute(
        "UPDATE purchase SET gross = net,"
        " paid_amount = CASE WHEN status IN ('paid', 'refunded') THEN net ELSE 0 END,"
        " payment_state = CASE WHEN status IN ('paid', 'refunded') THEN 'paid' ELSE 'unpaid' END"
    )
    for name in ("net", "tax_rate", "tax", "gross", "paid_amount", "payment_state"):
        op.alter_column("purchase", name, nullable=False)
    op.create_check_constraint("gross", "purchase", "net >= 0 AND tax >= 0 AND gross = net + tax")
    op.create_check_constraint("tax_rate", "purchase", "tax_rate BETWEEN 0 AND 100")
    op.create_check_constraint("paid_amount", "purchase", "paid_amount >= 0")
    op.create_check_constraint(
        "payment_state",
        "purchase",
        "payment_state IN ('unpaid', 'partly_paid', 'paid', 'overpaid')",
    )
    op.create_index(
        "uq_purchase_external_reference",
        "purchase",
        ["external_reference"],
        unique=True,
        postgresql_where=sa.text("status <> 'void'"),
    )
    op.add_column("refund", sa.Column("credit_note_number", sa.String(), nullable=True))
    op.create_unique_constraint("uq_refund_credit_note_number", "refund", ["credit_note_number"])
    op.create_index("ix_refund_customer_id", "refund", ["customer_id", "id"])
    _create_payments()


def _create_payments() -> None:
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purchase_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(19, 4), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name="amount"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        sa.CheckConstraint("source IN ('manual', 'bank_file')", name="source"),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name="fk_payment_purchase_id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_payment_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
    )
    op.create_index("ix_payment_purchase_id", "payment", ["purchase_id", "id"])
    op.create_index("ix_payment_customer_id", "payment", ["customer_id", "id"])
    op.execute(
        "INSERT INTO payment (id, purchase_id, customer_id, amount, currency, received_on, source,"
        " created_at)"
        " SELECT id, id, customer_id, paid_amount, currency,"
        " (coalesce(paid_at, created_at) AT TIME ZONE 'UTC')::date, 'manual',"
        " coalesce(paid_at, created_at) FROM purchase WHERE paid_amount > 0"
    )
    op.execute("GRANT SELECT, INSERT ON payment TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
