"""A second wall: rows of a customer are seen only by who says for whom."""

from alembic import op

from app.kit.migrations import MAKE_ROLE

revision = "20261130_walls"
down_revision = "20261130_unclear_lines"
branch_labels = None
depends_on = None

OF_A_CUSTOMER = (
    "adjustment", "approval", "attachment", "call_task", "credit_account", "credit_warning",
    "inbound_email", "mail", "message", "payment", "penalty", "phone_call", "purchase", "refund",
    "session", "ticket", "watcher", "worksheet",
)  # fmt: skip
OF_AN_ACCOUNT = (
    "finance_holding", "finance_lot", "finance_movement", "finance_position", "ledger_account",
    "ledger_draw", "ledger_entry", "ledger_lot", "ledger_note", "ledger_posting", "period_head",
)  # fmt: skip
# Table -> the one that its rows are part of.
OF_ANOTHER = {
    "clock_turn": "ticket",
    "invitation_answer": "session",
    "reporter_mail": "ticket",
    "session_move": "session",
    "session_removal": "session",
    "session_undone_start": "session",
    "ticket_change": "ticket",
    "time_entry": "worksheet",
    "worksheet_draft": "session",
    "worksheet_round": "worksheet",
}


def upgrade() -> None:
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
    for table in OF_A_CUSTOMER:
        _wall(table, "customer_id = (SELECT seen_customer())")
    for table in OF_AN_ACCOUNT:
        _wall(
            table,
            "credit_account_id = ANY (ARRAY(SELECT credit_account_id FROM credit_account"
            " WHERE customer_id = seen_customer()))",
        )
    for table, whole in OF_ANOTHER.items():
        _wall(table, f"EXISTS (SELECT FROM {whole} WHERE {whole}.id = {table}.{whole}_id)")


def _wall(table: str, own: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY seen ON {table} TO personday_app USING ((SELECT sees_everybody()) OR {own})"
    )
    op.execute(f"CREATE POLICY kept ON {table} TO personday_keeper USING (true)")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
