"""Who did what, who read what is personal, and who was refused."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_audit"
down_revision = "20261130_unclear_lines"
branch_labels = None
depends_on = None

# What younger records would be is nothing that whoever holds the service's rights may say: here, and only
# here, the database's own clock counts.
_LEAST = "clock_timestamp() - interval '90 days'"


def upgrade() -> None:
    _tables()
    _indexes()
    _append_only()


def _tables() -> None:
    op.create_table(
        "audit_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.CheckConstraint("outcome IN ('done', 'read', 'refused', 'lost')", name="outcome"),
        sa.CheckConstraint("times > 0", name="times"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_record"),
    )
    op.create_table(
        "audit_address",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name="pk_audit_address"),
    )


def _indexes() -> None:
    for column in ("actor", "customer_id", "object_id"):
        op.create_index(
            f"ix_audit_record_{column}",
            "audit_record",
            [column, "id"],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_index(
        "ix_audit_record_at",
        "audit_record",
        ["at"],
        postgresql_using="brin",
        postgresql_with={"autosummarize": "on"},
    )
    op.create_index("ix_audit_address_at", "audit_address", ["at"])


def _append_only() -> None:
    op.execute(
        f"""
        CREATE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.at >= {_LEAST} THEN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
            END IF;
            RETURN OLD;
        END $$
        """
    )
    # The service has no right to remove a record; this removes old ones for it, and no others.
    op.execute(
        f"""
        CREATE FUNCTION audit_forget(before timestamptz, most integer) RETURNS bigint
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
            WITH gone AS (
                DELETE FROM audit_record WHERE id IN (
                    SELECT id FROM audit_record WHERE at < least(before, {_LEAST}) LIMIT most
                ) RETURNING 1
            ) SELECT count(*) FROM gone
        $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION audit_forget(timestamptz, integer) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION audit_forget(timestamptz, integer) TO personday_app")
    for name, when, each, function in (
        ("append_only", "UPDATE", "ROW", "refuse_change"),
        ("no_truncate", "TRUNCATE", "STATEMENT", "refuse_change"),
        ("no_early_end", "DELETE", "ROW", "refuse_early_end"),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {when} ON audit_record"
            f" FOR EACH {each} EXECUTE FUNCTION {function}()"
        )
    op.execute("GRANT SELECT, INSERT ON audit_record TO personday_app")
    op.execute("GRANT SELECT, INSERT, DELETE ON audit_address TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
