"""Corrections of the credit: what was given or taken, why, and by which entry."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks"), subjects=("adjustment",))
