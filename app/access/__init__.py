"""Who may call, and the context of a request."""

from app.kit.slices import Slice

SLICE = Slice(parts=("router", "tables", "jobs"), subjects=("api_key", "person"))
