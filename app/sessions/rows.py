"""The rows of a session, staged together: itself, its technicians' time, and its event."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg

from app.kit import outbox
from app.kit.database import Row, Tx, columns
from app.kit.schema import figure
from app.sessions import rules
from app.sessions.rules import SessionStatus

Range: TypeAlias = "asyncpg.Range[datetime]"
Numbered = tuple[UUID, int]


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
    _insert_technicians(tx, made, _numbered(made["technician_ids"]), buffer_minutes)


def _numbered(technicians: Sequence[UUID]) -> list[Numbered]:
    """Technicians with the places in which they are named."""
    return [(one, at) for at, one in enumerate(technicians)]


def _insert_technicians(
    tx: Tx, session: dict[str, Any], technicians: Sequence[Numbered], buffer_minutes: int
) -> None:
    tx.stage(
        "INSERT INTO session_technician"
        " (session_id, technician_id, position, during, busy, live, held_until)"
        " SELECT $1, named.id, named.position, $4, $5, true, $6"
        " FROM unnest($2::uuid[], $3::int[]) AS named (id, position)",
        session["id"], *columns(technicians, 2),
        *_periods(session, buffer_minutes), _held_until(session),
    )  # fmt: skip


def _periods(session: dict[str, Any], buffer_minutes: int) -> tuple[Range, Range]:
    starts_at, ends_at = session["starts_at"], session["ends_at"]
    busy_until = ends_at + timedelta(minutes=buffer_minutes)
    return asyncpg.Range(starts_at, ends_at), asyncpg.Range(starts_at, busy_until)


def _held_until(session: dict[str, Any]) -> Any:
    return session["top_up_by"] if session["status"] == SessionStatus.AWAITING_CREDIT else None


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
        tx.stage(
            "DELETE FROM session_technician WHERE session_id = $1 AND technician_id = ANY($2)",
            after["id"], gone,
        )  # fmt: skip
    numbered = _numbered(technicians)
    _update_technicians(
        tx, session, after, [one for one in numbered if one[0] in before], buffer_minutes
    )
    new = [one for one in numbered if one[0] not in before]
    if new:
        _insert_technicians(tx, after, new, buffer_minutes)
    return after


def _update_technicians(
    tx: Tx,
    session: Row | dict[str, Any],
    after: dict[str, Any],
    stay: list[Numbered],
    buffer_minutes: int,
) -> None:
    """Stage the time and place of those who stay, where it changes."""
    moved = (session["starts_at"], session["ends_at"]) != (after["starts_at"], after["ends_at"])
    placed = [one for one in stay if session["technician_ids"].index(one[0]) != one[1]]
    if not stay or not (moved or placed or session["status"] != after["status"]):
        return
    during, busy = _periods(after, buffer_minutes)
    # A shorter session never takes more time than before, though the buffer was raised since.
    shorter = session["starts_at"] == after["starts_at"] and session["ends_at"] > after["ends_at"]
    tx.stage(
        "UPDATE session_technician SET position = kept.position,"
        " during = CASE WHEN $9 THEN $4 ELSE during END,"
        " busy = CASE WHEN $5 THEN busy * $6 WHEN $9 THEN $6 ELSE busy END,"
        " live = $7, held_until = $8"
        " FROM unnest($2::uuid[], $3::int[]) AS kept (id, position)"
        " WHERE session_id = $1 AND technician_id = kept.id",
        after["id"], *columns(stay, 2), during, shorter, busy, after["status"] in rules.LIVE,
        _held_until(after), moved,
    )  # fmt: skip


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
