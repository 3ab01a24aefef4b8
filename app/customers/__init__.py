"""Customers, their people and servers, and the access to those."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks"),
    subjects=("customer", "contact", "server", "server_access"),
)
