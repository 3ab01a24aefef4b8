"""What every request asks is planned once: what a policy asks, an account's lock, numbers of events."""

from alembic import op

revision = "20261201_planned_once"
down_revision = "20261130_mail_of_strangers"
branch_labels = None
depends_on = None

OF_A_CUSTOMER = (
    "adjustment", "approval", "attachment", "call_task", "credit_account", "credit_warning", "mail",
    "message", "payment", "penalty", "phone_call", "purchase", "refund", "server_access", "session",
    "subscription", "ticket", "watcher", "worksheet",
)  # fmt: skip
OF_AN_ACCOUNT = (
    "finance_holding", "finance_lot", "finance_movement", "finance_position", "ledger_account",
    "ledger_draw", "ledger_entry", "ledger_lot", "ledger_note", "ledger_posting", "period_head",
)  # fmt: skip
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
# A function in SQL would be inlined anew in each statement that is not prepared.
EVERYBODY = "(SELECT current_setting('personday.customer', true) = 'all')"


def upgrade() -> None:
    op.execute(
        """
        CREATE OR REPLACE FUNCTION seen_customer() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
        BEGIN
            RETURN nullif(nullif(current_setting('personday.customer', true), 'all'), '')::uuid;
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION seen_accounts() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
        BEGIN
            RETURN ARRAY(
                SELECT credit_account_id FROM credit_account WHERE customer_id = seen_customer()
            );
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION lock_account(id uuid) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM 1 FROM credit_account WHERE credit_account_id = id FOR UPDATE;
        END $$
        """
    )
    # Each statement of a function sees what was committed when it starts: only the one after the lock
    # counts. The index is read in its order, which forgets what was numbered before; a bitmap reads it all.
    op.execute(
        """
        CREATE FUNCTION number_events(most integer, lock bigint) RETURNS integer LANGUAGE plpgsql
        SET enable_bitmapscan = off SET enable_seqscan = off AS $$
        DECLARE
            numbered integer;
            last bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(lock);
            WITH fresh AS (
                SELECT event_no, (SELECT coalesce(max(position), 0) FROM event)
                    + row_number() OVER (ORDER BY event_no) AS position
                FROM (
                    SELECT event_no FROM event WHERE position IS NULL ORDER BY event_no LIMIT most
                ) AS pending
            ), changed AS (
                UPDATE event SET position = fresh.position FROM fresh
                WHERE event.event_no = fresh.event_no RETURNING event.position
            )
            SELECT count(*), max(position) INTO numbered, last FROM changed;
            IF numbered > 0 THEN
                PERFORM pg_notify('personday_events', last::text);
            END IF;
            RETURN numbered;
        END $$
        """
    )
    op.execute(
        "GRANT EXECUTE ON FUNCTION seen_accounts, lock_account, number_events TO personday_app"
    )
    for table in OF_A_CUSTOMER:
        _wall(table, "customer_id = (SELECT seen_customer())")
    for table in OF_AN_ACCOUNT:
        _wall(table, "credit_account_id = ANY ((SELECT seen_accounts())::uuid[])")
    for table, whole in OF_ANOTHER.items():
        _wall(table, f"EXISTS (SELECT FROM {whole} WHERE {whole}.id = {table}.{whole}_id)")
    # Only policies have called it.
    op.execute("-- squawk-ignore ban-drop-function\nDROP FUNCTION sees_everybody")


def _wall(table: str, own: str) -> None:
    op.execute(f"ALTER POLICY seen ON {table} USING ({EVERYBODY} OR {own})")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
