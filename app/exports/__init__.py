"""What happened as files, for those who count elsewhere."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
