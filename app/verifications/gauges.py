"""What is asked of the last time that everything was recomputed."""

from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT (status = 'passed')::int AS personday_verification_passed,
            jsonb_array_length(findings) AS personday_verification_broken_invariants,
            extract(epoch FROM finished_at) AS personday_verification_finished_timestamp_seconds
        FROM verification WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT 1
        """,
        {
            "personday_verification_passed": "Whether the last one that ended found every invariant.",
            "personday_verification_broken_invariants": "How many it found broken.",
            "personday_verification_finished_timestamp_seconds": "When it ended.",
        },
    ),
)
