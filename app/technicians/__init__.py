"""Who holds sessions."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks"), subjects=("technician",))
