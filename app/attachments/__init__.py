"""Files on tickets."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks"))
