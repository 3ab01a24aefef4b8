"""Sessions in everybody's calendar."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables"), subjects=("calendar_feed",))
