"""Bodies and answers about endpoints of webhooks."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from app import examples
from app.catalogue.catalogue import CATALOGUE
from app.kit.web.forms import LINE
from app.kit.web.schema import Body, Flag, Id, Instant, Name, Url, UtcInstant, Version, View
from app.webhooks.rows import EndpointRecord
from app.webhooks.rules import MAX_OVERLAP_HOURS, DisabledReason, EndpointStatus

_DAY_HOURS = 24
_SOME: list[JsonValue] = ["session.moved", "worksheet.submitted"]


def _known(name: str) -> str:
    if name not in CATALOGUE:
        raise PydanticCustomError(
            "unknown_event_type", "A type of event, as docs/events.md lists them."
        )
    return name


def _once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


EventTypeName = Annotated[
    str, AfterValidator(_known), Field(json_schema_extra={"enum": sorted(CATALOGUE)})
]
EventTypes = Annotated[
    list[EventTypeName],
    Field(max_length=len(CATALOGUE), description="Which events it is told of; none are all."),
    AfterValidator(_once),
]
EndpointUrl = Annotated[
    Url,
    Field(
        min_length=1,
        description="With `https`, on port 443 or from 1024 on, of a host with public addresses only;"
        " redirects are not followed.",
    ),
    LINE,
]
_ORDERED = (
    "One after the other for each customer: while one fails, those behind it wait until it is taken or"
    " set aside."
)


class NewWebhookEndpoint(Body):
    """Where events are to go."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"url": examples.WEBHOOK_URL, "event_types": _SOME, "description": "billing"}
            ]
        }
    )

    url: EndpointUrl
    event_types: EventTypes = Field(default_factory=list)
    customer_id: Id | None = Field(default=None, description="Whose events alone it is told of.")
    ordered: Flag = Field(default=False, description=_ORDERED)
    description: Name | None = Field(default=None, description="What it is for.")


class ChangeWebhookEndpoint(Body):
    """What shall be different; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"event_types": _SOME}]})

    url: EndpointUrl | None = None
    event_types: EventTypes | None = None
    ordered: Flag | None = Field(
        default=None, description=f"{_ORDERED} It is for what happens from now on."
    )
    description: Name | None = Field(default=None, description="What it is for; null empties it.")


class RotateSecret(Body):
    """How long the secrets of before sign beside the fresh one."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"overlap_hours": 24}]})

    overlap_hours: int = Field(
        default=_DAY_HOURS,
        strict=True,
        ge=0,
        le=MAX_OVERLAP_HOURS,
        description="0 ends them at once: for one that others know.",
    )


class Redeliver(Body):
    """What is sent again: one event, or those of a time."""

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_extra={
            "examples": [{"from": "2026-01-05T00:00:00Z", "to": "2026-01-06T00:00:00Z"}]
        },
    )

    event_id: Id | None = Field(default=None, description="This event.")
    from_: Instant | None = Field(
        default=None, alias="from", description="What happened from then on."
    )
    to: Instant | None = Field(default=None, description="Until then; by default until now.")
    after: int = Field(
        default=0,
        strict=True,
        ge=0,
        le=2**62,
        description="Only what is behind this position: the `last_position` of the answer before.",
    )

    @model_validator(mode="after")
    def _is_clear(self) -> Self:
        if (self.event_id is None) == (self.from_ is None) or (
            self.event_id is not None and ("to" in self.model_fields_set or self.after)
        ):
            raise PydanticCustomError(
                "event_or_time", "Either `event_id`, or `from` with what else tells the time."
            )
        return self


class WebhookEndpointView(View):
    """Where events go."""

    id: UUID
    url: str = Field(description="Where it is told.")
    event_types: list[str] = Field(description="Which events it is told of; none are all.")
    customer_id: UUID | None = Field(
        description="Whose events alone it is told of; null: everybody's."
    )
    ordered: bool = Field(description=_ORDERED)
    description: str | None = Field(description="What it is for.")
    status: EndpointStatus
    disabled_at: UtcInstant | None = Field(description="Since when; null while it is enabled.")
    disabled_reason: DisabledReason | None = Field(description="Why; null while it is enabled.")
    failing_since: UtcInstant | None = Field(
        description="The first failure since something was taken; after five days it is disabled."
    )
    older_secret_ends_at: UtcInstant | None = Field(
        description="Until when a secret from before a rotation signs, too; it may be over."
    )
    created_at: UtcInstant
    version: Version


class MadeWebhookEndpoint(WebhookEndpointView):
    """An endpoint with its fresh secret: the only answer that ever holds it."""

    secret: str = Field(
        description="Keep it: it is not shown again.",
        examples=["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"],
    )


class WebhookTestView(View):
    """The test that is on its way; `GET /v1/deliveries?event_id=` tells what becomes of it."""

    event_id: UUID = Field(description="The event that is sent.")


class RedeliveryView(View):
    """What is sent again."""

    queued: int = Field(description="How many events; at most 10,000 by one request.")
    last_position: int | None = Field(description="Of the last of them; null where there are none.")
    complete: bool = Field(
        description="False where there are more: ask again with `after` as `last_position`."
    )


def endpoint_view(endpoint: EndpointRecord) -> WebhookEndpointView:
    """An endpoint as it is shown."""
    return WebhookEndpointView.model_validate(endpoint, from_attributes=True)


def made_endpoint(endpoint: EndpointRecord, secret: str) -> MadeWebhookEndpoint:
    """An endpoint as it is shown once."""
    shown = {name: getattr(endpoint, name) for name in WebhookEndpointView.model_fields}
    return MadeWebhookEndpoint(**shown, secret=secret)
