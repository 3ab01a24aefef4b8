"""The rows of a session, staged together: itself, its technicians' time, and its event."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from app.kit import outbox
from app.kit.database import Row, Tx, columns
from app.kit.schema import figure
from app.sessions import rules


def insert(tx: Tx, made: dict[str, Any]) -> None:
    """Stage a new session with its technicians."""
    tx.stage(
        "INSERT INTO session (id, customer_id, server_id, status, version, category, starts_at,"
        " ends_at, estimated_minutes, reserved_minutes, terms, remote_tool, join_url, holds,"
        " releases, moves, booked_at)"
        " VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, 1, 0, 0, $13)",
        made["id"], made["customer_id"], made["server_id"], made["status"], made["category"],
        made["starts_at"], made["ends_at"], made["estimated_minutes"], made["reserved_minutes"],
        made["terms"], made["remote_tool"], made["join_url"], made["booked_at"],
    )  # fmt: skip
    _insert_technicians(tx, made, made["technician_ids"])


def _insert_technicians(tx: Tx, session: dict[str, Any], technicians: Sequence[UUID]) -> None:
    tx.stage(
        "INSERT INTO session_technician (session_id, technician_id, position, during, live)"
        " SELECT $1, named.id, named.position, $4, true"
        " FROM unnest($2::uuid[], $3::int[]) AS named (id, position)",
        session["id"], *columns([(one, at) for at, one in enumerate(technicians)], 2),
        asyncpg.Range(session["starts_at"], session["ends_at"]),
    )  # fmt: skip


def update(
    tx: Tx, session: Row, changes: dict[str, Any], technicians: Sequence[UUID]
) -> dict[str, Any]:
    """Stage the changed row and its technicians' time; returns the row as it will be."""
    after = {
        **session,
        **changes,
        "version": session["version"] + 1,
        "technician_ids": list(technicians),
    }
    tx.stage(
        "UPDATE session SET version = $2, status = $3, starts_at = $4, ends_at = $5,"
        " estimated_minutes = $6, reserved_minutes = $7, holds = $8, releases = $9, moves = $10,"
        " started_at = $11, ended_at = $12 WHERE id = $1",
        after["id"], after["version"], after["status"], after["starts_at"], after["ends_at"],
        after["estimated_minutes"], after["reserved_minutes"], after["holds"], after["releases"],
        after["move_count"], after["started_at"], after["ended_at"],
    )  # fmt: skip
    gone = sorted(set(session["technician_ids"]) - set(technicians))
    new = [one for one in technicians if one not in session["technician_ids"]]
    if gone:
        tx.stage(
            "DELETE FROM session_technician WHERE session_id = $1 AND technician_id = ANY($2)",
            after["id"], gone,
        )  # fmt: skip
    live = after["status"] in rules.LIVE
    period = (session["starts_at"], session["ends_at"])
    if not live or period != (after["starts_at"], after["ends_at"]):
        tx.stage(
            "UPDATE session_technician SET during = $2, live = $3"
            " WHERE session_id = $1 AND technician_id <> ALL($4)",
            after["id"], asyncpg.Range(after["starts_at"], after["ends_at"]), live, gone,
        )  # fmt: skip
    if new:
        _insert_technicians(tx, after, new)
    return after


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
