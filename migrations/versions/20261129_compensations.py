"""A compensation is an adjustment with a row: those that the ledger has booked without get theirs."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_compensations"
down_revision = "20261128_folded_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("adjustment", sa.Column("kind", sa.String(), nullable=True))
    op.execute("UPDATE adjustment SET kind = 'correction'")
    op.execute(
        """
        WITH booked AS (
            SELECT entry.credit_account_id, entry.seq, entry.id AS entry_id, entry.actor,
                   entry.booked_at, split_part(entry.reference, ':', 2)::uuid AS id,
                   account.customer_id
            FROM ledger_entry AS entry
            JOIN credit_account AS account USING (credit_account_id)
            WHERE entry.kind = 'adjustment'
              AND NOT EXISTS (SELECT 1 FROM adjustment WHERE adjustment.entry_id = entry.id)
        ), added AS (
            INSERT INTO adjustment (id, customer_id, kind, minutes, reason, entry_id, created_at)
            SELECT booked.id, booked.customer_id, 'compensation', sum(posting.minutes),
                   'Minutes came back to a lot past its last day, and the provider caused it.',
                   booked.entry_id, booked.booked_at
            FROM booked JOIN ledger_posting AS posting USING (credit_account_id, seq)
            GROUP BY booked.id, booked.customer_id, booked.entry_id, booked.booked_at
            RETURNING id, minutes
        )
        INSERT INTO event (
            id, type, customer_id, subject_type, subject_id, actor, occurred_at, data)
        SELECT gen_random_uuid(), 'adjustment.made', booked.customer_id, 'adjustment', booked.id,
               booked.actor, booked.booked_at, jsonb_build_object('minutes', added.minutes)
        FROM booked JOIN added USING (id) ORDER BY booked.booked_at, booked.id
        """
    )
    op.alter_column("adjustment", "kind", nullable=False)
    op.create_check_constraint(
        "kind", "adjustment", "kind = 'correction' OR kind = 'compensation' AND minutes > 0"
    )
    op.create_unique_constraint("uq_adjustment_entry_id", "adjustment", ["entry_id"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
