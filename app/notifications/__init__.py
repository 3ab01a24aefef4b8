"""What happened, for those who are told."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
