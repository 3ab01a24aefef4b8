"""On its day people join and leave a session, nobody works in two, and a start can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_the_day_of_the_session"
down_revision = "20261129_what_machines_write"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _booked_time()
    _sessions()


def _booked_time() -> None:
    op.add_column(
        "session_technician",
        sa.Column("working", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    for name in ("joined_at", "left_at"):
        op.add_column(
            "session_technician", sa.Column(name, sa.DateTime(timezone=True), nullable=True)
        )
    # Of several that one technician had started, the last counts: the others are found by that.
    op.execute(
        """
        UPDATE session_technician AS held SET working = true
        FROM (
            SELECT DISTINCT ON (technician_id) technician_id, session_id
            FROM session_technician JOIN session ON session.id = session_id
            WHERE session.status = 'in_progress'
            ORDER BY technician_id, session.started_at DESC, session_id
        ) AS last
        WHERE held.technician_id = last.technician_id AND held.session_id = last.session_id
        """
    )
    op.create_check_constraint("working", "session_technician", "live OR NOT working")
    op.create_check_constraint("left", "session_technician", "left_at IS NULL OR NOT live")
    op.create_index(
        "uq_session_technician_working",
        "session_technician",
        ["technician_id"],
        unique=True,
        postgresql_where=sa.text("working"),
    )
    op.execute(
        """
        CREATE OR REPLACE FUNCTION public.booked_minutes(
            of_technician uuid, booked_from timestamptz, booked_to timestamptz,
            instant timestamptz, but uuid)
        RETURNS TABLE (minutes integer[]) LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT ARRAY(
                SELECT unnest(ARRAY[
                    floor(date_part('epoch', begins) / 60)::int,
                    ceil(date_part('epoch', ends) / 60)::int,
                    CASE WHEN live THEN ceil(date_part('epoch', busy_until) / 60)::int ELSE 0 END
                ])
                FROM (
                    SELECT lower(during) AS begins, upper(during) AS ends,
                           upper(busy) AS busy_until, live
                    FROM session_technician
                    WHERE technician_id = of_technician AND NOT working
                      AND upper(busy) > booked_from
                      AND lower(during) >= booked_from - interval '2 days'
                      AND lower(during) < booked_to
                      AND session_id IS DISTINCT FROM but
                      AND (held_until IS NULL OR held_until >= instant)
                      AND (live OR worked)
                    UNION ALL
                    SELECT greatest(lower(held.during), instant - interval '1 day'), lasts.until,
                           lasts.until + (upper(held.busy) - upper(held.during)), true
                    FROM session_technician AS held
                    CROSS JOIN LATERAL (
                        SELECT CASE WHEN upper(held.during) < instant
                            THEN instant + interval '1 hour' ELSE upper(held.during) END AS until
                    ) AS lasts
                    WHERE held.technician_id = of_technician AND held.working
                      AND held.session_id IS DISTINCT FROM but
                ) AS booked
                WHERE busy_until > booked_from AND begins < booked_to ORDER BY begins
            );
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.booked_minutes IS 'What a technician is booked for, as one flat"
        " array of minutes since the epoch: start, end, end with its buffer (0 when only the load"
        " counts), and so on. One that takes longer than planned is thought to last an hour more. No"
        " booking is longer than two days, so an index finds its start.'"
    )


def _sessions() -> None:
    op.add_column("session", sa.Column("reserved_technicians", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE session SET reserved_technicians ="
        " (SELECT count(*) FROM session_technician WHERE session_id = session.id)"
    )
    op.alter_column("session", "reserved_technicians", nullable=False)
    op.create_check_constraint("reserved_technicians", "session", "reserved_technicians > 0")
    op.create_table(
        "session_undone_start",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "number", name="pk_session_undone_start"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_session_undone_start_session_id"
        ),
    )
    op.execute("GRANT SELECT, INSERT ON session_undone_start TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
