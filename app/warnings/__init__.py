"""Credit that runs low or out: told ahead, once, as events."""

from app.kit.slices import Slice

SLICE = Slice(parts=("tables", "checks", "jobs"), subjects=("credit_warning",))
