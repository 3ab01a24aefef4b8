"""Answers about adjustments."""

from uuid import UUID

from pydantic import Field

from app.adjustments.rows import AdjustmentRecord
from app.adjustments.rules import AdjustmentKind
from app.kit.web.schema import UtcInstant, View


class AdjustmentView(View):
    """A correction of the credit. A positive one is the lot with the same id."""

    id: UUID | None = Field(description="Null in a dry run.")
    customer_id: UUID
    kind: AdjustmentKind
    minutes: int
    reason: str
    entry_id: UUID | None = Field(description="Null in a dry run.")
    created_at: UtcInstant
    reversed_at: UtcInstant | None


def adjustment_view(adjustment: AdjustmentRecord) -> AdjustmentView:
    """An adjustment as it is shown."""
    return AdjustmentView.model_validate(adjustment, from_attributes=True)
