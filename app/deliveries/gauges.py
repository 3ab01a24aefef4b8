"""What is asked of what waits to leave."""

from app.deliveries.measures import CHANNEL
from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT channel, count(*) AS personday_deliveries_waiting,
            count(*) FILTER (WHERE due_at <= $1) AS personday_deliveries_due,
            extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE due_at <= $1))
                AS personday_delivery_oldest_due_age_seconds
        FROM delivery WHERE state = 'waiting' GROUP BY channel
        """,
        {
            "personday_deliveries_waiting": "Deliveries that wait, or are on their way.",
            "personday_deliveries_due": "Those of them that are due.",
            "personday_delivery_oldest_due_age_seconds": "For how long the oldest of these is due.",
        },
        (CHANNEL,),
    ),
    Figures(
        """
        SELECT channel, count(*) AS personday_deliveries_set_aside
        FROM delivery WHERE state = 'failed' GROUP BY channel
        """,
        {"personday_deliveries_set_aside": "Deliveries that nobody tries any more."},
        (CHANNEL,),
    ),
    Figures(
        """
        SELECT (SELECT coalesce(max(position), 0) FROM event) - position AS personday_events_unplanned
        FROM delivery_plan
        """,
        {"personday_events_unplanned": "Events of which it is not yet known who is told of them."},
    ),
)
