"""What is exported of the audit: the records as they are listed, in the order of recording."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.audit.rules import AuditOutcome
from app.kit.extracts import Column, ColumnKind, Extract

_W, _T = ColumnKind.WORD, ColumnKind.TEXT

AUDIT = Extract(
    columns=(
        Column("id", _W, "id", "The record."),
        Column("at", ColumnKind.INSTANT, "record.at", "When it was; of several alike, the first."),
        Column("outcome", _W, "outcome", "What became of it: an `AuditOutcome`."),
        Column("times", ColumnKind.WHOLE, "times", "How many attempts it stands for."),
        Column("action", _W, "action", "Method and path of a route, a command or a job."),
        Column("request_id", _T, "request_id", "As the answer had it; whoever asked may have said it."),
        Column("actor", _W, "actor", "Who it was, as in events; empty of a stranger."),
        Column("key_id", _W, "key_id", "Of the key or the sign-in."),
        Column("role", _W, "role", "That of the key."),
        Column("object_id", _W, "object_id", "What the path names, or what was made."),
        Column("customer_id", _W, "customer_id", "Whose it is, where that is known."),
        Column("status", ColumnKind.WHOLE, "status", "That of the answer; empty of commands and jobs."),
        Column("code", _W, "code", "Of the problem, where it was refused."),
        Column("address", _T, "address", "Where it came from; kept for a short time only."),
    ),
    source="FROM audit_record AS record LEFT JOIN audit_address ON record_id = id WHERE true",
    instant="record.at",
    customer="customer_id",
    order="id",
    counted="FROM audit_record AS record WHERE true",
    filters={
        "actor": "actor", "object_id": "object_id", "outcome": "outcome", "action": "action",
    },
)  # fmt: skip


def narrowed_to(
    *,
    actor: str | None = None,
    object_id: UUID | None = None,
    outcomes: Sequence[AuditOutcome] | None = None,
    action: str | None = None,
) -> Mapping[str, Sequence[str | UUID]]:
    """The filters of an export that are asked for; None does not narrow."""
    one_of = {"actor": actor, "object_id": object_id, "action": action}
    given: dict[str, Sequence[str | UUID]] = {
        name: [value] for name, value in one_of.items() if value is not None
    }
    return given | ({"outcome": outcomes} if outcomes else {})
