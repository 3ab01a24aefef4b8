"""Entries are hashed with the facts of their lots; lots know what they were given; months can be closed."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_form_2"
down_revision = "20261129_answers_in_doubt"
branch_labels = None
depends_on = None

KINDS = (
    "adjustment", "confirmation", "correction", "deduction", "expiry", "expiry_change", "hold", "penalty",
    "purchase", "refund", "release", "reversal",
)  # fmt: skip
# Currencies whose amounts have no two decimals, as they were rounded until now.
_DIGITS = """
    CASE WHEN lot.currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX',
                               'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
         WHEN lot.currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
         WHEN lot.currency IN ('CLF', 'UYW') THEN 4 ELSE 2 END
"""


def upgrade() -> None:
    _entries()
    _lots()
    _told()
    op.add_column(
        "credit_account", sa.Column("closed_until", sa.DateTime(timezone=True), nullable=True)
    )


def _entries() -> None:
    op.add_column(
        "ledger_entry",
        sa.Column("hash_version", sa.SmallInteger(), nullable=False, server_default=sa.text("1")),
    )
    op.alter_column("ledger_entry", "hash_version", server_default=None)
    op.create_check_constraint("hash_version", "ledger_entry", "hash_version IN (1, 2)")
    op.drop_constraint("ck_ledger_entry_kind", "ledger_entry")
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    op.create_check_constraint("kind", "ledger_entry", f"kind IN ({kinds})")


def _lots() -> None:
    op.add_column("ledger_account", sa.Column("given_minutes", sa.Integer(), nullable=True))
    op.add_column("ledger_account", sa.Column("net", sa.Numeric(19, 4), nullable=True))
    op.execute(
        """
        UPDATE ledger_account AS lot SET given_minutes = (
            SELECT sum(minutes) FROM ledger_posting AS posting
            WHERE posting.credit_account_id = lot.credit_account_id AND posting.lot_id = lot.id
              AND posting.seq = lot.opened_seq AND from_kind IN ('purchased', 'adjusted')
        ) WHERE kind = 'lot'
        """
    )
    # The many decimals let the quotient be rounded once, to those of the currency.
    op.execute(
        f"""
        UPDATE ledger_account AS lot SET net = round(
            lot.price_per_person_day * lot.given_minutes * 1.000000000000000000000000
            / purchase.minutes_per_person_day, {_DIGITS})
        FROM purchase WHERE lot.kind = 'lot' AND purchase.id = lot.id
        """
    )
    op.create_check_constraint(
        "given",
        "ledger_account",
        "(kind = 'lot') = (given_minutes IS NOT NULL) AND given_minutes > 0 AND given_minutes % 10 = 0"
        " AND net >= 0 AND (kind = 'lot' OR net IS NULL)",
    )


def _told() -> None:
    op.create_table(
        "ledger_lot",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        sa.Column("given_minutes", sa.Integer(), nullable=False),
        sa.Column("price_per_person_day", sa.Numeric(13, 4), nullable=False),
        sa.Column("net", sa.Numeric(19, 4), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "lot_id"],
            ["ledger_account.credit_account_id", "ledger_account.id"],
            name="fk_ledger_lot_credit_account_id_lot_id",
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "seq"],
            ["ledger_entry.credit_account_id", "ledger_entry.seq"],
            name="fk_ledger_lot_credit_account_id_seq",
        ),
        sa.PrimaryKeyConstraint("credit_account_id", "seq", name="pk_ledger_lot"),
    )
    op.create_index("ix_ledger_lot_lot", "ledger_lot", ["credit_account_id", "lot_id", "seq"])
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_lot"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger_lot"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT SELECT, INSERT ON ledger_lot TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
