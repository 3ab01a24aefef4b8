"""What waits for another person's approval, and above which thresholds anything does."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks", "jobs"), subjects=("approval", "approval_thresholds")
)
