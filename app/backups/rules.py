"""When a backup is due, how it is called, and which ones are too many. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

# What is known of a backup is forgotten then.
REMEMBERED = timedelta(days=90)
# Without a success for longer than this, somebody is to look after it.
LATE = timedelta(hours=26)
_NAME = re.compile(r"personday-[0-9]{8}T[0-9]{6}Z")


def is_due(last_at: datetime | None, now: datetime) -> bool:
    """Whether none was begun on this day (UTC); one that failed is none."""
    return last_at is None or last_at.astimezone(UTC).date() < now.astimezone(UTC).date()


def name_of(now: datetime) -> str:
    """How the folder of a backup is called that begins at an instant."""
    return f"personday-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def surplus(names: Iterable[str], kept: int) -> list[str]:
    """Those of some folders that are backups of ours, beyond the newest ones that are kept."""
    return sorted(name for name in names if _NAME.fullmatch(name))[:-kept]
