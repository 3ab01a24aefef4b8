"""What is asked of tickets that somebody has to work on."""

from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT count(*) AS personday_tickets_open,
            count(*) FILTER (WHERE technician_id IS NULL) AS personday_tickets_untaken,
            count(*) FILTER (WHERE resolution_due_at > at AND resolution_due_at <= at + interval '4 hours')
                AS personday_tickets_due,
            count(*) FILTER (WHERE resolution_due_at <= at) AS personday_tickets_overdue
        FROM ticket CROSS JOIN (SELECT $1::timestamptz AS at) AS now WHERE stage = 0
        """,
        {
            "personday_tickets_open": "Tickets that wait for the provider.",
            "personday_tickets_untaken": "Those of them that nobody has taken.",
            "personday_tickets_due": "Those of them that are to be resolved within four hours.",
            "personday_tickets_overdue": "Those of them that were to be resolved by now.",
        },
    ),
)
