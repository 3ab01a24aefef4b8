"""What is exported of sessions."""

from app.kit.extracts import Column, ColumnKind, Extract

_W, _N, _AT = ColumnKind.WORD, ColumnKind.WHOLE, ColumnKind.INSTANT
_TECHNICIANS = """
ARRAY(SELECT technician_id FROM session_technician
      WHERE session_id = session.id AND left_at IS NULL ORDER BY position)
"""

SESSIONS = Extract(
    columns=(
        Column("id", _W, "session.id", "The session."),
        Column("customer_id", _W, "customer_id", "For whom it is held."),
        Column("server_id", _W, "server_id", "What it works on."),
        Column("ticket_id", _W, "ticket_id", "What it came of."),
        Column("status", _W, "session_status(status, top_up_by, $now)", "A `SessionStatus`."),
        Column("category", _W, "category", "A `WorkCategory`."),
        Column("starts_at", _AT, "starts_at", "Its planned start."),
        Column("ends_at", _AT, "ends_at", "Its planned end."),
        Column("estimated_minutes", _N, "estimated_minutes", "How long it is planned."),
        Column("reserved_technicians", _N, "reserved_technicians", "For how many credit is held."),
        Column("reserved_minutes", _N, "reserved_minutes", "What is held for it."),
        Column("language", _W, "language", "What its technicians were chosen for."),
        Column("remote_tool", ColumnKind.TEXT, "remote_tool", "What it is held by."),
        Column("override_reason", ColumnKind.TEXT, "override_reason", "Why a lead overrode a rule."),
        Column("top_up_by", _AT, "top_up_by", "How long it waits for credit."),
        Column("moves", _N, "moves", "How often it was moved."),
        Column("booked_at", _AT, "booked_at", "When it was booked."),
        Column("started_at", _AT, "started_at", "When it was started."),
        Column("ended_at", _AT, "ended_at", "When it was over."),
        Column("technician_ids", ColumnKind.NESTED, _TECHNICIANS, "Who holds it, in order."),
    ),
    source="FROM session WHERE true",
    instant="starts_at",
    customer="customer_id",
    order="starts_at, session.id",
)  # fmt: skip
