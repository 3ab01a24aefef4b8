"""Price lists by currency, days and quantity; a purchase may name the one that its price is of."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129_price_lists"
down_revision = "20261129_four_eyes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "price_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("valid_from <= valid_to", name="period"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        postgresql.ExcludeConstraint(
            ("currency", "="),
            (sa.text("daterange(valid_from, valid_to, '[]')"), "&&"),
            using="gist",
            name="ex_price_list_period",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_price_list"),
    )
    op.create_table(
        "price_step",
        sa.Column("price_list_id", sa.Uuid(), nullable=False),
        sa.Column("from_person_days", sa.Numeric(9, 4), nullable=False),
        sa.Column("price_per_person_day", sa.Numeric(13, 4), nullable=False),
        sa.CheckConstraint("from_person_days >= 0", name="from_person_days"),
        sa.CheckConstraint("price_per_person_day >= 0", name="price"),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name="fk_price_step_price_list_id"
        ),
        sa.PrimaryKeyConstraint("price_list_id", "from_person_days", name="pk_price_step"),
    )
    op.add_column("purchase", sa.Column("price_list_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        "fk_purchase_price_list_id", "purchase", "price_list", ["price_list_id"], ["id"]
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON price_list TO personday_app")
    op.execute("GRANT SELECT, INSERT ON price_step TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
