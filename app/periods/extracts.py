"""What is exported of closed months: that they were reopened."""

from app.kit.extracts import Column, ColumnKind, Extract

_W = ColumnKind.WORD

REOPENINGS = Extract(
    columns=(
        Column("id", _W, "reopening.id", "The reopening."),
        Column("month", _W, "month", "The month that was closed before."),
        Column("number", ColumnKind.WHOLE, "number", "Behind which of its snapshots."),
        Column("reason", ColumnKind.TEXT, "reason", "Why."),
        Column("reopened_by", _W, "reopened_by", "Who did it."),
        Column("reopened_at", ColumnKind.INSTANT, "reopened_at", "When."),
    ),
    source="""
    FROM period_reopening AS reopening JOIN period ON period.id = reopening.period_id
    WHERE true
    """,
    instant="reopened_at",
    # It is of no customer.
    customer="NULL::uuid",
    order="reopened_at, reopening.id",
)
