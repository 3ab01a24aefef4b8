"""Of answers to invitations that are in doubt the newest are kept: others can be forgotten."""

from alembic import op

revision = "20261129_answers_in_doubt"
down_revision = "20261129_threads_found_later"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("GRANT DELETE ON invitation_answer TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
