"""When technicians work: the company's settings, holidays, working hours; sessions that wait."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261123_working_time"
down_revision = "20261122_guards"
branch_labels = None
depends_on = None

PRESENT = sa.text("removed_at IS NULL")


def upgrade() -> None:
    _company()
    _holidays()
    _working_time()
    _sessions()
    _calendar_feeds()
    op.execute("GRANT SELECT, UPDATE ON company, business_calendar TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON holiday TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON holiday_year TO personday_app")
    op.execute(
        "GRANT SELECT, INSERT, UPDATE ON closure, working_hours, working_exception, time_off,"
        " calendar_feed"
        " TO personday_app"
    )


def _company() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("support_phone", sa.String(), nullable=True),
        sa.Column("support_email", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("buffer_minutes", sa.Integer(), nullable=False),
        sa.Column("notice_minutes", sa.Integer(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("slot_step_minutes", sa.Integer(), nullable=False),
        sa.Column("top_up_hours", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = '00000000-0000-7000-8000-000000000001'", name="single"),
        sa.CheckConstraint(
            "buffer_minutes >= 0 AND notice_minutes >= 0 AND horizon_days > 0"
            " AND slot_step_minutes > 0 AND top_up_hours > 0",
            name="figures",
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "INSERT INTO company VALUES ('00000000-0000-7000-8000-000000000001', 'Personday', NULL,"
        " 'support@example.com', 'Europe/Prague', 0, 0, 365, 30, 72, 1)"
    )
    op.create_table(
        "business_calendar",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("holiday_country", sa.String(), nullable=False),
        sa.Column("hours", postgresql.JSONB(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = '00000000-0000-7000-8000-000000000002'", name="single"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "INSERT INTO business_calendar VALUES ('00000000-0000-7000-8000-000000000002',"
        " 'Europe/Prague', 'CZ',"
        " '[[0,540,1020],[1,540,1020],[2,540,1020],[3,540,1020],[4,540,1020]]', 1)"
    )


def _holidays() -> None:
    op.create_table(
        "holiday_year",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("pinned_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("country", "year"),
    )
    op.create_table(
        "holiday",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("holiday_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("country", "holiday_on"),
    )
    op.create_table(
        "closure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name="period"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_closure_ends_at", "closure", ["ends_at"], postgresql_where=PRESENT)


def _working_time() -> None:
    op.add_column("technician", sa.Column("holiday_country", sa.String(), nullable=True))
    op.create_table(
        "working_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        sa.CheckConstraint(
            "0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440", name="period"
        ),
        sa.CheckConstraint("valid_from <= valid_to", name="validity"),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "ALTER TABLE working_hours ADD CONSTRAINT ex_working_hours_period EXCLUDE USING gist"
        " (technician_id WITH =, weekday WITH =, (int4range(from_minute, to_minute)) WITH &&,"
        " (daterange(valid_from, valid_to, '[]')) WITH &&) WHERE (removed_at IS NULL)"
    )
    op.create_index(
        "ix_working_hours_technician_id",
        "working_hours",
        ["technician_id", "id"],
        postgresql_where=PRESENT,
    )
    op.create_table(
        "working_exception",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("exception_on", sa.Date(), nullable=False),
        sa.Column("periods", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "uq_working_exception_day",
        "working_exception",
        ["technician_id", "exception_on"],
        unique=True,
        postgresql_where=PRESENT,
    )
    op.create_table(
        "time_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name="period"),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_time_off_technician_id",
        "time_off",
        ["technician_id", "ends_at"],
        postgresql_where=PRESENT,
    )


def _sessions() -> None:
    op.add_column("session", sa.Column("language", sa.String(), nullable=True))
    op.add_column("session", sa.Column("organizer", sa.String(), nullable=True))
    op.execute("UPDATE session SET organizer = company.support_email FROM company")
    op.alter_column("session", "organizer", nullable=False)
    op.add_column("session", sa.Column("override_reason", sa.String(), nullable=True))
    op.add_column("session", sa.Column("top_up_by", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        "top_up", "session", "status <> 'awaiting_credit' OR top_up_by IS NOT NULL"
    )
    op.create_index(
        "ix_session_waiting",
        "session",
        ["customer_id", "starts_at"],
        postgresql_where=sa.text("status = 'awaiting_credit'"),
    )
    op.add_column("session_technician", sa.Column("busy", postgresql.TSTZRANGE(), nullable=True))
    op.execute("UPDATE session_technician SET busy = during")
    op.alter_column("session_technician", "busy", nullable=False)
    op.add_column(
        "session_technician", sa.Column("held_until", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_check_constraint(
        "busy",
        "session_technician",
        "busy @> during AND lower(busy) = lower(during) AND lower_inc(busy)"
        " AND NOT upper_inc(busy) AND NOT upper_inf(busy)",
    )
    op.drop_index("ix_session_technician_technician_id", table_name="session_technician")
    op.execute(
        "CREATE INDEX ix_session_technician_starts_at"
        " ON session_technician (technician_id, lower(during))"
    )
    op.execute("ALTER TABLE session_technician DROP CONSTRAINT ex_session_technician_during")
    op.execute(
        "ALTER TABLE session_technician ADD CONSTRAINT ex_session_technician_busy"
        " EXCLUDE USING gist (technician_id WITH =, busy WITH &&) WHERE (live)"
    )


def _calendar_feeds() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(technician_id IS NULL) <> (customer_id IS NULL)", name="subject"),
        sa.ForeignKeyConstraint(["technician_id"], ["technician.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret_hash"),
    )
    op.create_index("ix_calendar_feed_customer_id", "calendar_feed", ["customer_id", "id"])


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
