"""What is exported of approvals."""

from app.kit.extracts import Column, ColumnKind, Extract, money

_W, _T, _AT = ColumnKind.WORD, ColumnKind.TEXT, ColumnKind.INSTANT

_STATUS = (
    "CASE WHEN status = 'pending_approval' AND expires_at <= $now THEN 'expired' ELSE status END"
)

APPROVALS = Extract(
    columns=(
        Column("id", _W, "id", "The approval."),
        Column("customer_id", _W, "customer_id", "Whose credit it is about."),
        Column("kind", _W, "kind", "What was asked for: an `ApprovalKind`."),
        Column("subject_id", _W, "subject_id", "The adjustment, purchase or penalty that it is about."),
        Column("minutes", ColumnKind.WHOLE, "minutes", "How many; below 0 where they are taken."),
        money("amount", "What a refund would pay out, with tax, in `currency`."),
        Column("currency", _W, "currency", "ISO 4217."),
        Column("reason", _T, "reason", "Why it was asked for."),
        Column("override_reason", _T, "override_reason", "Why it may go past the debt limit."),
        Column("credit_note_number", _T, "credit_note_number", "Of a refund's credit note."),
        Column("status", _W, _STATUS, "An `ApprovalStatus`."),
        Column("requested_by", _W, "requested_by", "The person who asked for it."),
        Column("requested_at", _AT, "requested_at", "When it was asked for."),
        Column("expires_at", _AT, "expires_at", "From when on it waits no more."),
        Column("decided_by", _W, "decided_by", "The person who approved, rejected or withdrew it."),
        Column("decided_at", _AT, "decided_at", "When that was, or when it was seen to have expired."),
        Column("decision_reason", _T, "decision_reason", "Why it was rejected."),
        Column("entry_id", _W, "entry_id", "The entry that carried it out."),
    ),
    source="FROM approval WHERE true",
    instant="requested_at",
    customer="customer_id",
    order="id",
)  # fmt: skip
