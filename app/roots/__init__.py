"""Signed roots of the ledger: one a day over all entries, so that a rewritten history is found."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("ledger_root",))
