"""Money that a bank tells of: its files, read and matched with what was bought."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("bank_file",))
