"""Mails to people: who is told of what, in which words."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs", "channel"))
