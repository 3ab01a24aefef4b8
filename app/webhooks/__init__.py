"""Events as signed requests to the systems of others (Standard Webhooks 1.0.0)."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables", "checks", "jobs", "channel"), subjects=("webhook_endpoint",)
)
