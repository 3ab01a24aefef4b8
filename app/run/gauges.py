"""What is asked of the database server, and of the worker's schedule."""

from app.kit.telemetry.figures import Figures
from app.kit.telemetry.metrics import Gauge, Label

# Those that work know their jobs. Who shows the figures learns of them by what these count: to load the
# jobs would take it longer, and more memory, than all else that it does. (A label ``job`` is Prometheus's.)
JOB = Label("job_name")
JOB_KNOWN = Gauge("personday_job_known", "Jobs that this version does.", JOB, together="livemax")

# Whether writes can be served, as a probe finds out (``kit.web.health``), but without one.
STATE = """
SELECT version_num, current_setting('transaction_read_only')::bool OR pg_is_in_recovery() AS read_only
FROM alembic_version
"""
GAUGES = (
    Figures(
        """
        SELECT pg_database_size(datid) AS personday_database_bytes,
            numbackends AS personday_database_connections,
            current_setting('max_connections')::int AS personday_database_max_connections
        FROM pg_stat_database WHERE datname = current_database()
        """,
        {
            "personday_database_bytes": "What the database takes of its disk.",
            "personday_database_connections": "Connections to the database, whoever has them.",
            "personday_database_max_connections": "Connections that its server takes.",
        },
    ),
    Figures(
        """
        SELECT entrypoint AS job_name, greatest(extract(epoch FROM $1::timestamptz - next_run), 0)
            AS personday_job_late_seconds
        FROM pgqueuer_schedules
        """,
        {"personday_job_late_seconds": "For how long a job is due that nobody has begun."},
        (JOB,),
    ),
)
