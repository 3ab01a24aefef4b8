"""What is exported of tickets: no message, and nothing of who reported them."""

from app.kit.extracts import Column, ColumnKind, Extract

_W, _N, _AT = ColumnKind.WORD, ColumnKind.WHOLE, ColumnKind.INSTANT

TICKETS = Extract(
    columns=(
        Column("id", _W, "id", "The ticket."),
        Column("number", _N, "number", "As people call it."),
        Column("customer_id", _W, "customer_id", "Whose it is."),
        Column("server_id", _W, "server_id", "What it is about."),
        Column("technician_id", _W, "technician_id", "Who has it."),
        Column("plan_version_id", _W, "plan_version_id", "What it was promised under."),
        Column("follow_up_of", _W, "follow_up_of", "The closed ticket that it goes on from."),
        Column("merged_into", _W, "merged_into", "The ticket that it goes on in."),
        Column("status", _W, "status", "A `TicketStatus`."),
        Column("kind", _W, "kind", "A `TicketKind`."),
        Column("channel", _W, "channel", "How it came."),
        Column("subject", ColumnKind.TEXT, "subject", "Its title."),
        Column("reported_severity", _N, "reported_severity", "What its reporter said, from 1 on."),
        Column("severity", _N, "severity", "What holds, from 1 on."),
        Column("legitimacy", _W, "legitimacy", "Of a bug: whether it is one."),
        Column("application_unavailable", ColumnKind.FLAG, "application_unavailable", "Whether all stood."),
        Column("product_version", ColumnKind.TEXT, "product_version", "Of what is used."),
        Column("language", _W, "language", "What it was written in."),
        Column("reply_language", _W, "reply_language", "What it is answered in."),
        Column("reopenings", _N, "reopenings", "How often it was opened again."),
        Column("created_at", _AT, "created_at", "When it was opened."),
        Column("resolution_due_at", _AT, "resolution_due_at", "By when it is to be resolved."),
        Column("first_replied_at", _AT, "first_replied_at", "When it was first answered."),
        Column("resolved_at", _AT, "resolved_at", "When it was resolved."),
        Column("closed_at", _AT, "closed_at", "When it was closed."),
    ),
    source="FROM ticket WHERE true",
    instant="created_at",
    customer="customer_id",
    order="number",
)  # fmt: skip
