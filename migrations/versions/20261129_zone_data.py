"""With which release of the time zone data the ends of lots were reckoned."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_zone_data"
down_revision = "20261129_removals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_zone_data",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("release", sa.String(), nullable=False),
        sa.CheckConstraint("single", name="single"),
        sa.PrimaryKeyConstraint("single", name="pk_ledger_zone_data"),
    )
    # Nobody noted it so far: the next start reckons all that have not ended.
    op.execute("INSERT INTO ledger_zone_data (single, release) VALUES (true, 'unknown')")
    op.execute("GRANT SELECT, UPDATE ON ledger_zone_data TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
