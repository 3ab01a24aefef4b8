"""What finance sees and does: the money of the month, and what stands behind it."""
