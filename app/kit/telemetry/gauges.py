"""What is asked of events: apart from what writes them, as who shows the figures loads no more."""

from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT extract(epoch FROM $1::timestamptz - min(occurred_at))
            AS personday_events_oldest_unnumbered_age_seconds
        FROM (SELECT occurred_at FROM event WHERE position IS NULL ORDER BY event_no LIMIT 1) AS oldest
        """,
        {
            "personday_events_oldest_unnumbered_age_seconds": "How old the oldest event is that has"
            " no position in the feed yet."
        },
    ),
)
