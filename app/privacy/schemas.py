"""Bodies and answers about what is personal, and how long it is kept."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from app.kit.web.schema import Body, Text, UtcInstant, Version, View
from app.privacy.rows import Held, RetentionRecord

_MOST_DAYS = 36_500
_AUDIT = "For how many days who did what is known; at least 90."
_ADDRESS = "For how many days it is known where an attempt came from."
_RAW_MAIL = "For how many days messages are kept as they came; null: as long as they themselves."
_MAIL = "For how many days it is kept what was written to people; at most 90."
_ANSWER = "For how many days answers of requests with a key are kept; at most 30."


class Erase(Body):
    """Why somebody is erased."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "asked for on 3 March"}]})

    reason: Text = Field(description="It stays, so that it names nobody.")


class ErasedRows(View):
    """How much of one kind was erased."""

    what: str = Field(description="What it was, by the name of its table.")
    rows: int = Field(description="How many rows.")


class ErasureView(View):
    """What was erased, or would be; what had been before is not counted again."""

    subject_id: UUID = Field(description="The contact or the customer.")
    erased_at: UtcInstant = Field(description="When it was first erased.")
    rows: list[ErasedRows] = Field(description="What went by this, and how much.")


class HeldView(View):
    """One thing that is held about somebody."""

    what: str = Field(description="What it is, by the name of its table.")
    id: UUID = Field(description="Of the thing itself, or what it belongs to.")
    data: Any = Field(
        description="All that is known of it; files and raw messages have their own routes."
    )


class SetRetention(Body):
    """What is to be kept for how long; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"address_days": 30, "raw_mail_days": 365}]}
    )

    audit_days: Annotated[int, Field(strict=True, ge=90, le=_MOST_DAYS)] | None = Field(
        default=None, description=_AUDIT
    )
    address_days: Annotated[int, Field(strict=True, ge=1, le=90)] | None = Field(
        default=None, description=_ADDRESS
    )
    raw_mail_days: Annotated[int, Field(strict=True, ge=1, le=_MOST_DAYS)] | None = Field(
        default=None, description=_RAW_MAIL
    )
    mail_days: Annotated[int, Field(strict=True, ge=1, le=90)] | None = Field(
        default=None, description=_MAIL
    )
    answer_days: Annotated[int, Field(strict=True, ge=1, le=30)] | None = Field(
        default=None, description=_ANSWER
    )


class RetentionView(View):
    """For how many days something is kept."""

    audit_days: int = Field(description=_AUDIT)
    address_days: int = Field(description=_ADDRESS)
    raw_mail_days: int | None = Field(description=_RAW_MAIL)
    mail_days: int = Field(description=_MAIL)
    answer_days: int = Field(description=_ANSWER)
    version: Version


def held_view(held: Held) -> HeldView:
    """A thing as it is shown to whom it is about."""
    return HeldView(what=held.what, id=held.id, data=held.data)


def retention_view(record: RetentionRecord) -> RetentionView:
    """The retention as it is shown."""
    return RetentionView.model_validate(record, from_attributes=True)
