"""What is written without a lock is held to what was read: an account, who has it, and who waits for it."""

from alembic import op

revision = "20261201_watched_accounts"
down_revision = "20261201_planned_once"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Whoever changes what the conditions name does it behind the lock that is taken here.
    op.execute(
        """
        CREATE FUNCTION hold_account(id uuid, version xid, scope text, nobody_waits boolean)
        RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            owner uuid;
        BEGIN
            PERFORM set_config('personday.customer', scope, true);
            SELECT customer_id INTO owner FROM credit_account
            WHERE credit_account_id = id AND xmin = version FOR UPDATE SKIP LOCKED;
            IF owner IS NULL
                OR EXISTS (SELECT FROM customer AS c WHERE c.id = owner AND deactivated_at IS NOT NULL)
                OR nobody_waits AND EXISTS (
                    SELECT FROM session WHERE customer_id = owner AND status = 'awaiting_credit'
                )
            THEN
                RAISE serialization_failure USING MESSAGE = 'the account has changed since it was read';
            END IF;
        END $$
        """
    )
    op.execute("GRANT EXECUTE ON FUNCTION hold_account TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
