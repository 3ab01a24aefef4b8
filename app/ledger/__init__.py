"""Minutes, and nothing but minutes: the book of every credit account."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("ledger_entry",))
