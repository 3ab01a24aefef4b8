"""What a table class cannot say: append-only triggers, the role and its rights."""

from alembic import op

from app.kit.postgres.migrations import MAKE_ROLE

revision = "20261122_guards"
down_revision = "20261122_first"
branch_labels = None
depends_on = None

APPEND_ONLY = ("ledger_entry", "ledger_posting")
INSERT_ONLY = ("customer", "contact", "server", "technician", "session_move", "worksheet_round")
MUTABLE = (
    "adjustment",
    "api_key",
    "credit_account",
    "ledger_account",
    "ledger_draw",
    "penalty",
    "purchase",
    "server_access",
    "session",
    "time_entry",
    "worksheet",
)
REMOVABLE = ("idempotency_key", "ledger_note", "session_technician")


def upgrade() -> None:
    _append_only()
    _role()
    op.execute(
        "INSERT INTO cursor_secret (single, secret)"
        " SELECT true, sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8'))"
        " FROM generate_series(1, 4)"
    )


def _append_only() -> None:
    op.execute(
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
        END $$
        """
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _role() -> None:
    op.execute(MAKE_ROLE)
    op.execute("GRANT USAGE ON SCHEMA public TO personday_app")
    op.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO personday_app")
    for tables, rights in (
        (APPEND_ONLY, "INSERT"),
        (INSERT_ONLY, "INSERT"),
        (MUTABLE, "INSERT, UPDATE"),
        (REMOVABLE, "INSERT, UPDATE, DELETE"),
    ):
        op.execute(f"GRANT {rights} ON {', '.join(tables)} TO personday_app")
    op.execute("GRANT INSERT, UPDATE (position) ON event TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
