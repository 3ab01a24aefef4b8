"""Planned remote sessions, from the booking to their end, and what late changes cost."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks", "jobs", "gauges"), subjects=("session", "penalty")
)
