"""What is asked of the backups that the worker makes."""

from app.kit.telemetry.figures import Figures

GAUGES = (
    Figures(
        """
        SELECT (trouble IS NULL)::int AS personday_backup_made
        FROM backup ORDER BY started_at DESC, id DESC LIMIT 1
        """,
        {"personday_backup_made": "Whether the last one that was tried succeeded."},
    ),
    Figures(
        """
        SELECT extract(epoch FROM mark_at) AS personday_backup_mark_timestamp_seconds,
            size_bytes AS personday_backup_size_bytes
        FROM backup WHERE trouble IS NULL ORDER BY started_at DESC, id DESC LIMIT 1
        """,
        {
            "personday_backup_mark_timestamp_seconds": "Up to when the last one has every answer.",
            "personday_backup_size_bytes": "How large it is.",
        },
    ),
)
