"""What leaves the house: one durable queue, whoever sends, and what became of it."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs", "gauges"))
