"""Closed months: nothing is booked before their end, and what was so then is signed."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("period",))
