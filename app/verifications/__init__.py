"""When everything was recomputed, and what did not come out the same."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "gauges"))
