"""Who leaves, what that touches, and the way back."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",), subjects=())
