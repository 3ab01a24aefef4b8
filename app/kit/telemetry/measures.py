"""What is counted of any service: its requests, its connections, its processes."""

from app import errors
from app.kit.telemetry.metrics import Counter, Gauge, Histogram, Label

METHOD = Label("method", ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"))
# As they are declared; those that are found nowhere are one.
ROUTE = Label("route")
STATUS = Label("status", ("1xx", "2xx", "3xx", "4xx", "5xx"))
CODE = Label("code", (one.code for one in errors.catalogue()))
POOL = Label("pool", ("deliveries", "jobs", "requests"))
# Why a whole transaction runs again; ``other`` is a choice that somebody else had made.
REASON = Label("reason", ("40001", "40P01"))

REQUEST_SECONDS = Histogram(
    "personday_http_request_duration_seconds", "Time of a request, until its answer is out.",
    METHOD, ROUTE, STATUS,
)  # fmt: skip
IN_FLIGHT = Gauge(
    "personday_http_requests_in_flight", "Requests that are being answered.", together="livesum"
)
REFUSALS = Counter(
    "personday_refusals_total", "Refused requests, by the code of the problem.", CODE
)
PLACES_USED = Gauge(
    "personday_places_used",
    "Requests that are worked on, of those that may be.",
    together="livesum",
)
PLACES_WAITING = Gauge(
    "personday_places_waiting", "Requests that wait for a place.", together="livesum"
)
TURNS_WAITING = Gauge(
    "personday_turns_waiting", "Requests that wait behind others for the same thing.",
    together="livesum",
)  # fmt: skip
BODIES_BYTES = Gauge(
    "personday_bodies_bytes", "Bodies of requests that are in memory.", together="livesum"
)
CONNECTIONS = Gauge(
    "personday_connections", "Connections of clients, at work or waiting.", together="livesum"
)

POOL_SIZE = Gauge(
    "personday_pool_size", "Connections to the database that a pool may have.", POOL,
    together="livesum",
)  # fmt: skip
POOL_USED = Gauge(
    "personday_pool_used", "Connections to the database that somebody works with.", POOL,
    together="livesum",
)  # fmt: skip
POOL_WAITING = Gauge(
    "personday_pool_waiting", "Who waits for a connection to the database.", POOL,
    together="livesum",
)  # fmt: skip
POOL_WAIT_SECONDS = Histogram(
    "personday_pool_wait_seconds",
    "Waits for a connection to the database, of who had to wait.",
    POOL,
)
RETRIES = Counter(
    "personday_transaction_retries_total", "Transactions that ran again, by the reason.", REASON
)
LOCK_TIMEOUTS = Counter(
    "personday_lock_timeouts_total", "Statements that gave up waiting for a lock."
)
COMMITS_UNKNOWN = Counter(
    "personday_commits_unknown_total", "Commits of which nobody learned whether they happened."
)

PROCESSES = Gauge("personday_processes", "Processes that serve or work.", together="livesum")
LOOP_LAG = Gauge(
    "personday_loop_lag_seconds", "How late the slowest process did its last look at itself.",
    together="livemax",
)  # fmt: skip
CPU_SECONDS = Counter("process_cpu_seconds_total", "Processor time of all processes together.")
MEMORY = Gauge(
    "process_resident_memory_bytes", "Memory of all processes together.", together="livesum"
)
OPEN_FILES = Gauge(
    "process_open_fds", "Files and connections that all processes have open.", together="livesum"
)
