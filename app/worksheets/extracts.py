"""What is exported of worksheets: the present revision of each."""

from app.kit.extracts import Column, ColumnKind, Extract, instant_text

_W, _N, _AT = ColumnKind.WORD, ColumnKind.WHOLE, ColumnKind.INSTANT
_TIME_ENTRIES = f"""
ARRAY(
    SELECT row_to_json(worked) FROM (
        SELECT technician_id, {instant_text("lower(during)")} AS started_at,
               {instant_text("upper(during)")} AS ended_at, note
        FROM time_entry
        WHERE worksheet_id = worksheet.id AND revision = worksheet.revision ORDER BY position
    ) AS worked
)
"""

WORKSHEETS = Extract(
    columns=(
        Column("id", _W, "worksheet.id", "The worksheet."),
        Column("session_id", _W, "session_id", "What it is of."),
        Column("customer_id", _W, "customer_id", "For whom it was worked."),
        Column("status", _W, "status", "A `WorksheetStatus`."),
        Column("revision", _N, "revision", "How often it was handed in, amended ones included."),
        Column("summary", ColumnKind.TEXT, "summary", "What was done."),
        Column("worked_seconds", _N, "worked_seconds", "Of all technicians together."),
        Column("billed_minutes", _N, "billed_minutes", "What it costs."),
        Column("submitted_at", _AT, "submitted_at", "When this revision was handed in."),
        Column("confirmed_at", _AT, "confirmed_at", "When it was confirmed."),
        Column("confirmed_by", _W, "confirmed_by", "A `Confirmer`."),
        Column("auto_confirm_at", _AT, "auto_confirm_at", "When silence confirms it."),
        Column("time_entries", ColumnKind.NESTED, _TIME_ENTRIES, "Who worked when."),
    ),
    source="FROM worksheet WHERE true",
    instant="submitted_at",
    customer="customer_id",
    order="submitted_at, worksheet.id",
)  # fmt: skip
