"""What mails tell beside the things themselves: who acted, and why, and how messages came and went."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.database import Reader
from app.kit.rows import read_row
from app.mails.rows import CameAs, ReporterMailRecord


@dataclass(frozen=True, slots=True)
class Release:
    """The last time that the reserve of a session was given back with a reason."""

    reason: str
    booked_at: datetime


async def people(db: Reader, ids: Collection[UUID]) -> dict[UUID, str]:
    """What these contacts, technicians and people of the office are called."""
    rows = await db.fetch(
        "SELECT id, name FROM contact WHERE id = ANY($1) UNION ALL"
        " SELECT id, name FROM technician WHERE id = ANY($1) UNION ALL"
        " SELECT id, name FROM person WHERE id = ANY($1)",
        sorted(ids),
    )
    return {row["id"]: row["name"] for row in rows}


async def releases(db: Reader, session_ids: Collection[UUID]) -> dict[UUID, Release]:
    """Why the reserves of these sessions were last given back; what had none has no such entry."""
    rows = await db.fetch(
        "SELECT session.id, note.reason, entry.booked_at FROM session"
        " JOIN credit_account AS account ON account.customer_id = session.customer_id"
        " JOIN ledger_entry AS entry ON entry.credit_account_id = account.credit_account_id"
        "  AND entry.reference = 'session:' || session.id || ':release:' || session.releases"
        " JOIN ledger_note AS note"
        "  ON note.credit_account_id = entry.credit_account_id AND note.seq = entry.seq"
        " WHERE session.id = ANY($1)",
        sorted(session_ids),
    )
    return {row["id"]: read_row(Release, row) for row in rows}


async def came(db: Reader, message_ids: Collection[UUID]) -> dict[UUID, CameAs]:
    """How those of these messages of tickets came that came by e-mail."""
    rows = await db.fetch(
        "SELECT ticket_message_id AS id, kind, from_address FROM inbound_email"
        " WHERE ticket_message_id = ANY($1)",
        sorted(message_ids),
    )
    return {row["id"]: read_row(CameAs, row) for row in rows}


async def reporter_mails(
    db: Reader, ticket_ids: Collection[UUID]
) -> dict[UUID, ReporterMailRecord]:
    """From which addresses of the reporters of these tickets mail comes back."""
    rows = await db.fetch(
        "SELECT * FROM reporter_mail WHERE ticket_id = ANY($1)", sorted(ticket_ids)
    )
    return {row["ticket_id"]: read_row(ReporterMailRecord, row) for row in rows}
