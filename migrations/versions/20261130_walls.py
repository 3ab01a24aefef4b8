"""A second wall: rows of a customer are seen only by who says for whom."""

from alembic import op

from app.kit.postgres.migrations import MAKE_ROLE

revision = "20261130_walls"
down_revision = "20261130_privacy"
branch_labels = None
depends_on = None

OF_AN_ACCOUNT = (
    "ledger_account", "ledger_draw", "ledger_entry", "ledger_lot", "ledger_note", "ledger_posting",
)  # fmt: skip


def upgrade() -> None:
    # One short row for each customer: of a million it takes less than a second.
    op.execute(
        "-- squawk-ignore require-concurrent-index-creation\n"
        "CREATE INDEX ix_credit_account_customer ON credit_account (customer_id)"
    )
    op.execute(MAKE_ROLE)
    op.execute(
        """
        CREATE FUNCTION sees_everybody() RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT current_setting('personday.customer', true) = 'all' $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION seen_customer() RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(nullif(current_setting('personday.customer', true), 'all'), '')::uuid $$
        """
    )
    op.execute("GRANT EXECUTE ON FUNCTION sees_everybody, seen_customer TO personday_app")
    _wall("credit_account", "customer_id = (SELECT seen_customer())")
    for table in OF_AN_ACCOUNT:
        _wall(
            table,
            "credit_account_id = ANY (ARRAY(SELECT credit_account_id FROM credit_account"
            " WHERE customer_id = seen_customer()))",
        )


def _wall(table: str, own: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY seen ON {table} TO personday_app USING ((SELECT sees_everybody()) OR {own})"
    )
    op.execute(f"CREATE POLICY kept ON {table} TO personday_keeper USING (true)")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
