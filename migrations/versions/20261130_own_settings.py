"""In which language and by whose clocks somebody reads, as they chose themselves."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_own_settings"
down_revision = "20261130_discarded"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact", sa.Column("time_zone", sa.String(), nullable=True))
    op.add_column("technician", sa.Column("language", sa.String(), nullable=True))
    op.add_column("technician", sa.Column("reading_time_zone", sa.String(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
