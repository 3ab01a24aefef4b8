"""What people see in a browser."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
