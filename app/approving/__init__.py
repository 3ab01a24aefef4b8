"""Carries out what another person approves, by the verb that was asked for."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
