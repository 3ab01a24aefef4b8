"""Roots of the ledger that were signed, one a day."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_signed_roots"
down_revision = "20261130_holders_of_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_root",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("endorsement", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("position >= 0", name="position"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_root"),
        sa.UniqueConstraint("number", name="uq_ledger_root_number"),
        sa.UniqueConstraint("signed_on", name="uq_ledger_root_signed_on"),
    )
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_root"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger_root"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT SELECT, INSERT ON ledger_root TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
