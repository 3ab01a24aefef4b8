"""The second wall stands around sessions, worksheets, tickets, what is written there, mails and money."""

from alembic import op

revision = "20261130_wider_walls"
down_revision = "20261130_burn_order"
branch_labels = None
depends_on = None

OF_A_CUSTOMER = (
    "adjustment", "approval", "attachment", "call_task", "credit_warning", "mail",
    "message", "payment", "penalty", "phone_call", "purchase", "refund", "server_access", "session",
    "subscription", "ticket", "watcher", "worksheet",
)  # fmt: skip
OF_AN_ACCOUNT = (
    "finance_holding",
    "finance_lot",
    "finance_movement",
    "finance_position",
    "period_head",
)
# Table -> the one that its rows are part of. They are written in one statement with it, which does not
# see it yet: so what is written is not held to it.
OF_ANOTHER = {
    "clock_turn": "ticket",
    "invitation_answer": "session",
    "reporter_mail": "ticket",
    "session_move": "session",
    "session_undone_start": "session",
    "ticket_change": "ticket",
    "time_entry": "worksheet",
    "worksheet_draft": "session",
    "worksheet_round": "worksheet",
}


def upgrade() -> None:
    for table in OF_A_CUSTOMER:
        _wall(table, "customer_id = (SELECT seen_customer())")
    for table in OF_AN_ACCOUNT:
        _wall(
            table,
            "credit_account_id = ANY (ARRAY(SELECT credit_account_id FROM credit_account"
            " WHERE customer_id = seen_customer()))",
        )
    for table, whole in OF_ANOTHER.items():
        own = f"EXISTS (SELECT FROM {whole} WHERE {whole}.id = {table}.{whole}_id)"
        _wall(table, own, "WITH CHECK (true)")


def _wall(table: str, own: str, check: str = "") -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY seen ON {table} TO personday_app"
        f" USING ((SELECT sees_everybody()) OR {own}) {check}"
    )
    op.execute(f"CREATE POLICY kept ON {table} TO personday_keeper USING (true)")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
