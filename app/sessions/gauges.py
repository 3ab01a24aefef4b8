"""What is asked of sessions that wait."""

from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT count(*) AS personday_sessions_awaiting_credit
        FROM session WHERE status = 'awaiting_credit'
        """,
        {"personday_sessions_awaiting_credit": "Sessions whose customer has to buy credit first."},
    ),
)
