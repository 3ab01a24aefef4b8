"""How people come in by a browser: links in mails, keys, and what their browsers keep of it."""

from app.kit.slices import Slice

SLICE = Slice(parts=("tables", "jobs"))
