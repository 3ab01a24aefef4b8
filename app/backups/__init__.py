"""What became of the backups that the worker makes."""

from app.kit.slices import Slice

SLICE = Slice(parts=("tables", "gauges"))
