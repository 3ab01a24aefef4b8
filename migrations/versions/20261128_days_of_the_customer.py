"""PostgreSQL computes no local date: it gives what can hold around the day, and the service decides."""

from alembic import op

revision = "20261128_days_of_the_customer"
down_revision = "20261128_named_reads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP FUNCTION public.terms_of_customer, public.plan_of_customer")
    op.execute(
        """
        CREATE FUNCTION public.plans_near(of_customer uuid, instant timestamptz)
        RETURNS TABLE (time_zone varchar, plan_id uuid, subscription_id uuid, starts_on date,
                       ends_on date)
        LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT customer.time_zone, coalesce(subscription.plan_id, basic.id), subscription.id,
                   subscription.starts_on, subscription.ends_on
            FROM customer
            CROSS JOIN (VALUES ('00000000-0000-7000-8000-000000000011'::uuid)) AS basic (id)
            CROSS JOIN LATERAL (
                SELECT NULL::uuid AS id, NULL::uuid AS plan_id, NULL::date AS starts_on,
                       NULL::date AS ends_on
                UNION ALL
                SELECT held.id, held.plan_id, held.starts_on, held.ends_on
                FROM subscription AS held
                WHERE held.customer_id = customer.id
                  AND daterange(held.starts_on, held.ends_on, '[]') && daterange(
                      ((instant - interval '1 day') AT TIME ZONE 'UTC')::date,
                      ((instant + interval '1 day') AT TIME ZONE 'UTC')::date, '[]')
            ) AS subscription
            WHERE customer.id = of_customer;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.plans_near IS 'The basic plan, and each that a subscription"
        " gives the customer a day before the instant, on its day by UTC, or a day after: which of"
        " them holds is decided by the customer''s calendar, in the service (rule P4).'"
    )
    op.execute(
        """
        CREATE FUNCTION public.terms_near(of_customer uuid, instant timestamptz)
        RETURNS TABLE (time_zone varchar, starts_on date, ends_on date, terms jsonb)
        LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            SELECT near.time_zone, near.starts_on, near.ends_on, version.terms
            FROM public.plans_near(of_customer, instant) AS near
            CROSS JOIN LATERAL (
                SELECT plan_version.terms FROM plan_version
                WHERE plan_version.plan_id = near.plan_id
                  AND plan_version.in_force_from <= instant
                ORDER BY plan_version.in_force_from DESC, plan_version.number DESC LIMIT 1
            ) AS version;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.terms_near IS 'The terms of each of the plans near, at the"
        " instant.'"
    )
    op.execute("GRANT EXECUTE ON FUNCTION plans_near, terms_near TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
