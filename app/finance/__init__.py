"""What a minute is worth: money of lots, and what is earned, lost and still owed of it."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks", "jobs"),
    subjects=("earning_policy",),
)
