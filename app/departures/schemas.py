"""Bodies and answers about who leaves."""

from uuid import UUID

from msgspec.structs import asdict
from pydantic import ConfigDict, Field

from app.customers.rows import ContactRecord, CustomerRecord, ServerRecord
from app.departures.rows import Touched
from app.kit.web.schema import Body, Flag, Text, UtcInstant, Version, View
from app.technicians.rows import TechnicianRecord


class Deactivate(Body):
    """Why somebody or something leaves."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "has left the company", "force": True}]}
    )

    reason: Text | None = Field(default=None, description="Why; needed to force it.")
    force: Flag = Field(
        default=False, description="Although there is something left: that stays as it is."
    )


class CreditLeftView(View):
    """What is left of a customer's credit: it can be paid back or corrected as before."""

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int


class DepartureView(View):
    """Who or what has left, and what is left of it."""

    id: UUID
    deactivated_at: UtcInstant
    deactivation_reason: str | None
    session_ids: list[UUID] = Field(description="Live sessions that stay, the first 200.")
    ticket_ids: list[UUID] = Field(description="Unresolved tickets that stay, the first 200.")
    credit: CreditLeftView | None = Field(description="Of a customer.")
    revoked_key_ids: list[UUID] = Field(description="Keys that ended with it.")
    version: Version


def departure_view(
    left: CustomerRecord | ContactRecord | ServerRecord | TechnicianRecord,
    touched: Touched,
    revoked_key_ids: list[UUID],
) -> DepartureView:
    """A departure as it is shown."""
    assert left.deactivated_at is not None
    return DepartureView(
        id=left.id,
        deactivated_at=left.deactivated_at,
        deactivation_reason=left.deactivation_reason,
        session_ids=list(touched.session_ids),
        ticket_ids=list(touched.ticket_ids),
        credit=CreditLeftView(**asdict(touched.credit)) if touched.credit else None,
        revoked_key_ids=revoked_key_ids,
        version=left.version,
    )
