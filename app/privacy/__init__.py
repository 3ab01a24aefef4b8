"""What is personal: who it is about is shown it, it is erased, and it is kept no longer than needed."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "jobs"), subjects=("retention",))
