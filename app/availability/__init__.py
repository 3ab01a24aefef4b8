"""When technicians work, and when somebody can help."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables"), subjects=("working_hours", "working_exception", "time_off")
)
