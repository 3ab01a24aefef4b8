"""Answers about the audit."""

from uuid import UUID

from msgspec.structs import asdict
from pydantic import Field

from app.audit.queries import Recorded
from app.audit.rules import AuditOutcome
from app.kit.web.schema import UtcInstant, View


class AuditRecordView(View):
    """One attempt, or several alike. It holds ids, never what was said or sent."""

    id: UUID
    at: UtcInstant = Field(description="When it was; of several alike, the first.")
    outcome: AuditOutcome = Field(
        description="Something was `done`, personal data `read`, or it was `refused`; what was `lost`"
        " could not be recorded."
    )
    times: int = Field(description="How many attempts it stands for.")
    action: str | None = Field(
        description="Method and path of a route, a command or a job; null of what was lost."
    )
    request_id: str | None = Field(description="As the answer had it; null of several together.")
    actor: str | None = Field(description="Who it was, as in events; null of a stranger.")
    key_id: UUID | None = Field(
        description="Of the key or the sign-in; of a stranger, of a key that lives no more."
    )
    role: str | None = Field(description="That of the key.")
    object_id: UUID | None = Field(description="What the path names, or what was made.")
    customer_id: UUID | None = Field(description="Whose it is, where that is known.")
    status: int | None = Field(description="That of the answer; null of commands and jobs.")
    code: str | None = Field(description="Of the problem, where it was refused.")
    address: str | None = Field(description="Where it came from; kept for a short time only.")


def audit_record_view(record: Recorded) -> AuditRecordView:
    """A record as it is answered."""
    return AuditRecordView(**asdict(record))
