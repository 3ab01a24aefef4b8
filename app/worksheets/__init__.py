"""What was done in a session, and the customer's answer to it."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("worksheet",))
