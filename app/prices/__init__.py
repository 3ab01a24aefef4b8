"""Price lists: what a person-day costs from a day on, by currency and quantity."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks"), subjects=("price_list",))
