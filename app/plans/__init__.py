"""What is promised to whom, and the terms of the contract."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables"), subjects=("plan", "subscription"))
