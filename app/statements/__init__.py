"""A customer's month, explained to the minute."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
