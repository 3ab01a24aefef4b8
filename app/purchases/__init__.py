"""Credit that is bought, paid, refunded and corrected."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks"), subjects=("purchase", "payment", "refund"))
