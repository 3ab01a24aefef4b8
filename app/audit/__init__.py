"""Who did what, who read what is personal, and who was refused."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables"))
