"""The one clock. It is read once per request; every rule takes the instant as an argument."""

from datetime import UTC, datetime


def read() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)
