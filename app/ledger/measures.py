"""What is counted of the ledger, once it is committed."""

from app.kit.telemetry.metrics import Counter, Histogram, Label
from app.ledger.accounts import EntryKind

KIND = Label("kind", EntryKind)

ENTRIES = Counter("personday_ledger_entries_total", "Entries that were booked.", KIND)
POSTINGS = Counter("personday_ledger_postings_total", "Postings, by the kind of their entry.", KIND)
LOCK_SECONDS = Histogram(
    "personday_ledger_lock_seconds", "Trips that take the lock of a credit account."
)
