"""What is read of a worksheet's draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.worksheets.rules import Clock, DraftTime


class DraftRecord(Struct, frozen=True, kw_only=True):
    """What is written of a worksheet so far; version 0 is nothing yet.

    Attributes:
        time_entries: as far as they are written.
        clocks: that run, each since when.
    """

    session_id: UUID
    version: int = 0
    summary: str = ""
    time_entries: tuple[DraftTime, ...] = ()
    clocks: tuple[Clock, ...] = ()


# The draft of the session ``{}`` as one value; null where nothing is written.
DRAFT = """
(SELECT jsonb_build_object('version', version, 'summary', summary, 'time_entries', time_entries,
                           'clocks', clocks) FROM worksheet_draft WHERE session_id = {})
"""


async def draft(db: Reader, session_id: UUID) -> DraftRecord:
    """The draft of a session's worksheet, be it empty."""
    return draft_of(session_id, await db.fetchval(f"SELECT {DRAFT.format('$1')}", session_id))


def draft_of(session_id: UUID, kept: Mapping[str, Any] | None) -> DraftRecord:
    """The draft of a value of ``DRAFT``."""
    if kept is None:
        return DraftRecord(session_id=session_id)
    return DraftRecord(
        session_id=session_id,
        version=kept["version"],
        summary=kept["summary"],
        time_entries=tuple(_time(one) for one in kept["time_entries"]),
        clocks=tuple(
            # Of what was kept before clocks had notes there is none.
            Clock(
                UUID(one["technician_id"]),
                datetime.fromisoformat(one["started_at"]),
                one.get("note", ""),
            )
            for one in kept["clocks"]
        ),
    )


def _time(kept: Mapping[str, str | None]) -> DraftTime:
    technician_id, started_at, ended_at = (
        kept[name] for name in ("technician_id", "started_at", "ended_at")
    )
    return DraftTime(
        UUID(technician_id) if technician_id else None,
        datetime.fromisoformat(started_at) if started_at else None,
        datetime.fromisoformat(ended_at) if ended_at else None,
        kept["note"] or "",
    )
