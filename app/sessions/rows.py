"""The rows of a session, staged together: itself, its technicians' time, and its event."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.availability import rows as time
from app.availability.rows import Booked
from app.kit import outbox
from app.kit.database import Row, Tx
from app.kit.schema import figure
from app.sessions import rules
from app.sessions.rules import SessionStatus


def insert(tx: Tx, made: dict[str, Any], *, buffer_minutes: int) -> None:
    """Stage a new session with its technicians, and the time kept free after it."""
    tx.stage(
        "INSERT INTO session (id, customer_id, server_id, status, version, category, starts_at,"
        " ends_at, estimated_minutes, reserved_minutes, terms, remote_tool, join_url, language,"
        " organizer, override_reason, top_up_by, holds, releases, moves, booked_at, ticket_id)"
        " VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
        " 0, 0, $18, $19)",
        made["id"], made["customer_id"], made["server_id"], made["status"], made["category"],
        made["starts_at"], made["ends_at"], made["estimated_minutes"], made["reserved_minutes"],
        made["terms"], made["remote_tool"], made["join_url"], made["language"], made["organizer"],
        made["override_reason"], made["top_up_by"], made["holds"], made["booked_at"], made["ticket_id"],
    )  # fmt: skip
    technicians = _numbered(made["technician_ids"])
    time.book(tx, made["id"], technicians, _booked(made, buffer_minutes))


def _numbered(technicians: Sequence[UUID]) -> list[time.Numbered]:
    """Technicians with the places in which they are named."""
    return [(one, at) for at, one in enumerate(technicians)]


def _booked(session: dict[str, Any], buffer_minutes: int) -> Booked:
    """The time of a session as its status says."""
    status = session["status"]
    return Booked(
        session["starts_at"],
        session["ends_at"],
        session["ends_at"] + timedelta(minutes=buffer_minutes),
        live=status in rules.LIVE,
        worked=status == SessionStatus.DONE,
        held_until=session["top_up_by"] if status == SessionStatus.AWAITING_CREDIT else None,
    )


def update(
    tx: Tx,
    session: Row | dict[str, Any],
    changes: dict[str, Any],
    technicians: Sequence[UUID] | None = None,
    *,
    buffer_minutes: int = 0,
) -> dict[str, Any]:
    """Stage the changed row and its technicians' time; returns the row as it will be.

    ``buffer_minutes`` counts when the period or the technicians change.
    """
    before = session["technician_ids"]
    technicians = list(before if technicians is None else technicians)
    after = {
        **session,
        **changes,
        "version": session["version"] + 1,
        "technician_ids": technicians,
    }
    tx.stage(
        "UPDATE session SET version = $2, status = $3, starts_at = $4, ends_at = $5,"
        " estimated_minutes = $6, reserved_minutes = $7, holds = $8, releases = $9, moves = $10,"
        " started_at = $11, ended_at = $12, server_id = $13, remote_tool = $14, join_url = $15,"
        " language = $16, override_reason = $17, top_up_by = $18 WHERE id = $1",
        after["id"], after["version"], after["status"], after["starts_at"], after["ends_at"],
        after["estimated_minutes"], after["reserved_minutes"], after["holds"], after["releases"],
        after["move_count"], after["started_at"], after["ended_at"], after["server_id"],
        after["remote_tool"], after["join_url"], after["language"], after["override_reason"],
        after["top_up_by"],
    )  # fmt: skip
    gone = sorted(set(before) - set(technicians))
    if gone:
        time.free(tx, after["id"], gone)
    numbered = _numbered(technicians)
    booked = _booked(after, buffer_minutes)
    _rebook(tx, session, after, [one for one in numbered if one[0] in before], booked)
    new = [one for one in numbered if one[0] not in before]
    if new:
        time.book(tx, after["id"], new, booked)
    return after


def _rebook(
    tx: Tx,
    session: Row | dict[str, Any],
    after: dict[str, Any],
    stay: list[time.Numbered],
    booked: Booked,
) -> None:
    """Stage the time and place of those who stay, where it changes."""
    moved = (session["starts_at"], session["ends_at"]) != (after["starts_at"], after["ends_at"])
    placed = [one for one in stay if session["technician_ids"].index(one[0]) != one[1]]
    if not stay or not (moved or placed or session["status"] != after["status"]):
        return
    shorter = session["starts_at"] == after["starts_at"] and session["ends_at"] > after["ends_at"]
    time.rebook(tx, after["id"], stay, booked, moved=moved, shorter=shorter)


_LAPSE = f"""
WITH due AS (
    SELECT id FROM session
    WHERE id = ANY($2) AND session_overdue(status, top_up_by, $1) ORDER BY id FOR UPDATE
), lapsed AS (
    UPDATE session SET status = 'lapsed', version = version + 1
    FROM due WHERE session.id = due.id
    RETURNING session.id, customer_id, status, starts_at, reserved_minutes
), freed AS ({time.FREED})
SELECT * FROM lapsed
"""


async def lapse(tx: Tx, session_ids: Sequence[UUID]) -> list[Row]:
    """Lapse those of these sessions whose wait for credit is over, at once; returns them.

    Their time is free for whatever the transaction stages.
    """
    return await tx.connection.fetch(_LAPSE, tx.now, session_ids)


def emit(tx: Tx, kind: str, session: dict[str, Any], **data: Any) -> None:
    """Stage an event of a session, with what every one of them tells."""
    facts = {
        "status": session["status"],
        "starts_at": session["starts_at"],
        "reserved_minutes": session["reserved_minutes"],
        **data,
    }
    outbox.emit(
        tx,
        kind,
        session["id"],
        customer_id=session["customer_id"],
        data={name: figure(value) for name, value in facts.items()},
    )
