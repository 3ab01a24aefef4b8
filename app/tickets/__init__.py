"""Requests of customers, what was promised for them, and the queue they wait in."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks", "jobs", "gauges"),
    subjects=("ticket", "message", "call_task"),
)
