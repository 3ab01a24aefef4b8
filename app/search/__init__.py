"""One field that finds customers, their people and servers, tickets and sessions."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router",))
