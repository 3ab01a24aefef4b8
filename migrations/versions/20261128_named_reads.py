"""What several slices read of another has a name: functions that the planner writes out in place."""

from alembic import op

revision = "20261128_named_reads"
down_revision = "20261128_booked_time"
branch_labels = None
depends_on = None

FUNCTIONS = (
    "access_until",
    "booked_minutes",
    "plan_of_customer",
    "session_overdue",
    "session_status",
    "stale_sessions",
    "terms_of_customer",
)


def upgrade() -> None:
    _customers()
    _plans()
    _booked_time()
    _sessions()
    op.execute(f"GRANT EXECUTE ON FUNCTION {', '.join(FUNCTIONS)} TO personday_app")


def _customers() -> None:
    op.execute(
        """
        CREATE FUNCTION public.access_until(of_server uuid, instant timestamptz)
        RETURNS TABLE (access_until timestamptz) LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT max(coalesce(access.valid_until, '9999-01-01Z')) FROM server_access AS access
            WHERE access.server_id = of_server AND access.revoked_at IS NULL
              AND access.checked_at <= instant;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.access_until IS 'Until when technicians can reach a server,"
        " checked by the instant; the year 9999 without an end, null when they cannot (rule S1).'"
    )


def _plans() -> None:
    op.execute(
        """
        CREATE FUNCTION public.plan_of_customer(of_customer uuid, instant timestamptz)
        RETURNS TABLE (plan_id uuid, subscription_id uuid, starts_on date, ends_on date)
        LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT coalesce(subscription.plan_id, '00000000-0000-7000-8000-000000000011'),
                   subscription.id, subscription.starts_on, subscription.ends_on
            FROM customer LEFT JOIN subscription ON subscription.customer_id = customer.id
                AND daterange(subscription.starts_on, subscription.ends_on, '[]')
                    @> (instant AT TIME ZONE customer.time_zone)::date
            WHERE customer.id = of_customer;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.plan_of_customer IS 'The plan of a customer on the day of the"
        " instant by its calendar: that of its subscription, or the basic one (rule P4).'"
    )
    op.execute(
        """
        CREATE FUNCTION public.terms_of_customer(of_customer uuid, instant timestamptz)
        RETURNS TABLE (terms jsonb) LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT version.terms FROM public.plan_of_customer(of_customer, instant) AS present
            JOIN plan_version AS version ON version.plan_id = present.plan_id
            WHERE version.in_force_from <= instant
            ORDER BY version.in_force_from DESC, version.number DESC LIMIT 1;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.terms_of_customer IS 'The terms of a customer''s plan at the"
        " instant (rule P4).'"
    )


def _booked_time() -> None:
    op.execute(
        """
        CREATE FUNCTION public.booked_minutes(
            of_technician uuid, booked_from timestamptz, booked_to timestamptz,
            instant timestamptz, but uuid)
        RETURNS TABLE (minutes integer[]) LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT ARRAY(
                SELECT unnest(ARRAY[
                    floor(date_part('epoch', lower(during)) / 60)::int,
                    ceil(date_part('epoch', upper(during)) / 60)::int,
                    CASE WHEN live
                        THEN ceil(date_part('epoch', upper(busy)) / 60)::int ELSE 0 END
                ])
                FROM (
                    SELECT during, busy, live FROM session_technician
                    WHERE technician_id = of_technician AND upper(busy) > booked_from
                      AND lower(during) >= booked_from - interval '2 days'
                      AND lower(during) < booked_to
                      AND session_id IS DISTINCT FROM but
                      AND (held_until IS NULL OR held_until >= instant)
                      AND (live OR worked)
                    ORDER BY lower(during)
                ) AS booked
            );
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.booked_minutes IS 'What a technician is booked for, as one flat"
        " array of minutes since the epoch: start, end, end with its buffer (0 when only the load"
        " counts), and so on. No booking is longer than two days, so an index finds its start.'"
    )
    op.execute(
        """
        CREATE FUNCTION public.stale_sessions(
            of_technicians uuid[], booked_from timestamptz, booked_to timestamptz,
            instant timestamptz)
        RETURNS TABLE (session_id uuid) LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT DISTINCT held.session_id FROM session_technician AS held
            WHERE held.technician_id = ANY (of_technicians) AND held.live
              AND held.held_until < instant AND held.busy && tstzrange(booked_from, booked_to);
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.stale_sessions IS 'Sessions that have waited for credit too"
        " long and still block the time of these technicians (rule C5).'"
    )


def _sessions() -> None:
    op.execute(
        """
        CREATE FUNCTION public.session_overdue(
            status text, top_up_by timestamptz, instant timestamptz) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN status = 'awaiting_credit' AND top_up_by < instant
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.session_overdue IS 'Whether a session''s wait for credit is"
        " over: it lasts up to and including top_up_by (rule C5).'"
    )
    op.execute(
        """
        CREATE FUNCTION public.session_status(
            status text, top_up_by timestamptz, instant timestamptz) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE WHEN public.session_overdue(status, top_up_by, instant)
            THEN 'lapsed' ELSE status END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.session_status IS 'A session''s status at the instant: one that"
        " has waited too long has lapsed, whether or not a sweep has booked it.'"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
