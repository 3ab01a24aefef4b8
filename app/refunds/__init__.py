"""Credit that is paid back, with the money that its minutes take along."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "checks"))
