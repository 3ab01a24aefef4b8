"""Articles in the official languages, and which of them fit a trouble."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables"), subjects=("article",))
