"""Messages that come by e-mail, and what becomes of them."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "checks", "jobs"), subjects=("inbound_email",))
